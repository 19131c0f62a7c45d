import { fstatSync, write } from 'node:fs'
import { stat } from 'node:fs/promises'
import { addAbortSignal, type Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { promisify } from 'node:util'
import { diskError, systemCode } from '../disk-error.ts'
import { followedBy, type SequentialSink, type SequentialSource, sequentialSource } from './sequential.ts'

const standardInput = 0
const standardOutput = 1
/** A pipe that somebody else has made non-blocking is asked again after so long. */
const fullPipeMs = 5

/**
 * Waits for the first byte: what comes from a program that failed must not empty a disk.
 * @throws BrokerError usage – it is a terminal, or has nothing in it. AbortError – the signal was given, even while nothing comes.
 */
export async function openStandardInput(
  signal: AbortSignal,
  input: Readable & { readonly isTTY?: boolean } = process.stdin,
): Promise<SequentialSource> {
  if (input.isTTY === true) throw diskError({ kind: 'usage', key: 'disk.stream.terminal' })
  const source = sequentialSource('-', addAbortSignal(signal, input))
  const first = Buffer.alloc(1)
  if ((await source.next(first)) === 0) throw diskError({ kind: 'usage', key: 'disk.stream.empty' })
  return followedBy(first, source)
}

/**
 * Standard output without Node's stream, which would hold up everything else while a pipe is full.
 * @throws BrokerError usage – it is a terminal.
 */
export function openStandardOutput(descriptor: number = standardOutput): SequentialSink {
  if (isatty(descriptor)) throw diskError({ kind: 'usage', key: 'disk.stream.terminal' })
  const writeSome = promisify(write)
  return {
    access: 'sequential',
    name: '-',
    write: async (bytes) => {
      for (let done = 0; done < bytes.length;) {
        try {
          done += (await writeSome(descriptor, bytes, done, bytes.length - done, null)).bytesWritten
        } catch (error) {
          await waitOrTell(error)
        }
      }
    },
  }
}

async function waitOrTell(error: unknown): Promise<void> {
  const reason = systemCode(error)
  if (reason !== 'EAGAIN') {
    throw diskError({ kind: 'partial', key: 'disk.stream.closed', values: { reason: reason ?? '?' }, cause: error })
  }
  await sleep(fullPipeMs)
}

/** Whether standard input is the file at a path: writing that file would take away what is still to be read. */
export async function isStandardInput(path: string, descriptor: number = standardInput): Promise<boolean> {
  const input = fstatSync(descriptor)
  const file = await stat(path)
  return file.isFile() && file.ino === input.ino && file.dev === input.dev
}
