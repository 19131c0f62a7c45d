import { message } from '../domain/message.ts'
import type { Message } from '../domain/message.ts'

const bytesPer: Readonly<Record<string, number>> = {
  m: 1e6,
  g: 1e9,
  t: 1e12,
  p: 1e15,
  mi: 2 ** 20,
  gi: 2 ** 30,
  ti: 2 ** 40,
  pi: 2 ** 50,
}

/** What to write instead of a text such as `10 GB`, `"4"` or `0,5` where a number is wanted. Null when nobody can guess. */
export function unitHint(key: string, text: string): Message | null {
  const plain = Number(text.trim())
  if (text.trim() !== '' && Number.isFinite(plain))
    return message('document.number.quotes', { key, number: String(plain) })
  const comma = /^\s*(\d+),(\d{1,2})\s*$/.exec(text)
  if (comma !== null) return message('document.number.comma', { key, number: `${comma[1] ?? ''}.${comma[2] ?? ''}` })
  const size = /^\s*(\d+(?:\.\d+)?)\s*([mgtp]i?)(?:b|o|bytes)?\s*$/i.exec(text)
  const factor = bytesPer[size?.[2]?.toLowerCase() ?? '']
  if (size === null || factor === undefined) return message('document.number.hint', { key })
  if (!key.endsWith('Gib')) return message('document.number.hint', { key })
  const gib = (Number(size[1]) * factor) / 2 ** 30
  return message('document.number.gib', { key, text: text.trim(), number: String(Number(gib.toFixed(3))) })
}
