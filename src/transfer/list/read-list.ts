import { readFile } from 'node:fs/promises'
import { BrokerError, type Problem } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'
import { diskError, systemCode } from '../disk-error.ts'
import { parseLocation } from '../location/parse-location.ts'
import { samePlace } from './same-place.ts'

/** One line of a list of copies. */
export interface Listed {
  readonly source: string
  readonly target: string
}

/**
 * A list of copies: `SOURCE TARGET` a line, with spaces between the two, or a tab where a name has spaces in it. Empty lines and
 * those that begin with `#` count for nothing.
 * @throws BrokerError usage – with every line that is wrong; the file cannot be read, or names no disks.
 */
export async function readList(path: string): Promise<readonly Listed[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const values = { path, reason: systemCode(error) ?? 'EIO' }
    throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
  })
  const { entries, problems } = parseList(text, path)
  if (problems.length > 0) {
    const says = message('disk.list.wrong', { path })
    throw new BrokerError({ kind: 'usage', says, next: message('disk.list.wrong.next'), problems })
  }
  if (entries.length === 0) throw diskError({ kind: 'usage', key: 'disk.list.empty', values: { path } })
  return entries
}

/** Every line is looked at, so that all that is wrong is told at once. */
export function parseList(
  text: string,
  file: string,
): { readonly entries: readonly Listed[]; readonly problems: readonly Problem[] } {
  const entries: Listed[] = []
  const problems: Problem[] = []
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const words = line.trim().split(line.includes('\t') ? /\t+/ : / +/)
    const wrong = wrongIn(words, entries)
    if (wrong !== null) problems.push({ file, line: number + 1, column: null, message: wrong, hint: null })
    else entries.push({ source: words[0] ?? '', target: words[1] ?? '' })
  }
  const sources = new Set(entries.map(({ source }) => samePlace(source)))
  for (const { target } of entries) {
    if (!sources.has(samePlace(target))) continue
    problems.push({ file, line: null, column: null, message: message('disk.list.source', { target }), hint: null })
  }
  return { entries, problems }
}

function wrongIn(words: readonly string[], before: readonly Listed[]): Message | null {
  const [source = '', target = ''] = words
  if (words.length !== 2) return message('disk.list.twoWords')
  try {
    for (const word of words) parseLocation(word)
    if (samePlace(source) === samePlace(target)) return message('disk.same')
    const isTwice = before.some((other) => samePlace(other.target) === samePlace(target))
    return isTwice ? message('disk.list.twice', { target }) : null
  } catch (error) {
    if (error instanceof BrokerError) return error.says
    throw error
  }
}
