import { connect as connectSocket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Command, connectCommand } from './connect-command.ts'

/** Where an NBD server listens; a command speaks NBD over its standard input and output. */
export type NbdAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string }
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

/** A stream to the server. For commands each stream is a process of its own, which ends with the stream. */
export async function connect(address: NbdAddress, timeoutMs: number): Promise<Duplex> {
  if (address.kind === 'command') return await connectCommand(address)
  const socket =
    address.kind === 'unix'
      ? connectSocket({ path: address.path })
      : connectSocket({ host: address.host, port: address.port, noDelay: true })
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => socket.destroy(new Error('no connection in time')), timeoutMs)
    socket.once('connect', () => {
      clearTimeout(late)
      resolve()
    })
    socket.once('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
  })
  return socket
}
