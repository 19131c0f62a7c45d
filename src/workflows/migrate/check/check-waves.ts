import type { CheckFinding } from '../../../domain/migration-check.ts'
import type { Wave } from '../../../plan/plan-schema.ts'
import { finding, type Checking } from './checking.ts'

/** Every tenant is in exactly one wave, every wave has a name of its own, and windows end after they begin. */
export function checkWaves({ plan: { waves, tenants }, at }: Checking): readonly CheckFinding[] {
  const seenNames = new Set<string>()
  const seenTenants = new Map<string, string>()
  const findings: CheckFinding[] = []
  for (const [index, wave] of waves.entries()) {
    const where = { tenant: null, entry: `waves.${String(index)}` }
    if (seenNames.has(wave.name)) findings.push(finding('waveTwice', where, { wave: wave.name }))
    seenNames.add(wave.name)
    findings.push(...windowFindings(wave, where, at))
    for (const tenant of wave.tenants) {
      const values = { tenant, wave: wave.name }
      const before = seenTenants.get(tenant)
      if (!Object.hasOwn(tenants, tenant)) findings.push(finding('noSuchTenant', where, values))
      else if (before !== undefined) findings.push(finding('twoWaves', where, { ...values, before }))
      seenTenants.set(tenant, wave.name)
    }
  }
  const alone = Object.keys(tenants).filter((tenant) => !seenTenants.has(tenant))
  return [...findings, ...alone.map((tenant) => finding('noWave', { tenant, entry: 'waves' }, { tenant }))]
}

function windowFindings(
  { window, name: wave }: Wave,
  where: { readonly tenant: null; readonly entry: string },
  now: string,
): readonly CheckFinding[] {
  if (window === null) return []
  const [start, end, today] = [window.start, window.end, now].map((time) => Date.parse(time))
  if (start === undefined || end === undefined || today === undefined || !(start < end)) {
    return [finding('badWindow', where, { wave, ...window })]
  }
  return end < today ? [finding('windowOver', where, { wave, end: window.end })] : []
}
