import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { privateFolder, syncFolder } from './durable.ts'
import { hiddenFolder } from './layout.ts'
import { withLock } from './lock.ts'
import { type Making, openMaking } from './making.ts'
import { inspectTop, writeTop } from './top.ts'

/** The moments of a change at which a crash is tried out. */
export const steps = [
  'started',
  'staged',
  'filled',
  'locked',
  'recorded',
  'committed',
  'changing',
  'changed',
  'moved-away',
  'unlocked',
] as const

export type Step = (typeof steps)[number]

/** What every change works with. */
export interface Writer {
  readonly root: string
  readonly now: () => Date
  /** At least twelve digits. */
  readonly randomHex: () => string
  /** Called at every step; does nothing in normal use. */
  readonly step: (step: Step) => Promise<void> | void
}

/** One change under way. */
export interface Change {
  readonly making: Making
  /** Runs work while no other writer changes anything. */
  readonly locked: <T>(work: () => Promise<T>) => Promise<T>
}

/** Prepares the folder for a change: it becomes a directory cloud if it is empty, and leftovers of dead writers go. */
export async function writing<T>(
  writer: Writer,
  signal: AbortSignal,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const state = await inspectTop(writer.root)
  const hidden = join(writer.root, hiddenFolder)
  await mkdir(hidden, { recursive: true, mode: privateFolder })
  const making = await openMaking(join(hidden, 'making'))
  if (state === 'empty') await writeTop(writer.root, making.path(writer.randomHex()), writer.now().toISOString())
  await making.clean()
  await writer.step('started')
  const locked: Change['locked'] = async (change) => {
    const beside = making.path(writer.randomHex())
    const result = await withLock({ folder: hidden, beside, signal }, async () => {
      await writer.step('locked')
      return await change()
    })
    await writer.step('unlocked')
    return result
  }
  return await work({ making, locked })
}

/** Takes a resource away: out of sight at once, then piece by piece. Call `discard` while the lock is held, and what it gives after. */
export async function discard(request: {
  readonly writer: Writer
  readonly making: Making
  readonly folder: string
}): Promise<() => Promise<void>> {
  const { writer, making, folder } = request
  const gone = making.path(writer.randomHex())
  await rename(folder, gone)
  await writer.step('moved-away')
  await syncFolder(dirname(folder))
  return () => rm(gone, { recursive: true, force: true })
}
