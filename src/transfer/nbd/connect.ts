import { type ChildProcess, spawn } from 'node:child_process'
import { connect as connectSocket } from 'node:net'
import { Duplex } from 'node:stream'

/** Where an NBD server listens; a command speaks NBD over its standard input and output. */
export type NbdAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'command'; readonly command: string; readonly args: readonly string[] }

/** The address in words. */
export function addressText(address: NbdAddress): string {
  switch (address.kind) {
    case 'tcp':
      return `${address.host}:${String(address.port)}`
    case 'unix':
      return address.path
    case 'command':
      return [address.command, ...address.args].join(' ')
  }
}

/** A stream to the server. For commands each stream is a process of its own, which ends with the stream. */
export async function connect(address: NbdAddress, timeoutMs: number): Promise<Duplex> {
  if (address.kind === 'command') return await started(spawnCommand(address))
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

/** What a command says on its standard error is kept for the error message, to this length. */
const longestComplaint = 2000

function spawnCommand({ command, args }: NbdAddress & { kind: 'command' }): ChildProcess {
  return spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
}

async function started(child: ChildProcess): Promise<Duplex> {
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  const { stdin, stdout, stderr } = child
  if (stdin === null || stdout === null) throw new Error('the command has no standard input and output')
  let complaint = ''
  stderr?.on('data', (text: Buffer) => {
    complaint = `${complaint}${text.toString()}`.slice(-longestComplaint)
  })
  const duplex = Duplex.from({ writable: stdin, readable: stdout })
  stdin.on('error', (error) => duplex.destroy(error))
  child.once('close', (code) => {
    const said = complaint.trim()
    if (code !== 0 && !duplex.destroyed) duplex.destroy(new Error(said === '' ? `it ended with ${String(code)}` : said))
  })
  duplex.once('close', () => child.kill())
  return duplex
}
