import type { BigIntStats } from 'node:fs'
import { type FileHandle, readdir, readFile, readlink, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemCode } from '../disk-error.ts'

/** Where Linux tells of its devices. */
const devices = '/sys/dev/block'

/**
 * What a file or device is or has in it, whatever its path: `file-DEVICE-INODE`, `device-MAJOR-MINOR`. With a device come its
 * partitions and what is built upon it (LVM, encryption, RAID), with a loop device the file behind it, with a file the loop devices on
 * it. Two disks with a key in common have bytes in common: one of them is the other, or a part of it.
 */
export async function storageKeys(file: FileHandle, folder: string = devices): Promise<readonly string[]> {
  const found = await file.stat({ bigint: true })
  if (found.isBlockDevice()) return await keysOfDevice(numbersOf(found.rdev), folder)
  const keys = new Set([keyOfFile(found)])
  for (const device of await loopsOn(found, folder)) await addDevice(device, { keys, folder })
  return [...keys]
}

/** The keys of a device with the numbers `MAJOR:MINOR`. */
export async function keysOfDevice(numbers: string, folder: string): Promise<readonly string[]> {
  const keys = new Set<string>()
  await addDevice(numbers, { keys, folder })
  return [...keys]
}

interface Adding {
  readonly keys: Set<string>
  readonly folder: string
}

async function addDevice(numbers: string, adding: Adding): Promise<void> {
  const { keys, folder } = adding
  const key = keyOfDevice(numbers)
  if (keys.has(key)) return
  keys.add(key)
  const place = `${folder}/${numbers}`
  const behind = await backingFile(numbers, folder)
  if (behind !== null) keys.add(keyOfFile(behind))
  const name = basename((await ifThere(() => readlink(place))) ?? '')
  const partitions = ((await ifThere(() => readdir(place))) ?? []).filter(
    (entry) => name !== '' && entry.startsWith(name),
  )
  const holders = ((await ifThere(() => readdir(`${place}/holders`))) ?? []).map((entry) => `holders/${entry}`)
  for (const part of [...partitions, ...holders]) {
    const inside = (await ifThere(() => readFile(`${place}/${part}/dev`, 'utf8')))?.trim()
    if (inside !== undefined && /^\d+:\d+$/.test(inside)) await addDevice(inside, adding)
  }
}

/** The key of a device with the numbers `MAJOR:MINOR`. */
export function keyOfDevice(numbers: string): string {
  return `device-${numbers.replace(':', '-')}`
}

function keyOfFile({ dev, ino }: BigIntStats): string {
  return `file-${String(dev)}-${String(ino)}`
}

/** As major(3) and minor(3) of glibc have it. */
export function numbersOf(rdev: bigint): string {
  const major = ((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & ~0xfffn)
  const minor = (rdev & 0xffn) | ((rdev >> 12n) & 0xffffff00n)
  return `${String(major)}:${String(minor)}`
}

/** The path of the file behind a loop device, which need not be there any more; null for other devices. */
export async function backingPath(numbers: string, folder: string): Promise<string | null> {
  const path = await ifThere(() => readFile(`${folder}/${numbers}/loop/backing_file`, 'utf8'))
  return path?.replace(/\n$/, '') ?? null
}

/** The file behind a loop device; null for other devices, where it has been removed, and where it is not seen from here. */
async function backingFile(numbers: string, folder: string): Promise<BigIntStats | null> {
  const path = await backingPath(numbers, folder)
  return path === null ? null : await ifThere(() => stat(path, { bigint: true }))
}

/** The numbers of the loop devices on a file. They have the major number 7. */
async function loopsOn(file: BigIntStats, folder: string): Promise<readonly string[]> {
  const loops = ((await ifThere(() => readdir(folder))) ?? []).filter((numbers) => numbers.startsWith('7:'))
  const behind = await Promise.all(loops.map((numbers) => backingFile(numbers, folder)))
  return loops.filter((_, at) => behind[at]?.dev === file.dev && behind[at].ino === file.ino)
}

/** The path of a loop device that is on a file and may write to it, such as `/dev/loop0`; null where there is none. */
export async function writableLoopOn(file: BigIntStats, folder: string = devices): Promise<string | null> {
  for (const numbers of await loopsOn(file, folder)) {
    const isReadOnly = (await ifThere(() => readFile(`${folder}/${numbers}/ro`, 'utf8')))?.trim() === '1'
    if (!isReadOnly) return `/dev/${basename((await ifThere(() => readlink(`${folder}/${numbers}`))) ?? numbers)}`
  }
  return null
}

/** Null where the system has no such thing, or does not tell. */
export async function ifThere<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look()
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}
