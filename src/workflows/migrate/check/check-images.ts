import type { CheckFinding } from '../../../domain/migration-check.ts'
import { sizeMessage } from './size-message.ts'
import { at, created, finding, type Checking } from './checking.ts'

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
      ...(limit === null ? [] : [finding('imageTooLarge', at(one), { name, limit: sizeMessage(limit) })]),
    ]
  })
}
