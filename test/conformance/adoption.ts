import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders below `providers` that hold no provider. */
const noProviders = ['contract', 'shared']

export function providerFolders(providers: string): string[] {
  return readdirSync(providers, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !noProviders.includes(entry.name))
    .map(({ name }) => name)
    .sort()
}

/** Names that test files below `tests` give to the suite. */
export function adoptedBy(tests: string): string[] {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'))
  const texts = files.map((file) => readFileSync(join(tests, file), 'utf8'))
  return texts
    .flatMap((text) => [...text.matchAll(/^conformance\(\s*'([\w-]+)'/gm)].map(([, name = '']) => name))
    .sort()
}
