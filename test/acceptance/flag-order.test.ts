import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { broker, root } from './cli.ts'

const file = 'deployments/small-business.yaml'
const own = 'docs/examples/my-provider.yaml'

describe('a flag that may be repeated takes one value, so that the argument may follow it', () => {
  test.each([
    ['--require', 'country=EU'],
    ['--weight', 'cost=3'],
    ['--provider-file', own],
    ['--rate', '1EUR=1.16USD'],
  ])('compare %s %s FILE', async (flag, value) => {
    const [before, after] = await Promise.all([
      broker(['compare', flag, value, file, '--format', 'csv']),
      broker(['compare', file, flag, value, '--format', 'csv']),
    ])
    expect(before).toEqual(after)
    expect(before.code).toBe(0)
  })

  test('providers --provider-file FILE NAME', async () => {
    const text = await readFile(join(root, own), 'utf8')
    const name = /^provider: *(\S+)|^id: *(\S+)/m.exec(text)?.slice(1).find(Boolean) ?? ''
    const found = await broker(['providers', '--provider-file', own, name])
    expect([found.code, found.stderr]).toEqual([0, ''])
  })

  test('repeating it still adds up', async () => {
    const all = await broker(['compare', '--require', 'country=EU', '--require', 'arch=x86', file, '--json'])
    const { inputs } = JSON.parse(all.stdout) as { inputs: { deployment: { require: readonly string[] } } }
    expect(inputs.deployment.require).toEqual(expect.arrayContaining(['country=EU', 'arch=x86']))
  })
})
