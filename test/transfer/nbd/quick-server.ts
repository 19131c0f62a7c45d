import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../disks.ts'
import { greeting, heard, optionReply, packed } from './script.ts'

export interface Asked {
  readonly connection: number
  readonly command: number
  readonly flags: number
  readonly cookie: bigint
  readonly offset: number
  readonly length: number
  readonly data: Buffer
}

/** A server whose every reply a test decides. */
export interface QuickServer {
  readonly socket: string
  /** `CONNECTION COMMAND OFFSET LENGTH`, in the order in which they came. */
  readonly log: string[]
  readonly connections: () => number
}

/** Sends bytes to who asked; null hangs up. */
type Reply = (bytes: Buffer | null) => void

const structured = 8

/** A disk of `sizeBytes` with these flags; without `allocation` it has no structured replies. */
export async function quickServer(about: {
  readonly sizeBytes: number | ((connection: number) => number)
  readonly flags: number
  readonly allocation?: boolean
  /** Minimum, preferred and maximum. */
  readonly blockSizes?: readonly [number, number, number]
  readonly answer: (asked: Asked, reply: Reply) => void
}): Promise<QuickServer> {
  const socket = join(await temporaryFolder(), 's')
  const log: string[] = []
  const open = new Set<Socket>()
  let connections = 0
  const serve = async (client: Socket, connection: number): Promise<void> => {
    const take = heard(client)
    client.write(greeting())
    await take(4)
    for (let option = 0; option !== 7;) {
      const head = await take(16)
      option = head.readUInt32BE(8)
      if (head.readUInt32BE(12) > 0) await take(head.readUInt32BE(12))
      client.write(optionAnswer(option, about, connection))
    }
    for (;;) {
      const head = await take(28)
      const [command, length] = [head.readUInt16BE(6), head.readUInt32BE(24)]
      const offset = Number(head.readBigUInt64BE(16))
      const data = command === 1 ? await take(length) : Buffer.alloc(0)
      const place = `${String(offset)} ${String(length)}`
      log.push(
        `${String(connection)} ${['read', 'write', 'bye', 'flush', '4', '5', 'zero', 'status'][command] ?? '?'} ${place}`,
      )
      const asked = {
        connection,
        command,
        flags: head.readUInt16BE(4),
        cookie: head.readBigUInt64BE(8),
        offset,
        length,
        data,
      }
      about.answer(asked, (bytes) => (bytes === null ? client.destroy() : client.write(bytes)))
    }
  }
  const server = createServer((client) => {
    open.add(client)
    client.on('error', () => undefined)
    void serve(client, ++connections)
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  onTestFinished(() => {
    for (const client of open) client.destroy()
    server.close()
  })
  return { socket, log, connections: () => connections }
}

function optionAnswer(option: number, about: Parameters<typeof quickServer>[0], connection: number): Buffer {
  const { sizeBytes, flags, allocation = false, blockSizes } = about
  const bytes = typeof sizeBytes === 'number' ? sizeBytes : sizeBytes(connection)
  if (option === 7) {
    const size = optionReply(7, 3, packed([2, 0], [8, bytes], [2, flags]))
    const sizes = blockSizes?.map((number) => [4, number] as const)
    const told = sizes === undefined ? [] : [optionReply(7, 3, packed([2, 3], ...sizes))]
    return Buffer.concat([...told, size, optionReply(7, 1)])
  }
  if (!allocation) return optionReply(option, 2 ** 31 + 1)
  if (option === structured) return optionReply(structured, 1)
  return Buffer.concat([optionReply(option, 4, packed([4, 1], 'base:allocation')), optionReply(option, 1)])
}

/** A reply of the old kind. */
export const simple = ({ cookie }: Asked, errno = 0, payload: Buffer = Buffer.alloc(0)): Buffer =>
  packed([4, 0x67446698], [4, errno], [8, cookie], payload)

/** A list of extents: `[bytes, flags]`. */
export const status = ({ cookie }: Asked, extents: readonly (readonly [number, number])[], id = 1): Buffer => {
  const payload = packed([4, id], ...extents.flatMap(([bytes, flags]) => [[4, bytes] as const, [4, flags] as const]))
  return packed([4, 0x668e33ef], [2, 1], [2, 5], [8, cookie], [4, payload.length], payload)
}
