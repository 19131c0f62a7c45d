import type { CheckFinding } from '../../../domain/migration-check.ts'
import { isInUse, survey, type Carrier, type SurveyRequest } from '../parts/survey.ts'
import { finding } from './checking.ts'

/** What is on both sides otherwise than the journal says: the journal is lost, older, or that of another machine. */
export async function checkLeft(request: SurveyRequest): Promise<readonly CheckFinding[]> {
  const { strays, finished, running } = await survey(request)
  const runs = [...strays.filter(isInUse), ...running]
  const [first] = strays
  const where = { tenant: null, entry: 'journal' }
  return [
    ...firstOfTenants(finished).map((one) =>
      finding('finishedBefore', { ...where, tenant: one.tenant }, valuesOf(one)),
    ),
    ...firstOfTenants(runs).map((one) => finding('runsUnknown', { ...where, tenant: one.tenant }, valuesOf(one))),
    ...(first === undefined ? [] : [finding('strays', where, { ...valuesOf(first), count: strays.length })]),
  ]
}

const valuesOf = ({ name, id, tenant }: Carrier): Readonly<Record<'name' | 'id' | 'tenant', string>> => ({
  name,
  id,
  tenant: tenant ?? '–',
})

function firstOfTenants(carriers: readonly Carrier[]): readonly Carrier[] {
  return [...new Map(carriers.toReversed().map((one) => [one.tenant, one] as const)).values()].toReversed()
}
