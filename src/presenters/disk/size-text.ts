import type { Translator } from '../../messages/translator.ts'

const kib = 1024
const units = [
  { unit: 'TiB', bytes: kib ** 4 },
  { unit: 'GiB', bytes: kib ** 3 },
] as const

/** Bytes in the largest binary unit that gives a number above one; MiB at the least. */
export function sizeText(bytes: number, tr: Translator): string {
  const found = units.find((each) => bytes >= each.bytes) ?? { unit: 'MiB' as const, bytes: kib ** 2 }
  return tr.text(`disk.size.${found.unit}`, { value: tr.number(bytes / found.bytes, bytes < 10 * kib ** 2 ? 3 : 1) })
}
