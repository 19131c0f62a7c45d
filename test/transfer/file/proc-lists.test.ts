import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { isLocked } from '../../../src/transfer/file/held-by.ts'
import { mountOfOpen, mounts, parseMounts, writableMountOn } from '../../../src/transfer/file/mounts.ts'
import { numbersOf } from '../../../src/transfer/file/storage-keys.ts'
import { fileWith } from './file-with.ts'

const disk =
  '36 35 98:0 /sub /mnt/a\\040disk\\011b rw,noatime shared:1 master:2 - ext3 /dev/ro\\134ot rw,errors=continue'

describe('what is mounted', () => {
  test('is read with and without optional fields, its names without octal signs', () => {
    const plain = '22 1 0:20 / /proc ro,nosuid - proc proc ro'
    expect(parseMounts(`${disk}\n${plain}\n`)).toEqual([
      {
        id: '36',
        numbers: '98:0',
        place: '/mnt/a disk\tb',
        type: 'ext3',
        source: '/dev/ro\\ot',
        options: 'rw,errors=continue',
      },
      { id: '22', numbers: '0:20', place: '/proc', type: 'proc', source: 'proc', options: 'ro' },
    ])
  })

  test.each([
    '',
    '36 35 98:0 /',
    '36 35 98:0 / /mnt rw -',
    '36 35 98:0 / /mnt rw - ext3',
    '36 35 98:0 / /mnt rw - ext3 /dev/a',
  ])('is not told by %j', (line) => {
    expect(parseMounts(line)).toEqual([])
  })

  test('is all that the system lists', async () => {
    const lines = (await readFile('/proc/self/mountinfo', 'utf8')).trimEnd().split('\n')
    expect((await mounts()).map(({ id }) => id)).toEqual(lines.map((line) => line.split(' ')[0]))
  })

  test('under an open file is the one that the file lies on', async () => {
    const { file } = await fileWith('x')
    const mount = await mountOfOpen(file.fd)
    expect(mount?.id).toBe(
      /^mnt_id:\s*(\d+)$/m.exec(await readFile(`/proc/self/fdinfo/${String(file.fd)}`, 'utf8'))?.[1],
    )
    const { dev } = await file.stat({ bigint: true })
    if (mount?.numbers.startsWith('0:') === false) expect(mount.numbers).toBe(numbersOf(dev))
  })

  test('on a disk counts where it may be written to, and may hold it under numbers of its own', async () => {
    const mount = (numbers: string, options: string, source = '/dev/nothing-there') =>
      parseMounts(`1 0 ${numbers} / /at-${numbers} rw - fs ${source} ${options}`)
    const all = [...mount('8:1', 'ro'), ...mount('8:2', 'rw'), ...mount('8:3', 'noatime,rw'), ...mount('8:4', 'raw')]
    const onto = async (...keys: readonly string[]) => (await writableMountOn(keys, all))?.place ?? null
    expect(await onto('device-8-1')).toBeNull()
    expect(await onto('device-8-4')).toBeNull()
    expect(await onto('device-9-9')).toBeNull()
    expect(await onto('device-8-3', 'device-8-2')).toBe('/at-8:2')
    expect(await onto('device-8-1', 'device-8-3')).toBe('/at-8:3')
    // /dev/null is the device 1:3.
    const own = mount('0:55', 'rw', '/dev/null')
    expect((await writableMountOn(['device-1-3'], own))?.place).toBe('/at-0:55')
    expect(await writableMountOn(['device-0-55'], own)).toBeNull()
    expect(await writableMountOn(['device-1-3'], mount('8:5', 'rw', '/dev/null'))).toBeNull()
    expect((await writableMountOn(['device-0-56'], mount('0:56', 'rw')))?.place).toBe('/at-0:56')
    expect((await writableMountOn(['device-0-57'], mount('0:57', 'rw', 'tmpfs')))?.place).toBe('/at-0:57')
  })
})

describe('a list of locks', () => {
  const names = new Set(['fd:01:4711'])
  const bytes = [
    { from: 100, to: 103 },
    { from: 200, to: 203 },
  ]
  const has = (line: string): boolean =>
    isLocked(`1: FLOCK  ADVISORY  WRITE 1 00:13:1 0 EOF\n${line}\n`, { names, bytes })

  test.each([
    '12: OFDLCK ADVISORY  READ  -1 fd:01:4711 100 101',
    '12: POSIX  ADVISORY  WRITE 815 fd:01:4711 0 EOF',
    '12: POSIX  ADVISORY  WRITE 815 fd:01:4711 90 100',
    '12: POSIX  ADVISORY  WRITE 815 fd:01:4711 103 103',
    '12: OFDLCK ADVISORY  READ  -1 fd:01:4711 203 900',
    'lock:\t3: OFDLCK ADVISORY  READ  -1 fd:01:4711 201 201',
  ])('has one in %j', (line) => {
    expect(has(line)).toBe(true)
  })

  test.each([
    '12: FLOCK  ADVISORY  WRITE 815 fd:01:4711 0 EOF',
    '12: OFDLCK ADVISORY  READ  -1 fd:01:47110 100 101',
    '12: OFDLCK ADVISORY  READ  -1 fd:02:4711 100 101',
    '12: POSIX  ADVISORY  WRITE 815 fd:01:4711 104 199',
    '12: POSIX  ADVISORY  WRITE 815 fd:01:4711 0 99',
    '12: POSIX  ADVISORY  WRITE 815 fd:01:4711 204 EOF',
    '12: -> POSIX  ADVISORY  WRITE 815 fd:01:4711 0 EOF',
    '12: LEASE  ACTIVE    READ  815 fd:01:4711 0 EOF',
  ])('has none in %j', (line) => {
    expect(has(line)).toBe(false)
  })
})
