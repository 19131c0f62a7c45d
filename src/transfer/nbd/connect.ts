import { connect as connectSocket, type Socket } from 'node:net'
import { lastingPath } from '../file/same-path.ts'
import { type ByteStream, byteStream, streamWith } from './byte-stream.ts'
import { type Command, connectCommand } from './connect-command.ts'
import { readingSocket } from './reading-socket.ts'
import { startTls, type TlsSettings } from './tls.ts'

/** Where an NBD server listens; a command speaks NBD over its standard input and output. */
export type NbdAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: TlsSettings }
  | { readonly kind: 'unix'; readonly path: string; readonly tls?: TlsSettings }
  | (Command & {
      readonly kind: 'command'
      /** What it is called in messages; the command itself where there is no name. */
      readonly name?: string
    })

/** The address in words. */
export function addressText(address: NbdAddress): string {
  switch (address.kind) {
    case 'tcp':
      return `${address.host}:${String(address.port)}`
    case 'unix':
      return address.path
    case 'command':
      return address.name ?? [address.command, ...address.args].join(' ')
  }
}

/**
 * A disk of a server as its URI (https://github.com/NetworkBlockDevice/nbd/blob/master/doc/uri.md): always with the port and the export, the
 * socket by its absolute path, and without parameters of TLS. Commands serve one disk each.
 */
export function diskText(address: NbdAddress, exportName: string): string {
  const name = exportName.split('/').map(encodeURIComponent).join('/')
  switch (address.kind) {
    case 'tcp': {
      const host = address.host.includes(':') ? `[${address.host}]` : address.host
      return `${schemeOf(address)}://${host.toLowerCase()}:${String(address.port)}/${name}`
    }
    case 'unix':
      return `${schemeOf(address)}+unix:///${name}?socket=${encodeURIComponent(lastingPath(address.path)).replaceAll('%2F', '/')}`
    case 'command':
      return addressText(address)
  }
}

function schemeOf({ tls }: { readonly tls?: TlsSettings }): string {
  return tls === undefined ? 'nbd' : 'nbds'
}

/** Whether TLS is begun before anything else is said. */
export function isEncrypted(address: NbdAddress): boolean {
  return address.kind !== 'command' && address.tls !== undefined
}

/** A stream to the server. For commands each stream is a process of its own, which ends with the stream. */
export async function connect(address: NbdAddress, timeoutMs: number): Promise<ByteStream> {
  if (address.kind === 'command') return await connectCommand(address)
  const to =
    address.kind === 'unix' ? { path: address.path } : { host: address.host, port: address.port, noDelay: true }
  const { tls } = address
  if (tls !== undefined) {
    return await inTime(connectSocket(to), timeoutMs, async (socket) => {
      return byteStream(await startTls(socket, { name: addressText(address), tls }))
    })
  }
  const { socket, inbox } = readingSocket(to)
  return await inTime(socket, timeoutMs, () => Promise.resolve(streamWith(inbox, socket)))
}

/** Goes on with a socket when it is connected. */
async function inTime(
  socket: Socket,
  timeoutMs: number,
  then: (socket: Socket) => Promise<ByteStream>,
): Promise<ByteStream> {
  const late = setTimeout(() => socket.destroy(new Error('no connection in time')), timeoutMs)
  try {
    await connected(socket)
    return await then(socket)
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(late)
  }
}

async function connected(socket: Socket): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.on('error', reject)
  })
}
