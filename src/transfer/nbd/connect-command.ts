import { spawn } from 'node:child_process'
import { Duplex } from 'node:stream'
import { diskError, systemCode } from '../disk-error.ts'

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

type Pieces = readonly { readonly chunk: Buffer }[]

/**
 * Starts the program. The stream ends when the program has ended, so that its last words are known by then.
 * @throws BrokerError unsupported – the program is not installed.
 */
export async function connectCommand(wanted: Command): Promise<Duplex> {
  const child = spawn(wanted.command, wanted.args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const { stdin, stdout, stderr } = child
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (error) => reject(systemCode(error) === 'ENOENT' ? notInstalled(wanted, error) : error))
  })
  let said = ''
  stderr.on('data', (text: Buffer) => {
    said = `${said}${text.toString()}`.slice(-longestComplaint)
  })
  const duplex = new Duplex({
    read: () => stdout.resume(),
    writev: (pieces: Pieces, done) => {
      stdin.cork()
      for (const [number, { chunk }] of pieces.entries()) {
        if (number < pieces.length - 1) stdin.write(chunk)
        else stdin.write(chunk, (error) => (error ? undefined : done()))
      }
      stdin.uncork()
    },
    final: (done) => {
      stdin.end()
      done()
    },
    destroy: (error, done) => {
      child.kill()
      done(error)
    },
  })
  stdout.on('data', (piece: Buffer) => {
    if (!duplex.push(piece)) stdout.pause()
  })
  // A pipe that the program leaves behind says less than its end, which comes next.
  stdin.on('error', () => undefined)
  child.once('close', (code) => {
    if (duplex.destroyed) return
    if (code === 0) duplex.push(null)
    else duplex.destroy(explained(wanted, { code, said: said.trim() }))
  })
  return duplex
}

function notInstalled(wanted: Command, cause: Error): Error {
  const values = { tool: wanted.command, package: wanted.package }
  return diskError({ kind: 'unsupported', key: 'disk.noTool', values, cause })
}

function explained({ explain }: Command, ended: Ended): Error {
  const { code, said } = ended
  return explain?.(ended) ?? new Error(said === '' ? `it ended with ${String(code)}` : said)
}
