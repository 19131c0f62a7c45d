import { message } from '../domain/message.ts'
import type { Loose } from './loose.ts'
import type { Finding } from './price-finding.ts'

/** The least that is sold of a volume is no more than the most. */
export function checkLimits({ min, max }: Loose, path: Finding['path']): Finding[] {
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return []
  return [{ path: [...path, 'max'], says: message('prices.limits', { min, max }), hint: null }]
}
