import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

interface Coverage {
  readonly result: readonly { readonly url: string }[]
}

/** The packages that a run of the built program loads, as Node's own coverage tells. */
function packagesLoadedBy(args: readonly string[]): { status: number | null; packages: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'startup-'))
  const env = { ...process.env, NODE_V8_COVERAGE: folder }
  const { status } = spawnSync(process.execPath, ['bin/broker.js', ...args], { cwd: root, env })
  const urls = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage)
    .flatMap(({ result }) => result.map(({ url }) => url))
  rmSync(folder, { recursive: true })
  const paths = urls.flatMap((url) => [url, ...(url.includes('/dist/program/') ? bundledIn(url) : [])])
  const names = paths.map((path) => /.*\/node_modules\/((@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
  return { status, packages: [...new Set(names.filter((name) => name !== undefined))].sort() }
}

/** The modules that the bundler put into one file, by the comments that it leaves. */
function bundledIn(url: string): readonly string[] {
  const text = readFileSync(fileURLToPath(url), 'utf8')
  return [...text.matchAll(/^\/\/(?:#region)? (node_modules\/.*)$/gm)].map(([, path = '']) => `/${path}`)
}

const heavy = /^(@inquirer\/|@aws-sdk\/|@smithy\/|yaml$|zod$|cli-table3$|@observablehq\/)/

test.each([[['--help']], [['compare', '--help']], [[]]])('broker %s loads no prompts, no tables, no SDK', (args) => {
  const { status, packages } = packagesLoadedBy(args)
  expect({
    status,
    oclif: packages.includes('@oclif/core'),
    heavy: packages.filter((name) => heavy.test(name)),
  }).toEqual({
    status: 0,
    oclif: true,
    heavy: [],
  })
})

test('what is bundled is seen: a comparison reads YAML', () => {
  const { packages } = packagesLoadedBy(['compare', 'deployments/solo-host.yaml'])
  expect(packages).toEqual(expect.arrayContaining(['yaml', 'zod']))
})
