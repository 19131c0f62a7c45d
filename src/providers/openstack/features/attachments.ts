import { z } from 'zod'
import type { Changed } from '../../contract/creation.ts'
import type { Attached, AttachmentsFeature } from '../../contract/storage-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import type { CinderVolume } from '../resources/volume.ts'
import { minuteMs, orGone, untilThere } from '../settle.ts'
import { readVolume } from './volumes.ts'

interface Pair {
  readonly volumeId: string
  readonly serverId: string
  readonly signal: AbortSignal
}

const answer = z.object({ volumeAttachment: z.object({ device: z.string().nullish() }) })

export function attachments(cloud: Cloud): AttachmentsFeature {
  return { attach: (pair) => attach(cloud, pair), detach: (pair) => detach(cloud, pair) }
}

async function attach(cloud: Cloud, pair: Pair): Promise<Attached> {
  const before = await settledVolume(cloud, pair)
  const already = attachmentOf(before, pair.serverId)
  if (already !== null) return { changed: false, device: already.device ?? null }
  const json = { volumeAttachment: { volumeId: pair.volumeId } }
  const place = path`servers/${pair.serverId}/os-volume_attachments`
  const call = { service: 'compute', method: 'POST', path: place, json, signal: pair.signal } as const
  const { volumeAttachment } = await cloud.client.read({ ...call, schema: answer })
  const after = await watch(cloud, pair, (now) => now.status === 'in-use' && attachmentOf(now, pair.serverId) !== null)
  return { changed: true, device: attachmentOf(after, pair.serverId)?.device ?? volumeAttachment.device ?? null }
}

async function detach(cloud: Cloud, pair: Pair): Promise<Changed> {
  const before = await settledVolume(cloud, pair)
  if (attachmentOf(before, pair.serverId) === null) return { changed: false }
  const place = path`servers/${pair.serverId}/os-volume_attachments/${pair.volumeId}`
  const call = { service: 'compute', method: 'DELETE', path: place, signal: pair.signal } as const
  const taken = await orGone(() => cloud.client.call(call))
  await watch(cloud, pair, (now) => now.status !== 'detaching' && attachmentOf(now, pair.serverId) === null)
  return { changed: taken !== null }
}

type Attachment = NonNullable<CinderVolume['attachments']>[number]

function attachmentOf(volume: CinderVolume, serverId: string): Attachment | null {
  return volume.attachments?.find((one) => one.server_id === serverId) ?? null
}

async function settledVolume(cloud: Cloud, pair: Pair): Promise<CinderVolume> {
  return watch(cloud, pair, ({ status }) => !/ing$|^reserved$/.test(status))
}

async function watch(cloud: Cloud, pair: Pair, isDone: (now: CinderVolume) => boolean): Promise<CinderVolume> {
  const what = `volume ${pair.volumeId}`
  return untilThere(cloud, {
    read: () => readVolume(cloud, pair.volumeId, pair.signal),
    isDone: (now) => {
      if (!now.status.startsWith('error')) return isDone(now)
      throw openstackError({ code: 'conflict', key: 'openstack.failed', values: { what, state: now.status } })
    },
    what,
    limitMs: 10 * minuteMs,
    signal: pair.signal,
  })
}
