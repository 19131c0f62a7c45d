import { join } from 'node:path'
import { packageRoot } from './package-root.ts'
import { maxDocumentBytes, readText } from './read-text.ts'

/** The text of a scenario that comes with the program. */
export async function scenarioText(name: string): Promise<string> {
  return await readText({ path: join(packageRoot, 'deployments', `${name}.yaml`), maxBytes: maxDocumentBytes })
}
