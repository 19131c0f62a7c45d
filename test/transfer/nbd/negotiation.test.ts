import { describe, expect, test } from 'vitest'
import { byteStream } from '../../../src/transfer/nbd/byte-stream.ts'
import { type ExportInfo, negotiate } from '../../../src/transfer/nbd/negotiate.ts'
import { greeting, heard, line, optionReply, packed } from './script.ts'

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
const sizes = (...three: readonly number[]): Buffer => packed([2, 3], ...three.map((bytes) => [4, bytes] as const))
const allocation = optionReply(context, 4, packed([4, 77], 'base:allocation'))
const usual = { [go]: Buffer.concat([optionReply(go, 3, size(512, 0)), optionReply(go, ack)]) }
const full = {
  [structured]: optionReply(structured, ack),
  [context]: Buffer.concat([allocation, optionReply(context, ack)]),
  [go]: Buffer.concat([
    optionReply(go, 3, sizes(4096, 16384, 65536)),
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
        blockSizes: { minimum: 4096, longest: 65536 },
      },
      asked: [
        { option: structured, payload: '' },
        { option: context, payload: packed([4, 3], 'dé', [4, 1], [4, 15], 'base:allocation').toString('hex') },
        { option: go, payload: packed([4, 3], 'dé', [2, 1], [2, 3]).toString('hex') },
      ],
      flags: 3,
    })
  })

  test('does without what a server has not', async () => {
    const { info, asked, flags } = await negotiated(usual, { greeting: greeting(1) })
    expect({ info, asked: asked.map(({ option }) => option), flags }).toEqual({
      info: {
        ...{ sizeBytes: 512, readOnly: false, canFlush: false, canWriteZeroes: false, multiConn: false },
        ...{ structured: false, allocationId: null, blockSizes: { minimum: 1, longest: 2 ** 25 } },
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
      blockSizes: { minimum: 1, longest: 2 ** 25 },
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

  const sized = (...three: readonly number[]): Record<number, Buffer> => {
    const info = [size(2 ** 30, 0), sizes(...three)].map((payload) => optionReply(go, 3, payload))
    return { [go]: Buffer.concat([...info, optionReply(go, ack)]) }
  }

  test.each([
    ['no limit', [1, 4096, 2 ** 32 - 1], { minimum: 1, longest: 2 ** 25 }],
    ['the largest minimum', [65536, 65536, 65536], { minimum: 65536, longest: 65536 }],
    ['the smallest maximum', [1, 512, 512], { minimum: 1, longest: 512 }],
    ['parts as long as is preferred', [512, 65536, 196608], { minimum: 512, longest: 196608 }],
    ['a maximum that ends within what is preferred', [512, 65536, 99840], { minimum: 512, longest: 65536 }],
    ['more preferred than taken', [512, 65536, 5120], { minimum: 512, longest: 5120 }],
    ['less preferred than taken', [4096, 512, 12288], { minimum: 4096, longest: 12288 }],
    ['no power of two preferred', [1, 1000, 5000], { minimum: 1, longest: 5000 }],
    ['nothing preferred', [1, 0, 5000], { minimum: 1, longest: 5000 }],
    ['more than is ever sent', [4096, 4096, 2 ** 26], { minimum: 4096, longest: 2 ** 25 }],
  ])('block sizes: %s', async (_, three, expected) => {
    expect((await negotiated(sized(...three))).info.blockSizes).toEqual(expected)
  })

  test.each([
    ['none', [0, 4096, 65536], 'the server asks for a minimum block size of 0 bytes'],
    ['no power of two', [3000, 4096, 6000], 'the server asks for a minimum block size of 3000 bytes'],
    ['too large', [131072, 131072, 131072], 'the server asks for a minimum block size of 131072 bytes'],
    ['above the maximum', [4096, 4096, 2048], 'the server takes 2048 bytes at most, in blocks of 4096'],
    ['no part of the maximum', [4096, 4096, 9000], 'the server takes 9000 bytes at most, in blocks of 4096'],
    ['with a maximum below a sector', [1, 1, 511], 'the server takes 511 bytes at most, in blocks of 1'],
    ['cut short', [4096], 'the server tells its block sizes in no known form'],
  ])('a minimum block size is refused: %s', async (_, three, message) => {
    await expect(negotiated(sized(...three))).rejects.toMatchObject({ name: 'ProtocolError', message })
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
      'more than can be counted',
      { [go]: Buffer.concat([optionReply(go, 3, size(2n ** 63n - 1n, 0)), optionReply(go, ack)]) },
      { kind: 'unsupported', says: { key: 'disk.nbd.tooLarge', values: { bytes: '9223372036854775807' } } },
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
