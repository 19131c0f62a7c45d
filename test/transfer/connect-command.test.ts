import { expect, test } from 'vitest'
import { connectCommand } from '../../src/transfer/nbd/connect-command.ts'

test('a program that is not installed is named, with the package that brings it', async () => {
  const started = connectCommand({ command: 'no-such-program', package: 'a-package', args: [] })
  await expect(started).rejects.toMatchObject({
    kind: 'unsupported',
    says: { key: 'disk.noTool', values: { tool: 'no-such-program', package: 'a-package' } },
    next: { key: 'disk.noTool.next' },
  })
})
