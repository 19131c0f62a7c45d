import type { CheckFinding } from '../../../domain/migration-check.ts'
import { allPlaced, at, created, finding, type Checking, type Placed } from './checking.ts'

/** What is not decided, and what was decided and is not there. */
export function checkChoices(checking: Checking): readonly CheckFinding[] {
  const { plan } = checking
  return [
    ...mappingFindings(checking),
    ...allPlaced(plan).flatMap((one) => useFindings(one, checking)),
    ...created(plan, 'keyPairs')
      .filter(({ entry }) => entry.desired.publicKey === null)
      .map((one) => finding('noPublicKey', at(one), { name: one.entry.desired.name })),
    ...allPlaced(plan).flatMap((one) => remarkFindings(one)),
  ]
}

function mappingFindings({ plan, now }: Checking): readonly CheckFinding[] {
  const needed = new Set(created(plan, 'routers').map(({ entry }) => entry.desired.external))
  const mapped = Object.entries(plan.mapping.networks)
  const missing = [...needed].filter((id) => id !== null && !Object.hasOwn(plan.mapping.networks, id))
  const there = new Set(now.target.networks.map(({ id }) => id))
  const where = (id: string): { readonly tenant: null; readonly entry: string } => ({
    tenant: null,
    entry: `mapping.networks.${id}`,
  })
  return [
    ...missing.flatMap((id) => (id === null ? [] : [finding('openChoice', where(id), { id })])),
    ...mapped.flatMap(([id, target]) => {
      if (target === null) return [finding('openChoice', where(id), { id })]
      return there.has(target) ? [] : [finding('unknownTarget', where(id), { id: target })]
    }),
  ]
}

function useFindings(one: Placed, { plan, now }: Checking): readonly CheckFinding[] {
  const { action, targetId } = one.entry.how
  if (action !== 'use') return []
  if (targetId === null) return openFindings(one, plan)
  const there = now.target[one.kind].some(({ id }) => id === targetId)
  return there ? [] : [finding('unknownTarget', at(one), { id: targetId })]
}

/** Of a security group it is told, for each server in it, that nobody knows what it lets through. */
function openFindings(one: Placed, plan: Checking['plan']): readonly CheckFinding[] {
  const { key, observed } = one.entry
  const servers =
    one.kind === 'securityGroups'
      ? created(plan, 'servers').filter(({ entry }) => entry.desired.securityGroups.includes(key))
      : []
  if (servers.length === 0) return [finding('openChoice', at(one), { id: observed.id })]
  return servers.map(({ tenant, entry }) => {
    const where = { tenant, entry: `servers/${entry.key}` }
    return finding('openGroup', where, { name: entry.desired.name, group: observed.id, key })
  })
}

/** What is left behind needs no decision any more. */
function remarkFindings(one: Placed): readonly CheckFinding[] {
  const { remark, action, targetId } = one.entry.how
  if (remark === null || action === 'skip' || (action === 'use' && targetId === null)) return []
  return [finding('remark', at(one), { remark })]
}
