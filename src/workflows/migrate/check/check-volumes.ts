import type { CheckFinding } from '../../../domain/migration-check.ts'
import { sizeMessage } from './size-message.ts'
import { at, created, finding, placed, type Checking, type Placed } from './checking.ts'

/** Sizes, encryption, state, and servers of others that have a volume in their hands. */
export function checkVolumes(checking: Checking): readonly CheckFinding[] {
  const byId = new Map(checking.now.source.volumes.map((volume) => [volume.id, volume] as const))
  const tenantOf = new Map(
    placed(checking.plan, 'servers').map(({ tenant, entry }) => [entry.observed.id, tenant] as const),
  )
  return created(checking.plan, 'volumes').flatMap((one) => {
    const volume = byId.get(one.entry.observed.id)
    const servers = volume?.attachedTo.map(({ serverId }) => serverId) ?? one.entry.observed.attachedTo
    const foreign = servers.filter((id) => tenantOf.get(id) !== one.tenant)
    const { name } = one.entry.desired
    return [
      ...sizeFindings(one, checking),
      ...foreign.map((server) => finding('elsewhere', at(one), { name, server })),
      ...(one.entry.observed.encrypted ? [finding('encrypted', at(one), { name })] : []),
      ...(volume?.state === 'error' ? [finding('broken', at(one), { name, state: volume.providerState })] : []),
    ]
  })
}

function sizeFindings(one: Placed<'volumes'>, { sides }: Checking): readonly CheckFinding[] {
  const { desired, observed } = one.entry
  const { maxBytes } = sides.target.provider.facts.volumeSize
  const values = { name: desired.name, size: sizeMessage(desired.sizeBytes) }
  const smaller = desired.sizeBytes < (observed.logicalBytes ?? observed.sizeBytes)
  return [
    ...(smaller ? [finding('smaller', at(one), { ...values, source: sizeMessage(observed.sizeBytes) })] : []),
    ...(maxBytes.known && desired.sizeBytes > maxBytes.value
      ? [finding('tooLarge', at(one), { ...values, limit: sizeMessage(maxBytes.value) })]
      : []),
  ]
}
