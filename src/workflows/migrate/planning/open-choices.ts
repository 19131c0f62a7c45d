import type { OpenChoice, PlannedTenant } from '../../../domain/migration-plan.ts'
import { message, type Message } from '../../../domain/message.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import type { Plan } from '../../../plan/plan-schema.ts'

/** What a person must decide or know before anything moves, in the order of the file. */
export function openChoices({ mapping, tenants }: Plan, say: (says: Message) => string): readonly OpenChoice[] {
  const networks = Object.entries(mapping.networks).flatMap(([id, target]): readonly OpenChoice[] => {
    if (target !== null) return []
    return [{ tenant: null, entry: `mapping.networks.${id}`, says: say(message('plan.open.network', { id })) }]
  })
  const remarks = Object.entries(tenants).flatMap(([tenant, entries]) =>
    plannedKinds.flatMap((kind) =>
      entries[kind].flatMap(({ key, how }): readonly OpenChoice[] =>
        how.remark === null ? [] : [{ tenant, entry: `${kind}/${key}`, says: how.remark }],
      ),
    ),
  )
  return [...networks, ...remarks]
}

/** Tenants in the order of the file. */
export function plannedTenants({ tenants, waves }: Plan): readonly PlannedTenant[] {
  const waveOf = new Map(waves.flatMap((wave) => wave.tenants.map((tenant) => [tenant, wave.name] as const)))
  return Object.entries(tenants).map(([tenant, entries]): PlannedTenant => {
    const moving = entries.volumes.filter(({ how }) => how.action === 'create')
    return {
      tenant,
      wave: waveOf.get(tenant) ?? null,
      servers: entries.servers.filter(({ how }) => how.action === 'create').length,
      volumes: moving.length,
      volumeBytes: moving.reduce((sum, { observed }) => sum + observed.sizeBytes, 0),
      created: plannedKinds.reduce(
        (sum, kind) => sum + entries[kind].filter(({ how }) => how.action === 'create').length,
        0,
      ),
    }
  })
}
