import { open, readFile, truncate } from 'node:fs/promises'
import type { CopyReport } from '../../domain/disk.ts'
import { removeIfThere } from '../copy/remove-if-there.ts'
import { crcText } from '../crc.ts'
import { diskError } from '../disk-error.ts'
import type { Identity } from '../disk.ts'
import { textHeadOf } from '../file/head-of.ts'
import { exists } from '../file/open-file.ts'
import { naming, privateMode, syncFolder } from '../file/replace-file.ts'

/** One copy that is done, and what its disks looked like: the source before it, the target after it. */
export interface Copied {
  readonly report: CopyReport
  /** Null where a disk has no such mark. */
  readonly source: Identity | null
  readonly target: Identity | null
}

/** What of a list has been copied, safe from a power cut, until all of it has. */
export interface ListRecord {
  /** What an earlier attempt did; null when there is none. */
  copied(entry: { readonly source: string; readonly target: string }): Copied | null
  add(copied: Copied): Promise<void>
  close(): Promise<void>
  /** The whole list is done: the next run begins anew. */
  remove(): Promise<void>
}

/**
 * Lines as in a journal: the CRC-32 of the rest, a space, JSON. From the first line on that is not whole, all is cut off.
 * @throws BrokerError refused – something else is there.
 */
export async function openListRecord(path: string): Promise<ListRecord> {
  const { reports, wholeBytes } = await readRecord(path)
  const file = await open(path, 'a', privateMode)
  await truncate(path, wholeBytes)
  await syncFolder(path)
  let turn = Promise.resolve()
  const append = async (copied: Copied): Promise<void> => {
    const text = JSON.stringify(copied)
    await naming(path, async () => {
      await file.appendFile(`${crcText(text)} ${text}\n`)
      await file.datasync()
    })
  }
  return {
    copied: ({ source, target }) => reports.get(key(source, target)) ?? null,
    add: async (copied) => {
      turn = turn.then(() => append(copied))
      await turn
    },
    close: () => file.close(),
    remove: () => removeIfThere(path),
  }
}

function key(source: string, target: string): string {
  return JSON.stringify([source, target])
}

/** How a record begins, be it cut off or made of zeroes by a loss of power. */
const beginning = /^(?:[0-9a-f]{8} |[0-9a-f]{0,8}$|\0+$)/

async function refuseOther(path: string): Promise<void> {
  if (beginning.test(await textHeadOf(path, 9))) return
  throw diskError({ kind: 'refused', key: 'disk.list.noRecord', values: { path } })
}

async function readRecord(
  path: string,
): Promise<{ readonly reports: ReadonlyMap<string, Copied>; readonly wholeBytes: number }> {
  if (!(await exists(path))) return { reports: new Map(), wholeBytes: 0 }
  await refuseOther(path)
  const text = await readFile(path, 'utf8')
  const reports = new Map<string, Copied>()
  let wholeBytes = 0
  for (const line of text.split('\n').slice(0, -1)) {
    const json = line.slice(9)
    if (line.slice(0, 9) !== `${crcText(json)} `) break
    // Its sum is right, so it is what `add` wrote.
    const copied = JSON.parse(json) as Copied
    reports.set(key(copied.report.source, copied.report.target), copied)
    wholeBytes += Buffer.byteLength(line) + 1
  }
  return { reports, wholeBytes }
}
