import { Big } from '../domain/money.ts'
import type { Comparison } from '../domain/comparison.ts'
import type { Deployment } from '../domain/deployment.ts'

/** What a comparison repeats of its deployment. */
export function aboutDeployment({
  name,
  incomplete,
  currency,
  budget,
  backup,
}: Deployment): Pick<Comparison, 'deployment' | 'incomplete' | 'currency' | 'budget' | 'keeper'> {
  return {
    deployment: name,
    incomplete,
    currency,
    ...(budget === null ? {} : { budget: new Big(budget.monthly) }),
    ...(backup?.provider === undefined ? {} : { keeper: backup.provider }),
  }
}
