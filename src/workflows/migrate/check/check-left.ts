import type { CheckFinding } from '../../../domain/migration-check.ts'
import { type Carrier, serversInUse } from '../parts/carriers.ts'
import { survey, type SurveyRequest } from '../parts/survey.ts'
import type { OtherTrace } from '../parts/other-migrations.ts'
import { ruleOf, valuesOf as valuesOfOther } from '../parts/taken-by-others.ts'
import { finding, isSwitched } from './checking.ts'

/** What is on both sides otherwise than the journal says: the journal is lost, older, or that of another machine. */
export async function checkLeft(request: SurveyRequest): Promise<readonly CheckFinding[]> {
  const { strays, leftBehind, finished, running, others } = await survey(request)
  const runs = [...serversInUse(strays), ...running]
  const where = { tenant: null, entry: 'journal' }
  return [
    ...firstOfTenants(finished).map((one) =>
      finding('finishedBefore', { ...where, tenant: one.tenant }, valuesOf(one)),
    ),
    ...firstOfTenants(runs).map((one) => finding('runsUnknown', { ...where, tenant: one.tenant }, valuesOf(one))),
    ...othersOfTenants(others, request).map((one) =>
      finding(ruleOf(one), { ...where, tenant: one.tenant, entry: 'tenant' }, valuesOfOther(one)),
    ),
    ...counted(strays, (values) => finding('strays', where, values)),
    ...counted(leftBehind, (values) => finding('leftBehind', where, values)),
  ]
}

/** The first of each tenant that does not run on the target by this plan. */
function othersOfTenants(others: readonly OtherTrace[], { state }: SurveyRequest): readonly OtherTrace[] {
  const open = others.filter((one) => !isSwitched(one.tenant, { state }))
  return [...new Map(open.toReversed().map((one) => [one.tenant, one] as const)).values()].toReversed()
}

/** One finding for all of them, which names the first. */
function counted(
  all: readonly Carrier[],
  found: (values: ReturnType<typeof valuesOf> & { readonly count: number }) => CheckFinding,
): readonly CheckFinding[] {
  const [first] = all
  return first === undefined ? [] : [found({ ...valuesOf(first), count: all.length })]
}

const valuesOf = ({ name, id, tenant }: Carrier): Readonly<Record<'name' | 'id' | 'tenant', string>> => ({
  name,
  id,
  tenant: tenant ?? '–',
})

function firstOfTenants(carriers: readonly Carrier[]): readonly Carrier[] {
  return [...new Map(carriers.toReversed().map((one) => [one.tenant, one] as const)).values()].toReversed()
}
