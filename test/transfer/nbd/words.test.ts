import { describe, expect, test } from 'vitest'
import { byteStream, type ByteStream } from '../../../src/transfer/nbd/byte-stream.ts'
import { addressText, isEncrypted } from '../../../src/transfer/nbd/connect.ts'
import { explained } from '../../../src/transfer/nbd/explained.ts'
import { ProtocolError } from '../../../src/transfer/nbd/greeting.ts'
import { type ExportInfo, negotiate, UnknownExportError } from '../../../src/transfer/nbd/negotiate.ts'
import { type Expected, readReply } from '../../../src/transfer/nbd/read-reply.ts'
import { ServerError, StalledError } from '../../../src/transfer/nbd/request-errors.ts'
import { greeting, heard, line, optionReply, packed, soon } from './script.ts'

describe('a stream of bytes', () => {
  test('gives exact numbers of them, whatever pieces they come in', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    const first = stream.take(5)
    theirs.write('ab')
    await soon()
    theirs.write('cdefg')
    expect((await first).toString()).toBe('abcde')
    const into = Buffer.alloc(4)
    const filled = stream.fill(into)
    theirs.write('hi')
    await filled
    expect(into.toString()).toBe('fghi')
    expect((await stream.take(0)).length).toBe(0)
  })

  test('gives at once what has come, but never the last of a piece', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    expect(stream.ready(1)).toBeNull()
    theirs.write('abcd')
    await soon()
    expect([stream.ready(5), stream.ready(4), stream.ready(3)?.toString()]).toEqual([null, null, 'abc'])
    expect((await stream.take(1)).toString()).toBe('d')
    const waiting = stream.take(2)
    theirs.write('e')
    await soon()
    expect(stream.ready(0)).toBeNull()
    theirs.write('fg')
    expect((await waiting).toString()).toBe('ef')
  })

  test('counts what moves, and tells why it ended', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    const before = stream.activity()
    theirs.write('a')
    await soon()
    const came = stream.activity()
    await stream.send([Buffer.from('x'), Buffer.from('y')])
    expect([before, came, stream.activity()]).toEqual([0, 1, 2])
    theirs.end()
    await soon()
    await expect(stream.take(2)).rejects.toThrow('the other side has hung up')
    // What had come before is still there.
    const late = byteStream(line().ours)
    late.destroy(new Error('enough'))
    await expect(late.take(1)).rejects.toThrow('enough')
  })

  test('what has come before the end can still be taken', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    theirs.end('abc')
    await soon()
    expect((await stream.take(3)).toString()).toBe('abc')
    await expect(stream.take(1)).rejects.toThrow('hung up')
  })

  test('makes the other side wait when nobody takes, and lets it go on', async () => {
    const { ours } = line()
    const stream = byteStream(ours)
    ours.emit('data', Buffer.alloc(4 * 1024 * 1024))
    const atLimit = ours.isPaused()
    ours.emit('data', Buffer.alloc(1))
    const above = ours.isPaused()
    await stream.take(1)
    expect([atLimit, above, ours.isPaused()]).toEqual([false, true, false])
  })

  test('sends parts in order', async () => {
    const { ours, theirs } = line()
    const take = heard(theirs)
    await byteStream(ours).send([Buffer.from('ab'), Buffer.from(''), Buffer.from('cd')])
    expect((await take(4)).toString()).toBe('abcd')
    ours.destroy()
    await expect(byteStream(ours).send([Buffer.from('x')])).rejects.toThrow()
  })
})

interface Asked {
  readonly option: number
  readonly payload: string
}

/** Negotiates with a server that answers each option with these bytes. */
async function negotiated(
  answers: Readonly<Record<number, Buffer>>,
  about: { isGreeted?: boolean; greeting?: Buffer } = {},
): Promise<{ info: ExportInfo; asked: readonly Asked[]; flags: number | null }> {
  const { ours, theirs } = line()
  const take = heard(theirs)
  const { isGreeted = false } = about
  const asked: Asked[] = []
  let flags: number | null = null
  const serve = async (): Promise<void> => {
    if (!isGreeted) {
      theirs.write(about.greeting ?? greeting())
      flags = (await take(4)).readUInt32BE()
    }
    for (;;) {
      const head = await take(16)
      const length = head.readUInt32BE(12)
      const option = head.readUInt32BE(8)
      const payload = length === 0 ? '' : (await take(length)).toString('hex')
      if (head.toString('latin1', 0, 8) === 'IHAVEOPT') asked.push({ option, payload })
      theirs.write(answers[option] ?? optionReply(option, 2 ** 31 + 1))
    }
  }
  void serve()
  const info = await negotiate(byteStream(ours), { exportName: 'dé', isGreeted })
  return { info, asked, flags }
}

const [structured, context, go] = [8, 10, 7]
const ack = 1
const size = (bytes: number | bigint, flags: number): Buffer => packed([2, 0], [8, bytes], [2, flags])
const allocation = optionReply(context, 4, packed([4, 77], 'base:allocation'))
const usual = { [go]: Buffer.concat([optionReply(go, 3, size(512, 0)), optionReply(go, ack)]) }
const full = {
  [structured]: optionReply(structured, ack),
  [context]: Buffer.concat([allocation, optionReply(context, ack)]),
  [go]: Buffer.concat([
    optionReply(go, 3, packed([2, 3], [4, 1])),
    optionReply(go, 3, size(2 ** 40, 1 | 2 | 4 | 64 | 256)),
    optionReply(go, ack),
  ]),
}

describe('negotiation', () => {
  test('learns all that a server has', async () => {
    expect(await negotiated(full)).toEqual({
      info: {
        sizeBytes: 2 ** 40,
        readOnly: true,
        canFlush: true,
        canWriteZeroes: true,
        multiConn: true,
        structured: true,
        allocationId: 77,
      },
      asked: [
        { option: structured, payload: '' },
        { option: context, payload: packed([4, 3], 'dé', [4, 1], [4, 15], 'base:allocation').toString('hex') },
        { option: go, payload: packed([4, 3], 'dé', [2, 0]).toString('hex') },
      ],
      flags: 3,
    })
  })

  test('does without what a server has not', async () => {
    const { info, asked, flags } = await negotiated(usual, { greeting: greeting(1) })
    expect({ info, asked: asked.map(({ option }) => option), flags }).toEqual({
      info: {
        ...{ sizeBytes: 512, readOnly: false, canFlush: false, canWriteZeroes: false, multiConn: false },
        ...{ structured: false, allocationId: null },
      },
      asked: [structured, go],
      flags: 1,
    })
    expect((await negotiated(usual, { isGreeted: true })).flags).toBeNull()
  })

  test.each([
    ['one flag each: read only', 2, { readOnly: true }],
    ['flush', 4, { canFlush: true }],
    ['write zeroes', 64, { canWriteZeroes: true }],
    ['several connections', 256, { multiConn: true }],
  ])('%s', async (_, flags, expected) => {
    const answer = Buffer.concat([optionReply(go, 3, size(9, flags)), optionReply(go, ack)])
    const none = { readOnly: false, canFlush: false, canWriteZeroes: false, multiConn: false }
    expect((await negotiated({ [go]: answer })).info).toEqual({
      ...{ ...none, sizeBytes: 9, structured: false, allocationId: null },
      ...expected,
    })
  })

  test.each([
    ['refuses it', optionReply(context, 2 ** 31 + 1)],
    [
      'knows another',
      Buffer.concat([optionReply(context, 4, packed([4, 1], 'other:thing')), optionReply(context, ack)]),
    ],
    ['says nothing of it', optionReply(context, ack)],
    ['takes it back', Buffer.concat([allocation, optionReply(context, 2 ** 31 + 1)])],
  ])('nothing is known of what is allocated where the server %s', async (_, answer) => {
    expect((await negotiated({ ...full, [context]: answer })).info).toMatchObject({
      structured: true,
      allocationId: null,
    })
  })

  const wrong = (message: string): object => ({ name: 'ProtocolError', message })
  interface Wrong {
    readonly what: string
    readonly answers: Readonly<Record<number, Buffer>>
    readonly error: object
    readonly first?: Buffer
  }
  const end = (what: string, answers: Wrong['answers'], error: object, first?: Buffer): Wrong => {
    return { what, answers, error, ...(first === undefined ? {} : { first }) }
  }
  test.each<Wrong>([
    end('another protocol', full, wrong('this is no NBD server of the new style'), packed('SSH-2.0-OpenSSH_9', [1, 0])),
    end('an old protocol', full, wrong('this is no NBD server of the new style'), packed('NBDMAGIC', [8, 1], [2, 3])),
    end('no options', full, wrong('the server knows no options'), greeting(2)),
    end(
      'another option',
      { [structured]: optionReply(99, ack) },
      wrong('the server answers something that was not asked'),
    ),
    end('no option', { [structured]: Buffer.alloc(20) }, wrong('the server answers something that was not asked')),
    end(
      'an absurd length',
      { [structured]: packed([8, 0x3e889045565a9n], [4, 8], [4, 1], [4, 8 * 2 ** 20 + 1]) },
      wrong('the server announces an answer of 8388609 bytes'),
    ),
    end(
      'no end',
      { [structured]: Buffer.concat(Array.from({ length: 1000 }, () => optionReply(structured, 3))) },
      wrong('the server answers an option without end'),
    ),
    end('no size', { [go]: optionReply(go, ack) }, wrong('the server does not say how large its disk is')),
    end(
      'a short size',
      { [go]: Buffer.concat([optionReply(go, 3, size(9, 0).subarray(0, 11)), optionReply(go, ack)]) },
      wrong('the server does not say how large its disk is'),
    ),
    end(
      'an impossible size',
      { [go]: Buffer.concat([optionReply(go, 3, size(2n ** 63n, 0)), optionReply(go, ack)]) },
      wrong('the server announces an impossible size'),
    ),
    end(
      'a refusal',
      { [go]: optionReply(go, 2 ** 31 + 2, Buffer.from('not you')) },
      wrong('the server refuses: not you'),
    ),
    end('a silent refusal', { [go]: optionReply(go, 2 ** 31 + 2) }, wrong('the server refuses')),
    end('an unknown export', { [go]: optionReply(go, 2 ** 31 + 6) }, { name: 'UnknownExportError' }),
    end(
      'TLS only',
      { [go]: optionReply(go, 2 ** 31 + 5) },
      { kind: 'refused', says: { key: 'disk.nbd.tlsRequired', values: {} } },
    ),
  ])('$what ends it', async ({ answers, error, first }) => {
    const about = first === undefined ? {} : { greeting: first }
    await expect(negotiated(answers, about)).rejects.toMatchObject(error)
  })

  test('an answer as long as allowed is taken', async () => {
    const long = optionReply(structured, 2 ** 31 + 1, Buffer.alloc(8 * 2 ** 20))
    expect((await negotiated({ ...usual, [structured]: long })).info.sizeBytes).toBe(512)
  })
})

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
      ...{ offset: 100, filled: 0, errno: null, onStatus: (payload) => void statuses.push(payload.toString('hex')) },
      ...wanted,
      into,
    }
    if (split) for (const byte of replies) theirs.write(Buffer.from([byte]))
    else theirs.write(replies)
    const ended: unknown[] = []
    for (let number = 0; number < count; number++) {
      ended.push(await readReply(stream, new Map([[cookie, request]])))
    }
    return { ended, into: into?.toString('hex') ?? null, filled: request.filled, errno: request.errno, statuses }
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
      says: { key: 'disk.nbd.stalled', values: { name: 'h:9', request: 'read' } },
      next: { key: 'disk.nbd.stalled.next', values: { name: 'h:9', request: 'read' } },
    }),
    expect.objectContaining({
      kind: 'usage',
      says: { key: 'disk.nbd.noExport', values: { name: 'h:9', export: 'e' } },
    }),
    expect.objectContaining({
      kind: 'partial',
      says: { key: 'disk.nbd.protocol', values: { name: 'h:9', reason: 'bad' } },
    }),
    expect.objectContaining({
      kind: 'partial',
      says: { key: 'disk.nbd.broken', values: { name: 'h:9', reason: 'reset' } },
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
