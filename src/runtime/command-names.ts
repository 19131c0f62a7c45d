import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** Names of all commands as they are typed, such as `catalog list`, from the manifest that the build writes. */
export function commandNames(): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, 'oclif.manifest.json'), 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('commands' in manifest)) return []
  const { commands } = manifest
  if (typeof commands !== 'object' || commands === null) return []
  return Object.keys(commands).map((id) => id.replaceAll(':', ' '))
}
