import { open, readdir, readFile, readlink, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemCode } from '../disk-error.ts'
import { type Mount, mountOfOpen } from './mounts.ts'
import { backingPath, numbersOf } from './storage-keys.ts'

/** What a file lies on, as far as it can be seen from here. */
export interface Medium {
  /** A block device of this machine, which is not its memory; false also where that cannot be told. */
  readonly isDisk: boolean
  /** Files behind loop devices: each has pages of its own in memory. */
  readonly below: readonly string[]
}

const unknown: Medium = { isDisk: false, below: [] }
const devices = '/sys/dev/block'

/** Devices of this machine that are its memory, or another machine's disk with that one's memory in front. */
const noDisks = /^(?:ram|zram|nbd|rbd)\d/

/**
 * What is below a file, a folder or a device. File systems in memory (tmpfs), of other machines (NFS) and of programs (FUSE), and those
 * that keep pages in their own way (ZFS), have no block device: what is read from them need not come from a disk.
 */
export async function mediumOf(path: string): Promise<Medium> {
  try {
    const found = await stat(path, { bigint: true })
    if (found.isBlockDevice()) return await mediumOfDevice(numbersOf(found.rdev))
    const mount = await mountOf(path)
    return mount === null ? unknown : await mediumOfMount(mount)
  } catch (error) {
    if (systemCode(error) === null) throw error
    return unknown
  }
}

/** Whether what is read past the memory of the system comes from a disk, and not from the memory in front of another file. */
export async function isOnDiskAlone(path: string): Promise<boolean> {
  const { isDisk, below } = await mediumOf(path)
  return isDisk && below.length === 0
}

async function mountOf(path: string): Promise<Mount | null> {
  const file = await open(path, 'r')
  return await mountOfOpen(file.fd).finally(() => file.close())
}

async function mediumOfMount({ type, source, numbers, options }: Mount): Promise<Medium> {
  if (type.startsWith('fuse')) return unknown
  // Nobody can see from here in which layer a file is.
  if (type === 'overlay') return together(await Promise.all(layers(options).map(mediumOf)))
  if (!numbers.startsWith('0:')) return await mediumOfDevice(numbers)
  // Some file systems, such as btrfs, have numbers of their own though they lie on a device.
  return source.startsWith('/dev/') ? await mediumOf(source) : unknown
}

function together(media: readonly Medium[]): Medium {
  return { isDisk: media.every(({ isDisk }) => isDisk), below: media.flatMap(({ below }) => below) }
}

function layers(options: string): readonly string[] {
  // A colon or comma in a name has a backslash before it.
  const given = options.split(/(?<!\\),/).map((option) => /^(?:upperdir|lowerdir\+?)=(.*)$/.exec(option)?.[1] ?? '')
  return given
    .flatMap((folders) => folders.split(/(?<!\\):/))
    .filter((folder) => folder !== '')
    .map((folder) => folder.replaceAll(/\\(.)/g, '$1'))
}

/** The same of a device with the numbers `MAJOR:MINOR`; `folder` is where Linux tells of its devices. */
export async function mediumOfDevice(numbers: string, folder: string = devices): Promise<Medium> {
  const place = await readlink(`${folder}/${numbers}`)
  if (noDisks.test(basename(place))) return unknown
  const behind = await backingPath(numbers, folder)
  if (behind !== null) return { isDisk: true, below: [behind] }
  const under = await devicesUnder(`${folder}/${numbers}`)
  return together(await Promise.all(under.map((one) => mediumOfDevice(one, folder))))
}

/** What a volume of LVM, RAID or encryption is built of, and the device of which one is a partition. */
async function devicesUnder(place: string): Promise<readonly string[]> {
  const inside = await readdir(place)
  const slaves = inside.includes('slaves') ? await readdir(`${place}/slaves`) : []
  const whole = inside.includes('partition') ? [`${place}/../dev`] : []
  const files = [...slaves.map((name) => `${place}/slaves/${name}/dev`), ...whole]
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).map((text) => text.trim())
}
