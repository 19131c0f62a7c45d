import { onTestFinished } from 'vitest'
import type { Sink } from '../../../src/transfer/disk.ts'
import { openNbdSink } from '../../../src/transfer/nbd/open-nbd.ts'
import type { NbdTarget } from '../../../src/transfer/nbd/pool.ts'
import { quickServer, simple } from './quick-server.ts'

const read = 0

export const flags = { readOnly: 2, flush: 4, zeroes: 64, multi: 256 }
export type Answer = Parameters<typeof quickServer>[0]['answer']

/** Does everything by the book, with a disk of bytes 7. */
export const byTheBook: Answer = (asked, reply) => {
  if (asked.command === read) reply(simple(asked, 0, Buffer.alloc(asked.length, 7)))
  else if (asked.command !== 2) reply(simple(asked))
}

export function targetOf(socket: string, about: Partial<NbdTarget> = {}): NbdTarget {
  const address = { kind: 'unix', path: socket } as const
  return {
    address,
    exportName: '',
    connections: 4,
    timeoutMs: 2000,
    retries: 2,
    clock: () => performance.now(),
    ...about,
  }
}

export async function sinkOf(
  server: Partial<Parameters<typeof quickServer>[0]>,
  about: Partial<NbdTarget> = {},
): Promise<{ sink: Sink; log: string[]; connections: () => number }> {
  const { flags: has = flags.flush | flags.zeroes } = server
  const opened = await quickServer({ sizeBytes: 2 ** 31, answer: byTheBook, ...server, flags: 1 | has })
  const sink = await openNbdSink({ target: targetOf(opened.socket, about), fresh: false, proof: 'full-readback' })
  onTestFinished(() => sink.close())
  return { sink, log: opened.log, connections: opened.connections }
}
