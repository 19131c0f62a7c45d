import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryKeys, type Keyed } from '../../../src/plan/entry-keys.ts'
import { entryKey } from '../../../src/plan/entry-parts.ts'

const names = fc.oneof(
  fc.constantFrom('web', 'Web', 'db', '', '–', 'web-1', 'serveur été'),
  fc.string({ maxLength: 60 }),
)
const things = fc
  .uniqueArray(fc.record({ id: fc.uuid(), name: names, kind: fc.constantFrom('servers', 'volumes') }), {
    selector: ({ id }) => id,
    maxLength: 40,
  })
  .map((all) => all.map(({ id, name, kind }): Keyed => ({ identity: `${kind} ${id}`, name, kind })))

test('keys are unique, well formed, and do not depend on the order', () => {
  fc.assert(
    fc.property(things, (all) => {
      const keys = entryKeys(all)
      expect(new Set(keys.values()).size).toBe(all.length)
      expect([...keys.values()].filter((key) => !entryKey.safeParse(key).success)).toEqual([])
      expect(new Map([...entryKeys(all.toReversed())].toReversed())).toEqual(keys)
    }),
    { seed: 42 },
  )
})

test('what had a key keeps it, whatever comes', () => {
  fc.assert(
    fc.property(things, things, (before, more) => {
      const old = entryKeys(before)
      const known = new Set(before.map(({ identity }) => identity))
      const all = [...more.filter(({ identity }) => !known.has(identity)), ...before]
      const keys = entryKeys(all, old)
      expect(before.map(({ identity }) => keys.get(identity))).toEqual(before.map(({ identity }) => old.get(identity)))
      expect(new Set(keys.values()).size).toBe(all.length)
    }),
    { seed: 42 },
  )
})

test('a name alone is enough where nothing else has it', () => {
  const keyed = (identity: string, name: string): Keyed => ({ identity, name, kind: 'servers' })
  expect([...entryKeys([keyed('a', 'Web 1'), keyed('b', 'db'), keyed('c', 'db'), keyed('d', '日本')])]).toEqual([
    ['a', 'web-1'],
    ['b', 'db-3e23'],
    ['c', 'db-2e7d'],
    ['d', 'servers'],
  ])
})
