import type { Translator } from '../../messages/translator.ts'

const kib = 1024
const units = [
  { unit: 'TiB', bytes: kib ** 4 },
  { unit: 'GiB', bytes: kib ** 3 },
] as const
/** What is not even a hundredth of a MiB is told in bytes. */
const fewBytes = 10_000

/** Bytes in the largest binary unit that gives a number above one; else in MiB, or when they are few, in bytes. */
export function sizeText(bytes: number, tr: Translator): string {
  if (bytes > 0 && bytes < fewBytes) return tr.text('disk.size.bytes', { count: bytes, value: tr.number(bytes, 0) })
  const found = units.find((each) => bytes >= each.bytes) ?? { unit: 'MiB' as const, bytes: kib ** 2 }
  return tr.text(`disk.size.${found.unit}`, { value: tr.number(bytes / found.bytes, bytes < 10 * kib ** 2 ? 3 : 1) })
}
