import { crc32 } from 'node:zlib'
import type { Fact } from './fact.ts'

/**
 * A journal is lines of `CRC JSON`, the CRC-32 (ISO 3309) of the JSON's UTF-8 as eight hexadecimal digits. Its first line is a
 * fact of the kind `plan`.
 */
export function journalLine(fact: Fact): string {
  const text = JSON.stringify(fact)
  return `${crcText(text)} ${text}\n`
}

export interface JournalContent {
  readonly facts: readonly Fact[]
  /** Bytes up to the last line that is whole. */
  readonly wholeBytes: number
  /** Bytes after it: the line that was being written when the power went. */
  readonly tornBytes: number
}

/**
 * What is whole of a journal. Only the last line can be torn, since each is synced before the next is written.
 * Null: a line before the last is damaged, so that nothing in the file can be relied on.
 */
export function readJournalText(bytes: Buffer): JournalContent | null {
  const facts: Fact[] = []
  let at = 0
  for (let end = bytes.indexOf(10, at); end !== -1; end = bytes.indexOf(10, at)) {
    const fact = factOf(bytes.toString('utf8', at, end))
    if (fact === null) return end === bytes.length - 1 ? { facts, wholeBytes: at, tornBytes: bytes.length - at } : null
    facts.push(fact)
    at = end + 1
  }
  return { facts, wholeBytes: at, tornBytes: bytes.length - at }
}

function factOf(line: string): Fact | null {
  const text = line.slice(9)
  if (line.slice(0, 9) !== `${crcText(text)} `) return null
  // Its sum is right, so it is what `journalLine` wrote.
  return JSON.parse(text) as Fact
}

const crcText = (text: string): string => crc32(text).toString(16).padStart(8, '0')
