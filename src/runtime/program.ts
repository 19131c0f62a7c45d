import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** Name and version, such as `broker 0.1.0`. */
export const program: string = `broker ${version()}`

function version(): string {
  const found: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  if (typeof found === 'object' && found !== null && 'version' in found) return String(found.version)
  return 'unknown'
}
