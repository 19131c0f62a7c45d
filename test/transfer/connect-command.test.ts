import { readdir } from 'node:fs/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connectCommand } from '../../src/transfer/nbd/connect-command.ts'
import { noise, temporaryFolder } from './disks.ts'

test('a program that is not installed is named, with the package that brings it', async () => {
  const started = connectCommand({ command: 'no-such-program', package: 'a-package', args: [] })
  await expect(started).rejects.toMatchObject({
    kind: 'unsupported',
    says: { key: 'disk.noTool', values: { tool: 'no-such-program', package: 'a-package' } },
    next: { key: 'disk.noTool.next' },
  })
})

const shell = (script: string): ReturnType<typeof connectCommand> =>
  connectCommand({ command: 'sh', package: 'dash', args: ['-c', script] })

test('a program hears and says everything over its standard input and output', async () => {
  const content = noise(3 * 1024 * 1024, 7)
  const stream = await shell('cat')
  const back = stream.take(content.length)
  await stream.send([content.subarray(0, 5), content.subarray(5)])
  expect((await back).equals(content)).toBe(true)
  stream.destroy(new Error('done'))
  await expect(stream.take(1)).rejects.toThrow('done')
})

test('what a program said before it ended comes before its end, which comes with its last words', async () => {
  const failing = await shell('head -c 300000 /dev/zero; echo "no such disk" >&2; exit 3')
  expect((await failing.take(300_000)).equals(Buffer.alloc(300_000))).toBe(true)
  await expect(failing.take(1)).rejects.toThrow('no such disk')
  const ending = await shell('printf abc')
  expect((await ending.take(3)).toString()).toBe('abc')
  await expect(ending.take(1)).rejects.toThrow('the other side has hung up')
})

test('a program that hears nothing more is told of by its last words, not by the line that broke', async () => {
  const stream = await shell('exec <&- >&-; sleep 0.2; echo "out of order" >&2; exit 1')
  const failures: unknown[] = []
  stream.send([Buffer.alloc(4_000_000)]).catch((error: unknown) => failures.push(error))
  await expect(stream.take(1)).rejects.toThrow('out of order')
  expect(failures.map(String).filter((text) => text.includes('EPIPE'))).toEqual([])
})

test('a program ends with its stream, and leaves nothing in the temporary folder', async () => {
  const folder = await temporaryFolder()
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const stream = await shell('printf %08d $$; exec sleep 100')
  const pid = Number((await stream.take(8)).toString())
  expect(await readdir(folder)).toEqual([])
  stream.destroy(new Error('done'))
  await vi.waitFor(() => {
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})
