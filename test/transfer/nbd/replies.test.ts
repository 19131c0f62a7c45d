import { describe, expect, test } from 'vitest'
import { byteStream, type ByteStream } from '../../../src/transfer/nbd/byte-stream.ts'
import { addressText, isEncrypted } from '../../../src/transfer/nbd/connect.ts'
import { explained } from '../../../src/transfer/nbd/explained.ts'
import { ProtocolError } from '../../../src/transfer/nbd/greeting.ts'
import { UnknownExportError } from '../../../src/transfer/nbd/negotiate.ts'
import { type Expected, readReply } from '../../../src/transfer/nbd/read-reply.ts'
import { ServerError, StalledError } from '../../../src/transfer/nbd/request-errors.ts'
import { line, packed } from './script.ts'

const bytesIn = ({ pieces }: Expected): number => pieces.reduce((sum, { from, to }) => sum + to - from, 0)

describe('a reply', () => {
  const cookie = 5n
  const chunk = (
    type: number,
    payload: Buffer,
    about: { flags?: number; length?: number; cookie?: bigint } = {},
  ): Buffer =>
    packed(
      [4, 0x668e33ef],
      [2, about.flags ?? 1],
      [2, type],
      [8, about.cookie ?? cookie],
      [4, about.length ?? payload.length],
      payload,
    )
  const simple = (errno: number, payload: Buffer = Buffer.alloc(0), to = cookie): Buffer =>
    packed([4, 0x67446698], [4, errno], [8, to], payload)
  const data = (offset: number, payload: Buffer): Buffer => packed([8, offset], payload)

  /** What a request of 8 bytes from byte 100 on has after each of the replies. */
  async function after(
    replies: Buffer,
    about: { wanted?: Partial<Expected>; count?: number; split?: boolean } = {},
  ): Promise<unknown> {
    const { wanted = {}, count = 1, split = false } = about
    const { ours, theirs } = line()
    const stream: ByteStream = byteStream(ours)
    const statuses: string[] = []
    const into = wanted.into === undefined ? Buffer.alloc(8, 9) : wanted.into
    const request: Expected = {
      ...{ offset: 100, pieces: [], errno: null, onStatus: (payload) => void statuses.push(payload.toString('hex')) },
      ...wanted,
      into,
    }
    if (split) for (const byte of replies) theirs.write(Buffer.from([byte]))
    else theirs.write(replies)
    const ended: unknown[] = []
    for (let number = 0; number < count; number++) {
      ended.push(await readReply(stream, new Map([[cookie, request]])))
    }
    return { ended, into: into?.toString('hex') ?? null, filled: bytesIn(request), errno: request.errno, statuses }
  }
  const content = Buffer.from('0102030405060708', 'hex')
  const whole = { ended: [cookie], into: '0102030405060708', filled: 8, errno: null, statuses: [] }

  test('brings what was asked for, in one piece or several, and holes', async () => {
    const [one, two] = [
      chunk(1, data(100, content.subarray(0, 3)), { flags: 0 }),
      chunk(1, data(103, content.subarray(3))),
    ]
    const hole = chunk(2, packed([8, 104], [4, 4]))
    const head = chunk(1, data(100, content.subarray(0, 4)), { flags: 0 })
    expect([
      await after(simple(0, content)),
      await after(simple(0, content), { split: true }),
      await after(chunk(1, data(100, content))),
      await after(chunk(1, data(100, content)), { split: true }),
      await after(Buffer.concat([one, two]), { count: 2 }),
      await after(Buffer.concat([one, two, chunk(0, Buffer.alloc(0))]), { count: 2 }),
      await after(Buffer.concat([head, hole]), { count: 2 }),
    ]).toEqual([
      whole,
      whole,
      whole,
      whole,
      { ...whole, ended: [null, cookie] },
      { ...whole, ended: [null, cookie] },
      { ...whole, into: '0102030400000000', ended: [null, cookie] },
    ])
  })

  test('may be an error, an end, or a list of extents', async () => {
    const nothing = { ended: [cookie], into: '0909090909090909', filled: 0, errno: null, statuses: [] }
    const empty = { ...nothing, into: null }
    const wanted = { into: null }
    expect([
      await after(simple(28)),
      await after(simple(0), { wanted }),
      await after(chunk(2 ** 15 + 1, packed([4, 5], [2, 0]))),
      await after(chunk(2 ** 15 + 1, Buffer.alloc(3))),
      await after(
        Buffer.concat([chunk(2 ** 15 + 2, packed([4, 28]), { flags: 0 }), chunk(2 ** 15 + 1, packed([4, 5]))]),
        {
          count: 2,
        },
      ),
      await after(chunk(0, Buffer.alloc(0)), { wanted }),
      await after(chunk(5, Buffer.from('abcd')), { wanted }),
    ]).toEqual([
      { ...nothing, errno: 28 },
      empty,
      { ...nothing, errno: 5 },
      { ...nothing, errno: 5 },
      { ...nothing, ended: [null, cookie], errno: 28 },
      empty,
      { ...empty, statuses: [Buffer.from('abcd').toString('hex')] },
    ])
  })

  test.each<readonly [string, Buffer, string]>([
    ['no reply', Buffer.alloc(20, 1), 'something that is no reply'],
    ['another request', simple(0, content, 6n), 'a request that was not made'],
    ['another request, in pieces', chunk(1, data(100, content), { cookie: 6n }), 'a request that was not made'],
    ['what lies before', chunk(1, data(99, content)), 'data that was not asked for'],
    ['what lies behind', chunk(1, data(101, content)), 'data that was not asked for'],
    ['a hole behind', chunk(2, packed([8, 101], [4, 8])), 'data that was not asked for'],
    ['nothing', chunk(1, data(100, Buffer.alloc(0))), 'an empty piece of data'],
    ['a hole of no length', chunk(2, packed([8, 100])), 'a hole without a length'],
    ['too little', chunk(1, data(100, content.subarray(1))), 'leaves out a part'],
    ['an end without data', chunk(0, Buffer.alloc(0)), 'leaves out a part'],
    ['something unknown', chunk(9, Buffer.alloc(4)), 'a chunk of unknown type 9'],
    ['something absurd', chunk(5, Buffer.alloc(0), { length: 8 * 2 ** 20 + 1 }), 'a chunk of 8388609 bytes'],
  ])('with %s breaks the protocol', async (_, reply, text) => {
    const broken = after(reply)
    await expect(broken).rejects.toThrow(text)
    await expect(broken).rejects.toBeInstanceOf(ProtocolError)
  })

  const half = (number: number, flags: number): Buffer =>
    chunk(1, data(100 + 4 * number, content.subarray(4 * number, 4 * number + 4)), { flags })
  const hole = (offset: number, length: number): Buffer => chunk(2, packed([8, offset], [4, length]))
  test.each<readonly [string, readonly Buffer[], string]>([
    ['one half twice', [half(0, 0), half(0, 1)], 'asked for twice'],
    ['the other half twice', [half(1, 0), half(1, 1)], 'leaves out a part'],
    ['all and a part again', [chunk(1, data(100, content), { flags: 0 }), hole(104, 2)], 'asked for twice'],
    ['pieces that overlap', [half(1, 0), hole(100, 5)], 'asked for twice'],
    ['a gap in the middle', [half(1, 0), hole(100, 3)], 'leaves out a part'],
    ['a hole of no bytes', [hole(100, 0)], 'an empty piece of data'],
    [
      'one byte without end',
      Array.from({ length: 9 }, () => chunk(1, data(100, content.subarray(0, 1)), { flags: 0 })),
      'asked for twice',
    ],
  ])('with %s breaks the protocol', async (_, replies, text) => {
    const broken = after(Buffer.concat(replies), { count: replies.length })
    await expect(broken).rejects.toThrow(text)
    await expect(broken).rejects.toBeInstanceOf(ProtocolError)
  })

  test('comes in pieces of any order', async () => {
    const replies = [half(1, 0), half(0, 1)]
    expect(await after(Buffer.concat(replies), { count: 2 })).toEqual({ ...whole, ended: [null, cookie] })
  })

  test('with data for who asked for none breaks the protocol', async () => {
    const wanted = { into: null }
    await expect(after(chunk(1, data(100, content)), { wanted })).rejects.toThrow('not asked for')
    await expect(after(chunk(5, content), { wanted: { ...wanted, onStatus: null } })).rejects.toThrow('unknown type 5')
  })
})

test('errors are put in words with the server, those in words already stay', () => {
  const at = { address: { kind: 'tcp', host: 'h', port: 9 }, exportName: 'e' } as const
  const plain = (error: unknown): unknown => explained(error, at)
  const type = new TypeError('a mistake of ours')
  const [server, text] = [new ServerError(5), 'text']
  expect(
    [new StalledError('read'), new UnknownExportError('x'), new ProtocolError('bad'), new Error('reset')].map(plain),
  ).toEqual([
    expect.objectContaining({
      kind: 'partial',
      says: { key: 'disk.nbd.stalled', values: { name: 'nbd://h:9/e', request: 'read' } },
      next: { key: 'disk.nbd.stalled.next', values: { name: 'nbd://h:9/e', request: 'read' } },
    }),
    expect.objectContaining({
      kind: 'usage',
      says: { key: 'disk.nbd.noExport', values: { name: 'h:9', export: 'e' } },
    }),
    expect.objectContaining({
      kind: 'partial',
      says: { key: 'disk.nbd.protocol', values: { name: 'nbd://h:9/e', reason: 'bad' } },
    }),
    expect.objectContaining({
      kind: 'partial',
      says: { key: 'disk.nbd.broken', values: { name: 'nbd://h:9/e', reason: 'reset' } },
    }),
  ])
  expect([type, server, text].map(plain)).toEqual([type, server, text])
  expect([server.message, new StalledError('flush').message]).toEqual(['error 5', 'no answer to flush'])
})

test('addresses in words', () => {
  const command = { kind: 'command', command: 'nbdkit', args: ['-s', 'file'], package: 'nbdkit' } as const
  const tls = { hostname: 'h', certificates: null }
  expect([
    addressText({ kind: 'tcp', host: 'h', port: 9 }),
    addressText({ kind: 'unix', path: '/s' }),
    addressText(command),
    addressText({ ...command, name: 'ssh://h' }),
  ]).toEqual(['h:9', '/s', 'nbdkit -s file', 'ssh://h'])
  expect([
    isEncrypted({ kind: 'tcp', host: 'h', port: 9 }),
    isEncrypted({ kind: 'tcp', host: 'h', port: 9, tls }),
    isEncrypted({ kind: 'unix', path: '/s', tls }),
    isEncrypted(command),
  ]).toEqual([false, true, true, false])
})
