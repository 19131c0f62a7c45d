import { readFile, stat } from 'node:fs/promises'
import { systemCode } from '../disk-error.ts'
import { keyOfDevice, numbersOf } from './storage-keys.ts'

/** A file system that is mounted, from proc_pid_mountinfo(5). */
export interface Mount {
  readonly id: string
  /** `MAJOR:MINOR`; 0 as MAJOR where the file system has numbers of its own. */
  readonly numbers: string
  /** Where it is mounted. */
  readonly place: string
  readonly type: string
  readonly source: string
  /** Those of the file system, wherever else it is mounted too. */
  readonly options: string
}

/** All that this process sees mounted. */
export async function mounts(): Promise<readonly Mount[]> {
  return parseMounts(await readFile('/proc/self/mountinfo', 'utf8'))
}

/** A line each; what is no mount is left out. */
export function parseMounts(mountinfo: string): readonly Mount[] {
  return mountinfo
    .split('\n')
    .map(parseMount)
    .filter((mount) => mount !== null)
}

function parseMount(line: string): Mount | null {
  const words = line.split(' ')
  const [id, , numbers, , place] = words
  const [type, source, options] = words.slice(words.indexOf('-') + 1)
  if (id === undefined || numbers === undefined || place === undefined) return null
  if (type === undefined || source === undefined || options === undefined) return null
  return { id, numbers, place: unescaped(place), type, source: unescaped(source), options: unescaped(options) }
}

/** Blanks and the like are octal there. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)))
}

/** The file system that an open file is on; null where it is not seen from here. */
export async function mountOfOpen(descriptor: number): Promise<Mount | null> {
  const about = await readFile(`/proc/self/fdinfo/${String(descriptor)}`, 'utf8')
  const id = /^mnt_id:\s*(\d+)$/m.exec(about)?.[1]
  return (await mounts()).find((mount) => mount.id === id) ?? null
}

/** The first file system on one of these devices, by their keys, that may be written to; null where there is none. */
export async function writableMountOn(keys: readonly string[], all: readonly Mount[]): Promise<Mount | null> {
  for (const mount of all) {
    const isWritable = mount.options.split(',').includes('rw')
    if (isWritable && keys.includes(keyOfDevice(await deviceOf(mount)))) return mount
  }
  return null
}

/** Some file systems, such as btrfs, have numbers of their own though they lie on a device. */
async function deviceOf({ numbers, source }: Mount): Promise<string> {
  if (!numbers.startsWith('0:') || !source.startsWith('/dev/')) return numbers
  try {
    return numbersOf((await stat(source, { bigint: true })).rdev)
  } catch (error) {
    if (systemCode(error) === null) throw error
    return numbers
  }
}
