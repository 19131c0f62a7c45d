import type { CriterionKey } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
import { consistencyIndicators } from './consistency.ts'
import { costIndicators } from './cost.ts'
import { fitIndicators } from './fit.ts'
import { flexibilityIndicators } from './flexibility.ts'
import type { Indicator } from './indicator.ts'
import { securityIndicators } from './security.ts'
import { skillsIndicators } from './skills.ts'
import { sovereigntyIndicators } from './sovereignty.ts'

/** The one table of what is scored; the manual and `broker criteria` print it. */
export const criteria: Readonly<Record<CriterionKey, readonly Indicator[]>> = {
  security: securityIndicators,
  sovereignty: sovereigntyIndicators,
  flexibility: flexibilityIndicators,
  consistency: consistencyIndicators,
  cost: costIndicators,
  skills: skillsIndicators,
  fit: fitIndicators,
}

export const indicators: readonly Indicator[] = criterionKeys.flatMap((key) => criteria[key])
