import { message, type Message } from '../../../domain/message.ts'

const kib = 1024
const units = [
  { unit: 'TiB', bytes: kib ** 4 },
  { unit: 'GiB', bytes: kib ** 3 },
  { unit: 'MiB', bytes: kib ** 2 },
] as const

/** A size in the unit in which people would say it. */
export function sizeMessage(bytes: number): Message {
  const { unit, bytes: each } = units.find((one) => bytes >= one.bytes) ?? { unit: 'MiB' as const, bytes: kib ** 2 }
  return message(`disk.size.${unit}`, { value: Number((bytes / each).toFixed(bytes < kib ** 2 ? 3 : 1)) })
}
