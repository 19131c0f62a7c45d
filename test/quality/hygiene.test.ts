import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
/** Folders and files that tools make. */
const made = ['.git', 'coverage', 'dist', 'node_modules', 'oclif.manifest.json', 'reports']

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !made.includes(entry.name) && !entry.name.startsWith('.stryker-tmp'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}

/** What a reader of the project cannot use: places of one machine, mirrors of packages, numbers of a tracker. */
const strange: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a folder of one machine',
    /(?<![\w.:/-])\/(work|farm|home\/\w+|root)\/|\.\.\/shared\/(data|design|fixtures|hooks|notes|specs|style|testclouds|tools)\b/,
  ],
  ['a registry of packages', /registry\.(npmjs|yarnpkg)\.|npm\.pkg\.github|artifactory|nexus[./]/i],
  ['a number of a tracker', /\b(issue|ticket)s?\s+#?\d+\b|(?<![&\w])#\d{1,4}\b(?!\w)/i],
  ['a working session', /\bthis session\b|\bthe session of\b/i],
]

function findings(file: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      strange.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${file}:${String(index + 1)} names ${what}`),
    )
}

test('strange names are found', () => {
  const text = ['/wo', 'rk/main\nsee iss', 'ue 12\nhttps://registry', '.npmjs.org/x'].join('')
  expect(findings('a', text)).toEqual([
    'a:1 names a folder of one machine',
    'a:2 names a number of a tracker',
    'a:3 names a registry of packages',
  ])
})

test('no tracked file names places, registries or numbers that only its writers know', () => {
  const read = filesBelow('.').filter((file) => file !== 'test/quality/hygiene.test.ts')
  expect(read.flatMap((file) => findings(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('the lock file names versions, not addresses', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  expect(lock.match(/"resolved"/g)).toEqual(null)
})

test('every dependency has one exact version', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const versions = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})
