import type { ResourceOf } from '../../../domain/inventory.ts'
import { message, type Message } from '../../../domain/message.ts'
import type { AttachedVolume } from '../../../domain/resources.ts'
import type { Entry } from '../../../plan/entries.ts'
import { defaultName } from './access-entries.ts'
import { sizesFor } from './choose-size.ts'
import { keysOf, type Planning } from './planning.ts'
import { ownLabels } from './source-lists.ts'

type Server = ResourceOf['servers']

export function serverEntry(key: string, server: Server, planning: Planning): Entry<'servers'> {
  const { found, say } = planning
  const { id, name, size, addresses } = server
  const disks = disksOf(server, planning)
  const fitting = size === null ? [] : sizesFor({ size, localDisk: server.imageId !== null }, planning.offers)
  const chosen = planning.sizeOf(id)
  const sizes = chosen === null ? fitting : [chosen]
  const keyPair = found.keyPairOf(server)
  const [pair = null] = keysOf(planning, 'keyPairs', keyPair === null ? [] : [keyPair])
  const remarks = [
    ...sizeRemark(server, sizes),
    ...disks.remarks,
    ...extraDiskRemark(server),
    ...groupRemark(server),
    ...accessRemark(server, planning),
    ...networkRemark(server, planning),
  ]
  return {
    key,
    desired: {
      name,
      size: sizes[0] ?? null,
      boot: disks.boot,
      volumes: disks.volumes,
      networks: keysOf(planning, 'networks', found.networksOf(server)),
      securityGroups: keysOf(planning, 'securityGroups', found.groupsOf(server)),
      keyPair: pair,
      zone: null,
      labels: ownLabels(server),
    },
    observed: {
      id,
      size: size?.name ?? null,
      vcpu: size?.vcpu ?? null,
      memoryMib: size?.memoryMib ?? null,
      addresses: addresses.map(({ address }) => address),
    },
    how: {
      action: 'create',
      targetId: null,
      remark: remarks.length === 0 ? null : remarks.map(say).join(' '),
      sizes: [...sizes],
      order: 0,
      healthChecks: [...planning.healthChecks],
    },
  }
}

interface Disks {
  readonly boot: Entry<'servers'>['desired']['boot']
  readonly volumes: string[]
  readonly remarks: readonly Message[]
}

/** What it starts from: its own disk, made from an image, else the volume that is bootable or comes first. */
function disksOf(server: Server, planning: Planning): Disks {
  const { found, keyOf } = planning
  const attached = server.volumes.toSorted(byDevice)
  const rest = (without: AttachedVolume | undefined): string[] =>
    keysOf(
      planning,
      'volumes',
      attached.filter((one) => one !== without).map(({ volumeId }) => volumeId),
    )
  if (server.imageId !== null) {
    const image = keyOf({ kind: 'images', id: server.imageId })
    const remarks = [message(image === null ? 'plan.remark.imageGone' : 'plan.remark.ownDisk')]
    return { boot: image === null ? null : { kind: 'image', key: image }, volumes: rest(undefined), remarks }
  }
  const [first] = attached
  const bootable = attached.find(({ volumeId }) => found.volumes.get(volumeId)?.bootable === true)
  const boot = isFirstDevice(first) ? first : (bootable ?? first)
  const key = boot === undefined ? null : keyOf({ kind: 'volumes', id: boot.volumeId })
  if (key !== null) return { boot: { kind: 'volume', key }, volumes: rest(boot), remarks: [] }
  return { boot: null, volumes: rest(boot), remarks: [message('plan.remark.noBoot')] }
}

const isFirstDevice = (disk: AttachedVolume | undefined): boolean => /^\/dev\/(vd|sd|xvd|hd)a$/.test(disk?.device ?? '')

/** Those without a device come last, in their order. */
function byDevice({ device: a }: AttachedVolume, { device: b }: AttachedVolume): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length
}

function sizeRemark({ size }: Server, sizes: readonly string[]): readonly Message[] {
  if (sizes.length > 0) return []
  if (size === null) return [message('plan.remark.sizeUnknown')]
  return [message('plan.remark.noSize', { vcpu: size.vcpu, memoryMib: size.memoryMib })]
}

function extraDiskRemark({ size }: Server): readonly Message[] {
  return size?.extraDiskGib === undefined ? [] : [message('plan.remark.extraDisk', { sizeGib: size.extraDiskGib })]
}

/** A cloud that has a default group puts into it what is made without any. */
function accessRemark(server: Server, { target }: Planning): readonly Message[] {
  const { securityGroupIds, securityGroups, addresses } = server
  if (securityGroupIds === null && securityGroups.length === 0) return [message('plan.remark.groupsUnknown')]
  const isInNone = securityGroupIds?.length === 0 && addresses.some(({ kind }) => kind === 'fixed')
  const hasDefault = target.securityGroups.some(({ name }) => name === defaultName)
  return isInNone && hasDefault ? [message('plan.remark.noGroups')] : []
}

function networkRemark(server: Server, { found }: Planning): readonly Message[] {
  const names = found.unclearNetworksOf(server)
  return names.length === 0 ? [] : [message('plan.remark.unclearNetwork', { names: names.join(', ') })]
}

function groupRemark({ serverGroup }: Server): readonly Message[] {
  return serverGroup === null ? [] : [message('plan.remark.serverGroup', { group: serverGroup })]
}
