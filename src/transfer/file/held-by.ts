import type { BigIntStats } from 'node:fs'
import { type FileHandle, readdir, readFile } from 'node:fs/promises'
import { diskError } from '../disk-error.ts'
import type { Holder } from '../disk.ts'
import { mountOfOpen } from './mounts.ts'
import { ifThere, numbersOf, writableLoopOn } from './storage-keys.ts'

/**
 * Bytes that QEMU locks of an image or a device: what it does with it, and what it lets nobody else do,
 * https://gitlab.com/qemu-project/qemu/-/blob/master/block/file-posix.c (RAW_LOCK_PERM_BASE, RAW_LOCK_SHARED_BASE).
 */
const used = [
  { from: 100, to: 103 },
  { from: 200, to: 203 },
] as const
/** Of these, that it writes. */
const written = [{ from: 101, to: 101 }] as const

interface Meant {
  /** `MAJOR:MINOR:INODE`, the first two in hexadecimal. */
  readonly names: ReadonlySet<string>
  /** Any of them, both ends included. */
  readonly bytes: readonly { readonly from: number; readonly to: number }[]
}

/** A lock as proc_locks(5) and proc_pid_fdinfo(5) have it: which file, and from which byte to which. Those that wait have an arrow. */
const lock = /\d+: (?:OFDLCK|POSIX) +\w+ +\w+ +-?\d+ ([0-9a-f]+:[0-9a-f]+:\d+) (\d+) (\d+|EOF)$/gm

/** Who else of this machine may write to a file or a device as to a disk; null where nobody is seen. */
export async function writtenBy(file: FileHandle): Promise<Holder | null> {
  return await heldBy(file, written)
}

async function heldBy(file: FileHandle, bytes: Meant['bytes']): Promise<Holder | null> {
  const found = await file.stat({ bigint: true })
  const device = found.isFile() ? await writableLoopOn(found) : null
  if (device !== null) return { kind: 'loop', device }
  const meant = { names: await namesInLocks(file, found), bytes }
  if (!(await hasLock('/proc/locks', meant))) return null
  return { kind: 'process', process: await processWith(meant) }
}

/**
 * Nobody else uses a target as a disk. `kind`: what it is if somebody does.
 * @throws BrokerError of that kind – a loop device has it read-write, or a process has it with the locks of QEMU.
 */
export async function requireFree(file: FileHandle, path: string, kind: 'refused' | 'findings'): Promise<void> {
  const holder = await heldBy(file, used)
  if (holder === null) return
  if (holder.kind === 'loop') throw diskError({ kind, key: 'disk.held.loop', values: { path, device: holder.device } })
  if (holder.process === null) throw diskError({ kind, key: 'disk.held.unseen', values: { path } })
  throw diskError({ kind, key: 'disk.held.process', values: { path, process: holder.process } })
}

/** Some file systems (btrfs, overlay) tell of a file another device than they have themselves. */
async function namesInLocks({ fd }: FileHandle, { dev, ino }: BigIntStats): Promise<ReadonlySet<string>> {
  const mount = await ifThere(() => mountOfOpen(fd))
  const devices = [numbersOf(dev), ...(mount === null ? [] : [mount.numbers])]
  const inHex = (number: string): string => Number(number).toString(16).padStart(2, '0')
  return new Set(devices.map((numbers) => `${numbers.split(':').map(inHex).join(':')}:${String(ino)}`))
}

async function hasLock(list: string, meant: Meant): Promise<boolean> {
  return isLocked((await ifThere(() => readFile(list, 'utf8'))) ?? '', meant)
}

/** Whether a list of locks has one of a file, on one of some bytes. */
export function isLocked(list: string, { names, bytes }: Meant): boolean {
  return [...list.matchAll(lock)].some(([, name = '', first, last]) => {
    const end = last === 'EOF' ? Infinity : Number(last)
    return names.has(name) && bytes.some(({ from, to }) => Number(first) <= to && end >= from)
  })
}

/** Such as `qemu-nbd (4711)`; null where the process is not seen from here: it is another user's, or outside this container. */
async function processWith(meant: Meant): Promise<string | null> {
  const numbers = ((await ifThere(() => readdir('/proc'))) ?? []).filter((name) => /^\d+$/.test(name))
  for (const number of numbers) {
    const folder = `/proc/${number}/fdinfo`
    for (const descriptor of (await ifThere(() => readdir(folder))) ?? []) {
      if (!(await hasLock(`${folder}/${descriptor}`, meant))) continue
      const command = (await ifThere(() => readFile(`/proc/${number}/comm`, 'utf8')))?.trim() ?? '?'
      return `${command} (${number})`
    }
  }
  return null
}
