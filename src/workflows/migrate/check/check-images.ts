import type { CheckFinding } from '../../../domain/migration-check.ts'
import { message, type Message } from '../../../domain/message.ts'
import { at, created, finding, type Checking } from './checking.ts'

const bytesPerGib = 2 ** 30

/** Formats and sizes that the target does not take. */
export function checkImages({ plan, imageLimits }: Checking): readonly CheckFinding[] {
  if (imageLimits === null) return []
  const { formats, maxBytes } = imageLimits
  return created(plan, 'images').flatMap((one) => {
    const { name, format } = one.entry.desired
    const { sizeBytes } = one.entry.observed
    const isTaken = formats === null || formats.some((each) => each === format)
    const limit = maxBytes !== null && sizeBytes !== null && sizeBytes > maxBytes ? maxBytes : null
    return [
      ...(isTaken ? [] : [finding('imageFormat', at(one), { name, format, known: formats.join(', ') })]),
      ...(limit === null ? [] : [finding('imageTooLarge', at(one), { name, limit: gib(limit) })]),
    ]
  })
}

const gib = (bytes: number): Message => message('disk.size.GiB', { value: Number((bytes / bytesPerGib).toFixed(1)) })
