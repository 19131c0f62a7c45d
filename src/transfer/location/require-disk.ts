import type { Stats } from 'node:fs'
import { access, constants, lstat, realpath, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diskError, systemCode } from '../disk-error.ts'
import { isAmongDevices } from './among-devices.ts'
import type { Location } from './parse-location.ts'

/** Types of file systems whose files are made up while they are read: proc, sysfs, debugfs, tracefs. */
const madeUp: ReadonlySet<number> = new Set([0x9fa0, 0x62656572, 0x64626720, 0x74726163])

/**
 * What is at a path can be read at any place of it, and as often as one likes; nothing at all is fine. It is looked at before it is
 * opened, for a pipe would keep us waiting in there for ever.
 * @throws BrokerError usage – it is a folder, a pipe, a socket, a character device, a link to nothing, or no real file.
 */
export async function requireDisk(location: Location): Promise<void> {
  if (location.kind === 'nbd' || location.kind === 'ssh') return
  const { path } = location
  const found = await statOrNull(path)
  if (found === null) {
    if (await leadsNowhere(path)) throw diskError({ kind: 'usage', key: 'disk.noDisk.link', values: { path } })
    return
  }
  const key = (await isMadeUp(path, found)) ? 'disk.noDisk.madeUp' : wrongKind(found)
  if (key !== null) throw diskError({ kind: 'usage', key, values: { path } })
}

/**
 * What takes hours to read must not then have nowhere to go.
 * @throws BrokerError usage – the folder is not there; the error of the system – it may not be written.
 */
export async function requireFolderOf(path: string): Promise<void> {
  await requireFolder(dirname(path))
  await access(dirname(path), constants.W_OK)
}

/**
 * A disk that can be written, or made, and beside which the files about it have room: `lock` is one of them.
 * @throws BrokerError usage – a folder is not there or may not be written, or what is there is no disk, or among devices no device.
 */
export async function requireTarget(location: Location, lock: string): Promise<void> {
  await requireDisk(location)
  if (location.kind === 'file' || location.kind === 'qcow2') {
    await requireFolder(dirname(location.path))
    await requireLasting(location.path)
  }
  await requireFolder(dirname(lock))
  try {
    await access(dirname(lock), constants.W_OK)
  } catch (error) {
    const values = { folder: dirname(lock), reason: systemCode(error) ?? 'EIO' }
    throw diskError({ kind: 'usage', key: 'disk.noStateFolder', values, cause: error })
  }
}

/**
 * A file or a device may be used so: `right` is as of access(2).
 * @throws BrokerError usage – it is not there, or this user may not.
 */
export async function requireRight(path: string, right: 'read' | 'write'): Promise<void> {
  try {
    await access(path, right === 'read' ? constants.R_OK : constants.W_OK)
  } catch (error) {
    const values = { path, reason: systemCode(error) ?? 'EIO' }
    throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
  }
}

/** A file among the devices is in memory: who names one has mistaken the name of a device. */
async function requireLasting(path: string): Promise<void> {
  const found = await statOrNull(path)
  const wouldBeFile = found === null ? isAmongDevices(path) : found.isFile() && isAmongDevices(await realpath(path))
  if (wouldBeFile) throw diskError({ kind: 'usage', key: 'disk.noDisk.noDevice', values: { path } })
}

async function requireFolder(folder: string): Promise<void> {
  try {
    await stat(folder)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return
    throw diskError({ kind: 'usage', key: 'disk.noFolder', values: { folder }, cause: error })
  }
}

function wrongKind(found: Stats): 'disk.noDisk.folder' | 'disk.noDisk.pipe' | 'disk.noDisk.device' | null {
  if (found.isDirectory()) return 'disk.noDisk.folder'
  if (found.isFIFO() || found.isSocket()) return 'disk.noDisk.pipe'
  return found.isCharacterDevice() ? 'disk.noDisk.device' : null
}

async function isMadeUp(path: string, found: Stats): Promise<boolean> {
  return found.isFile() && madeUp.has((await statfs(await realpath(path))).type)
}

/** A link whose end is not there, and not one that may not be followed. */
async function leadsNowhere(path: string): Promise<boolean> {
  const reason = await stat(path).then(() => null, systemCode)
  return reason === 'ENOENT' && (await statOrNull(path, lstat)) !== null
}

/** Null where nothing is, or where opening will tell better what is wrong. */
async function statOrNull(path: string, look: (path: string) => Promise<Stats> = stat): Promise<Stats | null> {
  try {
    return await look(path)
  } catch (error) {
    if (systemCode(error) !== null) return null
    throw error
  }
}
