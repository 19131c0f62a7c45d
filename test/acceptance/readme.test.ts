import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broker, root } from './cli.ts'

test('the sample in the README is the beginning of what the program prints', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const [, command = '', sample = ''] = /```text\n\$ broker (compare .*)\n([^`]*)\n…\n```/.exec(readme) ?? []
  const { stdout } = await broker(command.split(' '), { env: { COLUMNS: '100' } })
  expect(sample.length).toBeGreaterThan(1000)
  expect(stdout.slice(0, sample.length)).toBe(sample)
})
