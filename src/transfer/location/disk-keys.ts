import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { isIP } from 'node:net'
import { posix, resolve } from 'node:path'
import { storageKeys } from '../file/storage-keys.ts'
import { samePath } from '../file/same-path.ts'
import type { NbdAddress } from '../nbd/connect.ts'
import type { Location } from './parse-location.ts'

/**
 * What two places have in common when they are one disk. Of a server nobody can see what stands behind it: there it is the
 * address, however it is written. Names of hosts are not looked up, so one server under two names counts as two.
 */
export async function diskKeys(location: Location): Promise<readonly string[]> {
  switch (location.kind) {
    case 'file':
    case 'qcow2': {
      const file = await open(location.path, 'r')
      return await storageKeys(file).finally(() => file.close())
    }
    case 'nbd':
    case 'ssh':
      return [serverKey(location)]
  }
}

/** The key of a disk that a server has. */
export function serverKey(location: Location & { readonly kind: 'nbd' | 'ssh' }): string {
  if (location.kind === 'nbd') return keyOf('nbd', [...serverOf(location.address), location.exportName])
  // Another user of that machine, the same device.
  const host = location.host.replace(/^.*@/, '')
  return keyOf('ssh', [hostOf(host), String(location.port ?? usualSshPort), posix.normalize(location.path)])
}

const usualSshPort = 22

function serverOf(address: NbdAddress): readonly string[] {
  switch (address.kind) {
    case 'tcp':
      return [hostOf(address.host), String(address.port)]
    case 'unix':
      return [samePath(resolve(address.path))]
    case 'command':
      return [address.command, ...address.args]
  }
}

/** A host that is this machine has many names. */
function hostOf(name: string): string {
  const host = name.toLowerCase().replace(/[.]$/, '')
  const isHere = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  return isHere ? 'localhost' : host
}

function keyOf(kind: 'nbd' | 'ssh', words: readonly string[]): string {
  return `${kind}-${createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32)}`
}
