/**
 * Writes oclif.manifest.json, so that the program starts without loading its commands.
 * Run after the bundler: commands are read from dist/program.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Plugin } from '@oclif/core'

const root = join(import.meta.dirname, '..')

/** Everything oclif knows about the commands of the built program: ids, flags, arguments, help. */
export async function manifest() {
  const plugin = new Plugin({
    errorOnManifestCreate: true,
    ignoreManifest: true,
    respectNoCacheDefault: true,
    root,
    type: 'core',
  })
  await plugin.load()
  return plugin.manifest
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(root, 'oclif.manifest.json')
  writeFileSync(file, `${JSON.stringify(await manifest(), null, 2)}\n`)
}
