import { parsedJson } from '../../domain/parsed-json.ts'
import { readFile, stat } from 'node:fs/promises'
import { systemCode } from '../disk-error.ts'

/** What may be changed while a copy runs. */
export interface Settings {
  /** Blocks of 512 KiB that are on their way at one time, 1 to 256. */
  readonly inFlight: number
  /** MiB (2^20 bytes) a second; null for no limit. */
  readonly bandwidthMibps: number | null
}

export interface Controls {
  settings(): Settings
  close(): void
}

const askEveryMs = 500
const mostInFlight = 256
const mostParallel = 64
const keys: ReadonlySet<string> = new Set(['inFlight', 'bandwidthMibps', 'parallel'])

/**
 * The settings given, overridden by those of a file that is read now and then twice a second: `{"inFlight": 8, "bandwidthMibps": 20}`.
 * Without the file the given ones hold again. A file that cannot be understood changes nothing and is told of once.
 */
export async function watchControls(request: {
  readonly file: string
  readonly given: Settings
  readonly onUnreadable: () => void
}): Promise<Controls> {
  const { file, given, onUnreadable } = request
  let current = given
  let complained: string | null = null
  const look = async (): Promise<void> => {
    const text = await textOf(file)
    const read = text === null ? given : settingsIn(text, given)
    if (read !== null) current = read
    else if (text !== complained) onUnreadable()
    complained = read === null ? text : null
  }
  await look().catch(onUnreadable)
  const timer = setInterval(() => void look().catch(onUnreadable), askEveryMs)
  timer.unref()
  return { settings: () => current, close: () => clearInterval(timer) }
}

/** Settings that never change. */
export function fixedControls(given: Settings): Controls {
  return { settings: () => given, close: () => undefined }
}

async function textOf(file: string): Promise<string | null> {
  try {
    // A pipe would keep us waiting for somebody who writes to it.
    return (await stat(file)).isFile() ? await readFile(file, 'utf8') : ''
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

function settingsIn(text: string, given: Settings): Settings | null {
  const found = parsedJson(text)
  if (typeof found !== 'object' || found === null || !Object.keys(found).every((key) => keys.has(key))) return null
  if ('parallel' in found && !isParallel(found.parallel)) return null
  const inFlight = 'inFlight' in found ? found.inFlight : given.inFlight
  const bandwidthMibps = 'bandwidthMibps' in found ? found.bandwidthMibps : given.bandwidthMibps
  if (!isInFlight(inFlight) || !isBandwidth(bandwidthMibps)) return null
  return { inFlight, bandwidthMibps }
}

/** The `parallel` of a control file, 1 to 64; `given` where it says nothing that can be understood. */
export async function parallelIn(file: string, given: number): Promise<number> {
  const found = parsedJson((await textOf(file)) ?? '')
  return typeof found === 'object' && found !== null && 'parallel' in found && isParallel(found.parallel)
    ? found.parallel
    : given
}

function isParallel(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostParallel
}

function isInFlight(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostInFlight
}

function isBandwidth(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isFinite(value) && value > 0)
}
