import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { Writable } from 'node:stream'
import { diskError, systemCode } from '../disk-error.ts'
import { type ByteStream, hungUp, streamWith } from './byte-stream.ts'
import { socketPair } from './socket-pair.ts'

/** A program that speaks over its standard input and output. */
export interface Command {
  readonly command: string
  readonly args: readonly string[]
  /** Debian's package that brings it. */
  readonly package: string
  /** What its end means, when it fails; null leaves it as it was said. */
  readonly explain?: (ended: Ended) => Error | null
}

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  /** The last words on its standard error. */
  readonly said: string
}

/** What a command says on its standard error is kept for the error message, to this length. */
const longestComplaint = 2000

/**
 * Starts the program. The stream ends when the program has ended, so that its last words are known by then.
 * @throws BrokerError unsupported – the program is not installed.
 */
export async function connectCommand(wanted: Command): Promise<ByteStream> {
  const { ours, inbox, theirs } = await socketPair()
  // A line that the program leaves behind says less than its end, which comes next.
  ours.on('error', () => undefined)
  const child = spawn(wanted.command, wanted.args, { stdio: [theirs, theirs, 'pipe'] })
  const end = ended(child, ours)
  try {
    await started(child, wanted)
  } catch (error) {
    ours.destroy()
    throw error
  } finally {
    theirs.destroy()
  }
  const line = lineTo(ours, child)
  void end.then((how) => {
    if (!line.destroyed) line.destroy(how.code === 0 ? hungUp() : explained(wanted, how))
  })
  return streamWith(inbox, line)
}

async function started(child: ChildProcess, wanted: Command): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (error) => reject(systemCode(error) === 'ENOENT' ? notInstalled(wanted, error) : error))
  })
}

/** Resolves when the program has ended and all that it wrote has come. */
async function ended(child: ChildProcess, ours: Socket): Promise<Ended> {
  let said = ''
  child.stderr?.on('data', (text: Buffer) => {
    said = `${said}${text.toString()}`.slice(-longestComplaint)
  })
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  await Promise.all([code, new Promise((resolve) => ours.once('close', resolve))])
  return { code: await code, said: said.trim() }
}

type Pieces = readonly { readonly chunk: Buffer }[]

function lineTo(ours: Socket, child: ChildProcess): Writable {
  return new Writable({
    writev: (pieces: Pieces, done) => {
      ours.cork()
      for (const [number, { chunk }] of pieces.entries()) {
        if (number < pieces.length - 1) ours.write(chunk)
        else ours.write(chunk, (error) => (error ? undefined : done()))
      }
      ours.uncork()
    },
    destroy: (error, done) => {
      child.kill()
      ours.destroy()
      done(error)
    },
  })
}

function notInstalled(wanted: Command, cause: Error): Error {
  const values = { tool: wanted.command, package: wanted.package }
  return diskError({ kind: 'unsupported', key: 'disk.noTool', values, cause })
}

function explained({ explain }: Command, ended: Ended): Error {
  const { code, said } = ended
  return explain?.(ended) ?? new Error(said === '' ? `it ended with ${String(code)}` : said)
}
