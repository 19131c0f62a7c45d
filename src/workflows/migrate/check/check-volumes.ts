import type { CheckFinding } from '../../../domain/migration-check.ts'
import { sizeMessage } from './size-message.ts'
import { at, created, finding, placed, type Checking, type Placed } from './checking.ts'

/** Sizes, encryption, state, and servers of others, or that are left behind, that have a volume in their hands. */
export function checkVolumes(checking: Checking): readonly CheckFinding[] {
  const byId = new Map(checking.now.source.volumes.map((volume) => [volume.id, volume] as const))
  const planned = new Map(placed(checking.plan, 'servers').map((one) => [one.entry.observed.id, one] as const))
  const stateOf = new Map(checking.now.source.servers.map(({ id, state }) => [id, state] as const))
  return created(checking.plan, 'volumes').flatMap((one) => {
    const volume = byId.get(one.entry.observed.id)
    const servers = volume?.attachedTo.map(({ serverId }) => serverId) ?? one.entry.observed.attachedTo
    const foreign = servers.filter((id) => planned.get(id)?.tenant !== one.tenant)
    const staying = servers.flatMap((id) => {
      const server = planned.get(id)
      const stays = server?.tenant === one.tenant && server.entry.how.action !== 'create'
      return stays && stateOf.get(id) !== 'stopped' ? [server.entry.desired.name] : []
    })
    const { name } = one.entry.desired
    return [
      ...sizeFindings(one, checking),
      ...foreign.map((server) => finding('elsewhere', at(one), { name, server })),
      ...staying.map((server) => finding('heldByLeft', at(one), { name, server })),
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
