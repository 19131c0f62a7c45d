import { readdirSync, readFileSync } from 'node:fs'
import type { DataFile } from '../../src/documents/compile-facts.ts'

const root = new URL('../../data/', import.meta.url)

/** The real data files, as the build reads them. */
export function dataFiles(): DataFile[] {
  const single = ['jurisdictions.yaml', 'data-classes.yaml', 'csf.yaml']
  const facts = readdirSync(new URL('facts/', root)).filter((name) => name.endsWith('.yaml'))
  return [...single, ...facts.map((name) => `facts/${name}`)].map((path) => ({
    path,
    text: readFileSync(new URL(path, root), 'utf8'),
  }))
}
