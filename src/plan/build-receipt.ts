import type { TenantEntries } from './entries.ts'
import type { MigrationState, TenantState } from './migration-state.ts'
import { tenantState } from './migration-state.ts'
import { planDigest } from './plan-digest.ts'
import type { Plan } from './plan-schema.ts'
import type { ReceiptBody } from './receipt.ts'

const blockBytes = 512 * 1024

/** Where the accounts are, as their providers tell it now. */
export interface ReceiptPlaces {
  readonly source: string
  readonly target: string
}

/** What can be said of a tenant that has moved, by its plan and its journal. Volumes that were never copied are left out. */
export function buildReceipt(request: {
  readonly plan: Plan
  readonly state: MigrationState
  readonly tenant: string
  readonly places: ReceiptPlaces
  readonly writtenAt: string
}): ReceiptBody {
  const { plan, state, tenant, places, writtenAt } = request
  const entries = plan.tenants[tenant]
  if (entries === undefined) throw new Error(`the plan has no tenant ${tenant}`)
  const of = tenantState(state, tenant)
  const targets = targetIds(state, tenant)
  return {
    schema: 'broker/receipt/1',
    plan: { id: plan.id, name: plan.name, digest: planDigest(plan) },
    tenant,
    source: { provider: plan.source.provider, region: plan.source.region, place: places.source },
    target: { provider: plan.target.provider, region: plan.target.region, place: places.target },
    volumes: entries.volumes.flatMap((entry) => volumeOf(entry, of)),
    servers: entries.servers
      .filter(({ how }) => how.action !== 'skip')
      .map(({ key, desired, observed, how }) => ({
        entry: key,
        name: desired.name,
        source: observed.id,
        target: how.targetId ?? targets.get(key) ?? null,
      })),
    counts: countsOf(entries),
    times: { ...of.reachedAt },
    writtenAt,
  }
}

function volumeOf(entry: TenantEntries['volumes'][number], { copied }: TenantState): ReceiptBody['volumes'] {
  const copy = Object.hasOwn(copied, entry.key) ? copied[entry.key] : undefined
  if (copy === undefined) return []
  const { snapshotId, targetId, sizeBytes, targetBytes, root, proof, consistent, dataBlocks, undefinedBlocks, at } =
    copy
  const zero = Math.ceil(sizeBytes / blockBytes) - dataBlocks - undefinedBlocks
  return [
    {
      entry: entry.key,
      name: entry.desired.name,
      source: entry.observed.id,
      snapshot: snapshotId,
      target: targetId,
      sizeBytes,
      targetBytes,
      root,
      proof,
      consistent,
      blocks: { data: dataBlocks, zero, undefined: undefinedBlocks },
      copiedAt: at,
    },
  ]
}

/** What the migration made of the tenant on the target and did not take away again, by entry. */
function targetIds(state: MigrationState, tenant: string): ReadonlyMap<string, string> {
  const made = [...state.made.values()].filter(
    (one) => one.tenant === tenant && one.side === 'target' && one.purpose === 'product' && one.state === 'there',
  )
  return new Map(made.flatMap(({ entry, id }) => (id === null ? [] : [[entry, id] as const])))
}

function countsOf(entries: TenantEntries): ReceiptBody['counts'] {
  const of = (kind: keyof TenantEntries): ReceiptBody['counts'][typeof kind] => {
    const actions = entries[kind].map(({ how }) => how.action)
    const count = (action: string): number => actions.filter((one) => one === action).length
    return { created: count('create'), used: count('use'), skipped: count('skip') }
  }
  return {
    networks: of('networks'),
    subnets: of('subnets'),
    routers: of('routers'),
    securityGroups: of('securityGroups'),
    keyPairs: of('keyPairs'),
    images: of('images'),
    volumes: of('volumes'),
    servers: of('servers'),
    publicIps: of('publicIps'),
  }
}
