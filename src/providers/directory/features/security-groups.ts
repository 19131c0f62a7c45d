import { isDeepStrictEqual } from 'node:util'
import type { SecurityGroup, SecurityRule } from '../../../domain/network-resources.ts'
import type { Created, Creation, Deletion } from '../../contract/creation.ts'
import type { SecurityGroupsFeature, SecurityGroupWanted } from '../../contract/network-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import { listRecords } from '../folder/read-records.ts'
import type { RecordOf } from '../folder/records.ts'
import { rewrite } from '../folder/store.ts'
import { toResource } from '../folder/to-resource.ts'
import { changeResource } from './change-resource.ts'
import { type Cloud, createdResource, look, sameOrConflict } from './cloud.ts'
import { deleter } from './delete-resource.ts'

export function securityGroups(cloud: Cloud): SecurityGroupsFeature {
  const { root } = cloud.writer
  return {
    create: (request) => translated(root, () => create(cloud, request)),
    delete: deleter(cloud, 'securityGroups', ({ record }, signal) => notUsed(cloud, { id: record.id, signal })),
  }
}

/** A group that exists gets the rules that are wanted now. */
async function create(cloud: Cloud, request: Creation & SecurityGroupWanted): Promise<Created<SecurityGroup>> {
  const { description, stateful = true, signal } = request
  const kind = 'securityGroups'
  const made = await createdResource(cloud, {
    kind,
    creation: request,
    accept: sameOrConflict({ kind, creation: request, wanted: { stateful } }),
    record: (base) => ({
      kind: 'security-group',
      ...base,
      description,
      stateful,
      rules: rulesOf(base.id, request.rules),
    }),
  })
  const { id } = made.resource
  const rules = rulesOf(id, request.rules)
  if (isDeepStrictEqual(made.resource.rules, rules)) return made
  const { writer } = cloud
  const record = await changeResource({ cloud, kind, id, signal }, async (entry, { making }) => {
    const changed = { folder: entry.folder, record: { ...entry.record, rules } }
    await rewrite({ writer, kind, entry: changed, beside: making.path(writer.randomHex()) })
    return changed.record
  })
  return { changed: true, resource: await toResource(kind, record, await look(cloud, kind, signal)) }
}

function rulesOf(groupId: string, rules: readonly SecurityRule[]): RecordOf['securityGroups']['rules'] {
  return rules.map((rule, index) => {
    const { direction, version, protocol, portFrom, portTo, remoteCidr, remoteGroupId, description } = rule
    return {
      id: `${groupId}-${String(index + 1)}`,
      direction,
      version,
      protocol,
      portFrom,
      portTo,
      remoteCidr,
      remoteGroupId: remoteGroupId === 'self' ? groupId : remoteGroupId,
      description,
    }
  })
}

/** @throws ProviderError `conflict` – a server has it. */
async function notUsed({ writer: { root } }: Cloud, { id, signal }: Deletion): Promise<void> {
  for await (const { record } of listRecords(root, 'servers', signal)) {
    if (!record.securityGroupIds.includes(id)) continue
    const values = { kind: 'securityGroups', id, by: record.name }
    throw directoryError({ code: 'conflict', key: 'directory.inUse', values })
  }
}
