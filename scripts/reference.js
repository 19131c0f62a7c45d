/**
 * Writes the reference that comes from the code: the provider contract from its doc comments, and the table of abilities from the
 * built program. `--check` writes nothing and fails where what is committed is not current. Something undocumented fails both.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const committed = join(root, 'docs/reference')

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  if (status === 0) return
  console.error(`${stdout}${stderr}`.trim())
  process.exit(1)
}

/** Writes the reference below a folder. */
function write(folder) {
  run(join(root, 'node_modules/.bin/typedoc'), ['--options', 'typedoc.json', '--out', join(folder, 'contract')])
}

/** Needs the built program. A test compares what is committed with the sources. */
function writeAbilities() {
  const words = ['providers', '--abilities', '--format', 'markdown', '--lang', 'en']
  run(process.execPath, ['bin/broker.js', ...words, '--output', join(committed, 'abilities.md')])
}

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

/** Files that are missing, too many or different. */
function stale(fresh, old) {
  const names = [...new Set([...filesBelow(fresh), ...filesBelow(old)])]
  const text = (folder, name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null)
  return names.filter((name) => text(fresh, name) !== text(old, name))
}

function check() {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'))
  write(folder)
  const wrong = stale(join(folder, 'contract'), join(committed, 'contract'))
  rmSync(folder, { recursive: true })
  if (wrong.length === 0) return
  console.error(`not current, run "npm run reference": ${wrong.map((name) => `contract/${name}`).join(', ')}`)
  process.exitCode = 1
}

if (process.argv.includes('--check')) check()
else {
  write(committed)
  writeAbilities()
}
