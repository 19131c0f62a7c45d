import { diskError } from '../disk-error.ts'
import type { Ended } from '../nbd/connect-command.ts'
import type { NbdAddress } from '../nbd/connect.ts'
import type { Location } from './parse-location.ts'

type Ssh = Location & { kind: 'ssh' }

/**
 * `nbdkit` on the other side speaks over the connection itself: no port is opened, and nothing of ours is left there. Keys and
 * known hosts are those of the user's ssh configuration. Connections of their own carry more than shared ones.
 */
export function overSsh(
  location: Ssh,
  use: 'read' | 'write',
  /** In the order in which they are offered; null leaves them to ssh. */
  ciphers: string | null,
): { readonly address: NbdAddress; readonly exportName: string } {
  const { host, port, path } = location
  const words = ['nbdkit', '-s', '--exit-with-parent', ...(use === 'read' ? ['-r'] : []), 'file', path]
  const remote = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  const ports = port === null ? [] : ['-p', String(port)]
  const quiet = ['-T', '-o', 'BatchMode=yes', '-o', 'Compression=no', '-o', 'ControlPath=none']
  const named = ciphers === null ? [] : ['-o', `Ciphers=${ciphers}`]
  const args = [...quiet, ...named, ...ports, '--', host, remote]
  const name = `ssh://${host}${port === null ? '' : `:${String(port)}`}${path}`
  const explain = (ended: Ended): Error => explained(location, ended)
  return {
    address: { kind: 'command', command: 'ssh', package: 'openssh-client', args, name, explain },
    exportName: '',
  }
}

/** ssh(1) ends with 255 for its own errors, and with the code of the remote command otherwise. */
const ownErrors = 255
const commandNotFound = 127

function explained({ host, port, path }: Ssh, { code, said }: Ended): Error {
  const reason = lastLine(said) ?? `exit code ${String(code)}`
  const command = port === null ? `ssh ${host}` : `ssh -p ${String(port)} ${host}`
  const values = { host, path, reason, command }
  if (code === commandNotFound) return diskError({ kind: 'unsupported', key: 'disk.ssh.noNbdkit', values })
  if (code !== ownErrors) return diskError({ kind: 'partial', key: 'disk.ssh.remote', values })
  if (/host key verification failed/i.test(said)) return diskError({ kind: 'refused', key: 'disk.ssh.hostKey', values })
  if (/permission denied/i.test(said)) return diskError({ kind: 'credentials', key: 'disk.ssh.denied', values })
  return diskError({ kind: 'partial', key: 'disk.ssh.failed', values })
}

/** What comes before the last line are banners and repetitions. */
function lastLine(said: string): string | null {
  const lines = said.split('\n').map((line) => line.trim())
  return (
    lines
      .filter((line) => line !== '')
      .at(-1)
      ?.replace(/[.]$/, '') ?? null
  )
}
