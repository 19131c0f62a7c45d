import { type FileHandle, open } from 'node:fs/promises'
import { crcText } from '../crc.ts'
import { diskError, systemCode } from '../disk-error.ts'
import type { Identity, Place } from '../disk.ts'
import { naming, privateMode } from '../file/replace-file.ts'
import { parsedJson } from '../../domain/parsed-json.ts'
import { journalRecord } from './journal-record.ts'
import type { Sample } from './samples.ts'
import { createManifest, digestBytes, type Manifest, type StateRun } from '../manifest/manifest.ts'

/** The first record: what is copied where. */
export interface StartRecord {
  readonly kind: 'start'
  readonly version: 1
  readonly source: { readonly name: string; readonly sizeBytes: number; readonly identity: Identity | null }
  /** Device and inode of the identity tell whether it is still the same file. */
  readonly target: {
    readonly name: string
    readonly sizeBytes: number
    readonly fresh: boolean
    readonly identity: Identity | null
    /** Which file it is kept in; null for devices and servers. */
    readonly place?: Place | null
    /** What some pieces of it held before; where it is kept in no file and was not made by this copy. */
    readonly samples?: readonly Sample[]
  }
  /** The target is ours, and nothing is known of what it holds. */
  readonly unproven?: true
  /** Blocks before this one may be written before the next record. */
  readonly mayWriteTo: number
}

/** Blocks `from` to before `to` are on the target, safe from a power cut, with these states. */
export interface WindowRecord {
  readonly kind: 'window'
  readonly from: number
  readonly to: number
  readonly runs: readonly EncodedRun[]
  readonly mayWriteTo: number
}

/** Zero (z) and undefined (u) blocks by number, data (d) as base64 of 32 bytes for each block. */
export type EncodedRun = readonly ['z' | 'u', number] | readonly ['d', string]

export type JournalRecord = StartRecord | WindowRecord

export interface Journal {
  append(record: JournalRecord): Promise<void>
  /** Every record that was appended is safe from a power cut when this returns. */
  sync(): Promise<void>
  close(): Promise<void>
}

export interface JournalContent {
  readonly start: StartRecord
  /** Their runs are made of `states` when they are asked for: a large disk has many. */
  readonly windows: readonly WindowRecord[]
  /** What all windows together tell; blocks behind them are zero. A copy that goes on fills it. */
  readonly states: Manifest
  /** Bytes from the first line on that is not whole, which are left out. */
  readonly tornBytes: number
}

/** Opens a journal that has been started for appending; what is torn at its end is cut off. */
export async function openJournal(path: string, tornBytes = 0): Promise<Journal> {
  const file = await open(path, 'a', privateMode)
  if (tornBytes > 0) await file.truncate((await file.stat()).size - tornBytes)
  return {
    append: (record) => naming(path, () => file.appendFile(lineOf(record))),
    sync: () => naming(path, () => file.datasync()),
    close: () => file.close(),
  }
}

/** A record as its line. */
export function lineOf(record: JournalRecord): string {
  const text = JSON.stringify(record)
  return `${crcText(text)} ${text}\n`
}

/**
 * Reads a journal up to the first line that is not whole, and leaves it as it is. Null when there is none, or when not even its first
 * record is whole: it is empty until the target has been made, or it was damaged.
 * @throws BrokerError findings – it says what this version never writes.
 */
export async function readJournal(path: string): Promise<JournalContent | null> {
  const file = await openIfThere(path)
  if (file === null) return null
  try {
    return await contentOf(file, path)
  } finally {
    await file.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

async function contentOf(file: FileHandle, path: string): Promise<JournalContent | null> {
  let start: StartRecord | null = null
  let states = createManifest(0)
  let wholeBytes = 0
  const windows: WindowRecord[] = []
  for await (const line of linesOf(file, path)) {
    const record = recordIn(line, path)
    if (record === null) break
    wholeBytes += line.length
    if (start === null && record.kind === 'start') {
      start = record
      states = createManifest(record.source.sizeBytes)
    } else {
      if (record.kind === 'start' || !isNext(record, windows.at(-1), states)) throw foreign(path)
      enterWindow(states, record)
      windows.push(lean(record, states))
    }
  }
  if (start === null) return null
  return { start, windows, states, tornBytes: (await file.stat()).size - wholeBytes }
}

const readBytes = 2 ** 20
/** No record is as long as this. */
const mostLineBytes = 2 ** 24

/** Lines with their line feeds, as long as there are any. */
async function* linesOf(file: FileHandle, path: string): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(readBytes)
  let held = Buffer.alloc(0)
  while (held.length < mostLineBytes) {
    const { bytesRead } = await naming(path, () => file.read(chunk, 0, readBytes, null))
    if (bytesRead === 0) return
    held = Buffer.concat([held, chunk.subarray(0, bytesRead)])
    let at = 0
    for (let end = held.indexOf(10); end !== -1; end = held.indexOf(10, at)) {
      yield held.subarray(at, end + 1)
      at = end + 1
    }
    held = held.subarray(at)
  }
}

/** Null for a line that is not whole. */
function recordIn(line: Buffer, path: string): JournalRecord | null {
  const text = line.toString('utf8', 9, line.length - 1)
  if (line.toString('utf8', 0, 9) !== `${crcText(text)} `) return null
  const { success, data } = journalRecord.safeParse(parsedJson(text))
  if (!success) throw foreign(path)
  return data
}

/** It begins where the one before ends, its runs are as long as it is, and it ends within the disk. */
function isNext(window: WindowRecord, before: WindowRecord | undefined, states: Manifest): boolean {
  const { from, to, runs } = window
  const blocks = runs.reduce((sum, run) => sum + blocksOf(run), 0)
  return from === (before?.to ?? 0) && blocks === to - from && to <= states.blocks
}

function lean({ kind, from, to, mayWriteTo }: WindowRecord, states: Manifest): WindowRecord {
  return {
    kind,
    from,
    to,
    mayWriteTo,
    get runs() {
      return encodeRuns(states.runs(from, to))
    },
  }
}

function blocksOf([letter, content]: EncodedRun): number {
  return letter === 'd' ? Buffer.byteLength(content, 'base64') / digestBytes : content
}

/** Its sums are right, and what it says is not what this version writes. */
function foreign(path: string): Error {
  return diskError({ kind: 'findings', key: 'disk.journalForeign', values: { path } })
}

export function encodeRuns(runs: Iterable<StateRun>): readonly EncodedRun[] {
  return [...runs].map((run): EncodedRun => {
    switch (run.kind) {
      case 'zero':
        return ['z', run.count]
      case 'undefined':
        return ['u', run.count]
      case 'data':
        return ['d', run.digests.toString('base64')]
    }
  })
}

/** Enters what a window says into a manifest. */
export function enterWindow(manifest: Manifest, window: WindowRecord): void {
  let from = window.from
  for (const [letter, content] of window.runs) {
    if (letter === 'd') {
      const digests = Buffer.from(content, 'base64')
      manifest.setRun({ kind: 'data', from, count: digests.length / digestBytes, digests })
      from += digests.length / digestBytes
    } else {
      manifest.setRun({ kind: letter === 'z' ? 'zero' : 'undefined', from, count: content })
      from += content
    }
  }
}
