import { spawnSync } from 'node:child_process'
import { constants, fstatSync } from 'node:fs'
import { type FileHandle, link, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  isStandardInput,
  openStandardInput,
  openStandardOutput,
} from '../../../src/transfer/stream/standard-streams.ts'
import { noise, temporaryFolder } from '../disks.ts'

const { signal } = new AbortController()

async function opened(path: string, flags: number | string): Promise<FileHandle> {
  const file = await open(path, flags)
  onTestFinished(() => file.close().catch(() => undefined))
  return file
}

async function pipe(): Promise<string> {
  const path = join(await temporaryFolder(), 'pipe')
  spawnSync('mkfifo', [path])
  return path
}

describe('standard input', () => {
  test('begins with its first byte', async () => {
    const input = await openStandardInput(signal, Readable.from([Buffer.from('ab'), Buffer.from('cde')]))
    const into = Buffer.alloc(4)
    expect([input.name, input.access, await input.next(into), into.toString()]).toEqual(['-', 'sequential', 4, 'abcd'])
    expect([await input.next(into), into.toString('latin1', 0, 1), await input.next(into)]).toEqual([1, 'e', 0])
  })

  test('is refused when there is nothing in it, and when it is a terminal', async () => {
    const refused = { kind: 'usage', says: { key: 'disk.stream.empty' }, next: { key: 'disk.stream.empty.next' } }
    await expect(openStandardInput(signal, Readable.from([]))).rejects.toMatchObject(refused)
    const terminal = Object.assign(new PassThrough(), { isTTY: true })
    await expect(openStandardInput(signal, terminal)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.stream.terminal' },
    })
  })

  test('is not waited for when the work is called off', async () => {
    const calling = new AbortController()
    const waiting = openStandardInput(calling.signal, new PassThrough())
    calling.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('is known again as a file', async () => {
    const folder = await temporaryFolder()
    for (const name of ['a', 'b']) await writeFile(join(folder, name), '')
    await link(join(folder, 'a'), join(folder, 'c'))
    const { fd } = await opened(join(folder, 'a'), 'r')
    const isIt = (name: string): Promise<boolean> => isStandardInput(join(folder, name), fd)
    expect([await isIt('a'), await isIt('b'), await isIt('c')]).toEqual([true, false, true])
    await expect(isIt('d')).rejects.toThrow('ENOENT')
    const path = await pipe()
    const both = await opened(path, constants.O_RDWR)
    expect(await isStandardInput(path, both.fd)).toBe(false)
  })
})

describe('standard output', () => {
  test('takes bytes in order', async () => {
    const path = join(await temporaryFolder(), 'out')
    const { fd } = await opened(path, 'w')
    const output = openStandardOutput(fd)
    for (const part of ['abc', '', 'de']) await output.write(Buffer.from(part))
    expect([output.name, output.access, await readFile(path, 'utf8')]).toEqual(['-', 'sequential', 'abcde'])
  })

  test('of a pipe that is full is waited for', async () => {
    const path = await pipe()
    const { fd } = await opened(path, constants.O_RDWR | constants.O_NONBLOCK)
    const reader = await opened(path, 'r')
    const bytes = noise(300_001, 1)
    let isWritten = false
    const writing = openStandardOutput(fd)
      .write(bytes)
      .then(() => {
        isWritten = true
      })
    await sleep(30)
    expect(isWritten).toBe(false)
    const came = Buffer.alloc(bytes.length)
    for (let at = 0; at < came.length;) at += (await reader.read(came, at, came.length - at, null)).bytesRead
    await writing
    expect(came.equals(bytes)).toBe(true)
  })

  test('that nobody takes any more, or that is a terminal, is told of', async () => {
    const path = await pipe()
    const reader = await opened(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const { fd } = await opened(path, constants.O_WRONLY | constants.O_NONBLOCK)
    await reader.close()
    await expect(openStandardOutput(fd).write(Buffer.from('x'))).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.stream.closed', values: { reason: 'EPIPE' } },
      cause: { code: 'EPIPE' },
    })
    const terminal = await opened('/dev/ptmx', 'r+')
    expect(fstatSync(terminal.fd).isCharacterDevice()).toBe(true)
    expect(() => openStandardOutput(terminal.fd)).toThrow(
      expect.objectContaining({
        kind: 'usage',
        says: expect.objectContaining({ key: 'disk.stream.terminal' }) as object,
      }),
    )
  })
})
