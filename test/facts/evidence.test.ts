import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { factsFileSchema } from '../../src/documents/facts-file.ts'
import type { FactsFile } from '../../src/documents/facts-file.ts'
import { dataFiles } from './load.ts'

/** Every facts file as a plain value that a test may spoil. */
const plain = dataFiles()
  .filter(({ path }) => path.startsWith('facts/'))
  // The schema has not seen it yet: that is what the test is about.
  .map(({ path, text }) => ({ path, file: parse(text) as FactsFile }))

const accepted = (file: unknown): boolean => factsFileSchema.safeParse(file).success

/** `file` with one thing taken out of it. */
function without(file: FactsFile, spoil: (copy: FactsFile) => void): FactsFile {
  const copy = structuredClone(file)
  spoil(copy)
  return copy
}

interface Spoilt {
  source?: string
  looked?: string
}

/** Every entry of every fact, as a way to reach the same entry in a copy. */
function entries({ facts }: FactsFile): { readonly name: string; readonly of: (copy: FactsFile) => Spoilt }[] {
  return Object.entries(facts).flatMap(([key, found]) => {
    const list = Array.isArray(found) ? found : [found]
    return list.map((_, index) => ({
      name: `${key}[${String(index)}]`,
      of: (copy: FactsFile): Spoilt => {
        const there: unknown = copy.facts[key as keyof typeof facts]
        return (Array.isArray(there) ? there[index] : there) as Spoilt
      },
    }))
  })
}

test.each(plain)('$path is accepted as it is', ({ file }) => {
  expect(accepted(file)).toBe(true)
})

test.each(plain)('$path: without its evidence no fact is accepted', ({ file }) => {
  const survivors = entries(file).filter(({ of }) => {
    const spoilt = without(file, (copy) => {
      delete of(copy).source
      delete of(copy).looked
    })
    return accepted(spoilt)
  })
  expect(survivors.map(({ name }) => name)).toEqual([])
})

test.each(plain)('$path: without a source, its address or its date nothing is accepted', ({ file }) => {
  const survivors = Object.keys(file.sources).filter((name) => {
    const bySource = without(file, (copy) => Reflect.deleteProperty(copy.sources, name))
    const byAddress = without(file, (copy) => Reflect.deleteProperty(copy.sources[name] ?? {}, 'source'))
    const byDate = without(file, (copy) => Reflect.deleteProperty(copy.sources[name] ?? {}, 'date'))
    return [bySource, byAddress, byDate].some(accepted)
  })
  expect(survivors).toEqual([])
})
