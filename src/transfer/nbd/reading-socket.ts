import { connect, type NetConnectOpts, type Socket } from 'node:net'
import { createInbox, type Inbox } from './inbox.ts'

/**
 * A socket that reads into the memory of whoever waits for it, or else into memory that is used again. Streams of Node take new
 * memory for every piece, which costs more than the reading itself: it has to be collected again.
 */
export function readingSocket(to: NetConnectOpts): { readonly socket: Socket; readonly inbox: Inbox } {
  const inbox = createInbox(() => socket.resume())
  const socket: Socket = connect({ ...to, onread: inbox.onread })
  // Nothing comes as data, but the end is told only to those who want data.
  socket.resume()
  return { socket, inbox }
}
