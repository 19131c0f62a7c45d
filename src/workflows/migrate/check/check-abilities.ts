import type { CheckFinding } from '../../../domain/migration-check.ts'
import { message } from '../../../domain/message.ts'
import type { PlannedKind } from '../../../plan/entries.ts'
import type { FeatureName } from '../../../providers/contract/features.ts'
import type { Side } from '../planning/read-sides.ts'
import { created, finding, type Checking } from './checking.ts'

/** What each kind of entry needs of both sides. */
const needs: Readonly<
  Record<PlannedKind, { readonly source: readonly FeatureName[]; readonly target: readonly FeatureName[] }>
> = {
  networks: { source: [], target: ['networks'] },
  subnets: { source: [], target: ['networks'] },
  routers: { source: [], target: ['routers'] },
  securityGroups: { source: [], target: ['securityGroups'] },
  keyPairs: { source: [], target: ['keyPairs'] },
  images: { source: ['images'], target: ['images'] },
  volumes: { source: ['snapshots', 'volumeSource'], target: ['volumes', 'volumeSink', 'snapshots'] },
  servers: { source: ['servers'], target: ['servers', 'attachments'] },
  publicIps: { source: [], target: ['publicIps'] },
}

/** Presence is ability: a side that lacks what the plan needs cannot take part. */
export function checkAbilities({ plan, sides, now }: Checking): readonly CheckFinding[] {
  const kinds = Object.keys(plan.tenants).length === 0 ? [] : neededKinds(plan)
  const wanted = (side: 'source' | 'target'): readonly FeatureName[] => [
    ...new Set<FeatureName>(['inventory', ...kinds.flatMap((kind) => needs[kind][side])]),
  ]
  return [
    ...lacking(sides.source, wanted('source'), 'source'),
    ...lacking(sides.target, wanted('target'), 'target'),
    ...closedFindings(sides.target),
    ...(['source', 'target'] as const).flatMap((side) => unreadFindings(now[side], side)),
    ...(plan.unread ?? []).map(({ side, what }) =>
      finding('plannedUnread', { tenant: null, entry: 'unread' }, { side: message(`check.side.${side}`), what }),
    ),
  ]
}

function neededKinds(plan: Checking['plan']): readonly PlannedKind[] {
  const all: readonly PlannedKind[] = Object.keys(needs).filter((kind): kind is PlannedKind => kind in needs)
  return all.filter((kind) => created(plan, kind).length > 0)
}

function lacking({ provider }: Side, wanted: readonly FeatureName[], side: string): readonly CheckFinding[] {
  return wanted
    .filter((name) => provider.features[name] === undefined)
    .map((name) => {
      const values = { provider: provider.id, feature: message(`abilities.feature.${name}`) }
      return finding('cannot', { tenant: null, entry: side }, values)
    })
}

function closedFindings({ provider }: Side): readonly CheckFinding[] {
  const { closed, place } = provider.facts
  return closed === null
    ? []
    : [finding('closed', { tenant: null, entry: 'target' }, { place, since: { date: closed.since } })]
}

function unreadFindings({ warnings }: Checking['now']['source'], side: string): readonly CheckFinding[] {
  return warnings
    .filter(({ why }) => why === 'failed')
    .map(({ kind, says }) =>
      finding(
        'unread',
        { tenant: null, entry: side },
        {
          kind: kind === null ? '' : message(`inventory.kind.${kind}`),
          reason: says,
        },
      ),
    )
}
