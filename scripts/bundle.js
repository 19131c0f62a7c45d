/**
 * Bundles the compiled modules of `dist/` into `dist/program/`, one file for each command and the parts that they share: reading
 * hundreds of small files took a third of the time of a start. Small libraries are taken in, with their licences beside them;
 * what loads files of its own at run time stays outside. Runs after the TypeScript build, before the manifest.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const target = join(dist, 'program')
const taken = ['big.js', 'i18next', 'yaml', 'zod']

async function commands() {
  const found = await readdir(join(dist, 'commands'), { recursive: true })
  return found.filter((name) => name.endsWith('.js') && !name.endsWith('base-command.js'))
}

/** Where each file of the program starts, by its path without `.js`. */
async function entries() {
  const files = ['run.js', join('help', 'help.js'), ...(await commands()).map((name) => join('commands', name))]
  return Object.fromEntries(files.map((file) => [file.replace(/\.js$/, ''), join(dist, file)]))
}

const isOwn = (id) => id.startsWith('.') || id.startsWith('/')
const isTaken = (id) => taken.some((name) => id === name || id.startsWith(`${name}/`))

async function licences() {
  const texts = taken.map(async (name) => {
    const folder = join(root, 'node_modules', name)
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each))
    if (file === undefined) throw new Error(`${relative(root, folder)} has no licence file`)
    return `${name}\n\n${await readFile(join(folder, file), 'utf8')}`
  })
  return (await Promise.all(texts)).join(`\n${'-'.repeat(72)}\n\n`)
}

await rm(target, { recursive: true, force: true })
const bundle = await rolldown({
  input: await entries(),
  platform: 'node',
  external: (id) => !isOwn(id) && !isTaken(id),
  checks: { ineffectiveDynamicImport: false },
})
await bundle.write({
  dir: target,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'parts/[name]-[hash].js',
})
await writeFile(join(target, 'LICENCES.txt'), await licences())
