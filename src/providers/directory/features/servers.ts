import { join } from 'node:path'
import type { Server } from '../../../domain/resources.ts'
import type { Cancellable } from '../../contract/reading-features.ts'
import type { Changed, Created, Creation } from '../../contract/creation.ts'
import type { PowerWanted, ServersFeature, ServerWanted } from '../../contract/storage-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import { diskFile } from '../folder/layout.ts'
import type { Entry } from '../folder/read-records.ts'
import { requireSound } from '../folder/raw-file.ts'
import type { Base, RecordOf } from '../folder/records.ts'
import { copySparse } from '../folder/sparse.ts'
import { rewrite } from '../folder/store.ts'
import { toResource } from '../folder/to-resource.ts'
import type { Change } from '../folder/writer.ts'
import { freeAddresses } from './addresses.ts'
import { changeResource } from './change-resource.ts'
import { type Cloud, createdResource, existing, look, sameOrConflict } from './cloud.ts'
import { deleteResource } from './delete-resource.ts'
import { readOffers, refuseSoldOut } from './offers.ts'
import { notAttached } from './volumes.ts'

const gib = 1024 ** 3

export function servers(cloud: Cloud): ServersFeature {
  const { root } = cloud.writer
  return {
    create: (request) => translated(root, () => create(cloud, request)),
    power: (request) => translated(root, () => setPower(cloud, request)),
    delete: (request) =>
      translated(root, async () => {
        await stopIfThere(cloud, request)
        return await deleteResource({ cloud, kind: 'servers', request })
      }),
  }
}

/** One file holds the server and what it has, so that both are there or neither. It is started afterwards. */
async function create(cloud: Cloud, request: Creation & ServerWanted): Promise<Created<Server>> {
  const { sizeId, boot, networkIds, securityGroupIds, keyPair, userData, zone, signal } = request
  const wishes = {
    sizeId,
    boot,
    networkIds: [...networkIds],
    securityGroupIds: [...securityGroupIds],
    keyPair,
    userData,
    zone,
  }
  const made = await createdResource(cloud, {
    kind: 'servers',
    creation: request,
    accept: sameOrConflict({ kind: 'servers', creation: request, wanted: wishes }),
    fill: (folder) => bootDisk(cloud, request, folder),
    record: (base) => newServer({ cloud, base, request, wishes }),
  })
  const { id } = made.resource
  const started = await changeResource({ cloud, kind: 'servers', id, signal }, (entry, change) =>
    reach(cloud, entry, { change, state: entry.record.wanted, gentle: false, signal }),
  )
  if (!started.changed) return made
  const { record } = await existing(cloud.writer.root, 'servers', id)
  return { changed: true, resource: await toResource('servers', record, await look(cloud, 'servers', signal)) }
}

async function newServer(request: {
  readonly cloud: Cloud
  readonly base: Base
  readonly request: Creation & ServerWanted
  readonly wishes: Omit<
    RecordOf['servers'],
    keyof Base | 'kind' | 'size' | 'wanted' | 'diskBytes' | 'volumes' | 'addresses'
  >
}): Promise<RecordOf['servers']> {
  const { cloud, base, wishes } = request
  const { sizeId, boot, networkIds, state, signal } = request.request
  const { root } = cloud.writer
  const size = (await readOffers(root)).find(({ id }) => id === sizeId)
  if (size === undefined) throw directoryError({ code: 'not-found', key: 'directory.noSize', values: { sizeId } })
  refuseSoldOut(size, 'creating')
  if (state === 'running') refuseSoldOut(size, 'starting')
  if (boot.kind === 'volume') {
    await existing(root, 'volumes', boot.id)
    await notAttached(cloud, { id: boot.id, signal })
  }
  const { name, vcpu, memoryMib, diskGib } = size
  return {
    kind: 'server',
    ...base,
    ...wishes,
    size: { name, vcpu, memoryMib, diskGib },
    wanted: state,
    diskBytes: boot.kind === 'image' ? diskBytesOf((await existing(root, 'images', boot.id)).record, diskGib) : null,
    volumes: boot.kind === 'volume' ? [{ volumeId: boot.id, device: '/dev/vda' }] : [],
    addresses: await freeAddresses(root, networkIds, signal),
  }
}

/** A server that starts from an image has a disk of its own, which goes with it. */
async function bootDisk({ writer: { root } }: Cloud, request: Creation & ServerWanted, folder: string): Promise<void> {
  const { boot, sizeId, signal } = request
  if (boot.kind === 'volume') return
  const image = await existing(root, 'images', boot.id)
  await requireSound(image)
  const { record, folder: imageFolder } = image
  const { format, id } = record
  if (format !== 'raw') {
    throw directoryError({ code: 'unsupported', key: 'directory.imageNotRaw', values: { id, format } })
  }
  const size = (await readOffers(root)).find((one) => one.id === sizeId)
  const sizeBytes = diskBytesOf(record, size?.diskGib ?? 0)
  await copySparse({ from: join(imageFolder, record.file), to: join(folder, diskFile), sizeBytes, signal })
}

function diskBytesOf({ sizeBytes }: RecordOf['images'], diskGib: number): number {
  return Math.max(sizeBytes, diskGib * gib)
}

async function setPower(
  cloud: Cloud,
  { id, state, gentle = false, signal }: Cancellable & PowerWanted,
): Promise<Changed> {
  return await changeResource({ cloud, kind: 'servers', id, signal }, (entry, change) =>
    reach(cloud, entry, { change, state, gentle, signal }),
  )
}

interface Reaching extends Cancellable {
  readonly change: Change
  readonly state: 'running' | 'stopped'
  readonly gentle: boolean
}

/** First the wish is written, then the process is brought to it: a start that is under way elsewhere sees the wish. */
async function reach(
  { writer, power }: Cloud,
  entry: Entry<'servers'>,
  { change, state, gentle, signal }: Reaching,
): Promise<Changed> {
  const { root } = writer
  const before = await power.observe(root, entry.record)
  if (state === 'running' && before.state !== 'running') await requireCapacity(root, entry.record)
  const server: Entry<'servers'> = { folder: entry.folder, record: { ...entry.record, wanted: state } }
  const newPath = (): string => change.making.path(writer.randomHex())
  if (entry.record.wanted !== state) await rewrite({ writer, kind: 'servers', entry: server, beside: newPath() })
  if (before.state === state) return { changed: false }
  const request = { root, server, beside: newPath(), signal }
  await (state === 'running' ? power.start(request) : power.stop({ ...request, gentle }))
  return { changed: true }
}

async function requireCapacity(root: string, { sizeId }: RecordOf['servers']): Promise<void> {
  const size = (await readOffers(root)).find(({ id }) => id === sizeId)
  if (size !== undefined) refuseSoldOut(size, 'starting')
}

async function stopIfThere(cloud: Cloud, request: Cancellable & { readonly id: string }): Promise<void> {
  const { id, signal } = request
  await changeResource({ cloud, kind: 'servers', id, signal }, (entry, change) =>
    reach(cloud, entry, { change, state: 'stopped', gentle: false, signal }),
  ).catch((error: unknown) => {
    if (!isNotFound(error)) throw error
  })
}

const isNotFound = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'not-found'
