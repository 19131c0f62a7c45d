import { z } from 'zod'
import { keyLabel } from '../../contract/creation.ts'
import type { Cancellable } from '../../contract/reading-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { ServiceName } from '../../shared/openstack/services.ts'
import type { Cloud } from '../cloud.ts'
import { labelsOf, tagsOf } from '../resources/described.ts'
import { text } from '../resources/fields.ts'
import { imageSchema, labelsOfImage, requireFreeLabels } from '../resources/image.ts'

type Labels = Readonly<Record<string, string>>

interface Replacing extends Cancellable {
  readonly id: string
  readonly before: Labels
  /** The identity among them, where there is one. */
  readonly after: Labels
}

/** Where the labels of one kind lie. */
export interface LabelPlace {
  /** All of them, the identity too. @throws ProviderError `not-found` */
  readonly read: (cloud: Cloud, id: string, signal: AbortSignal) => Promise<Labels>
  readonly replace: (cloud: Cloud, request: Replacing) => Promise<unknown>
}

const metadataSchema = z.object({ metadata: z.record(z.string(), z.string()) })

/** Metadata of Nova and Cinder: PUT leaves exactly what it was given. */
export function metadata(service: ServiceName, collection: string): LabelPlace {
  return {
    read: async ({ client }, id, signal) => {
      const call = { service, path: path`${collection}/${id}/metadata`, schema: metadataSchema, signal }
      return (await client.read(call)).metadata
    },
    replace: ({ client }, { id, after, signal }) => {
      const place = path`${collection}/${id}/metadata`
      return client.call({ service, method: 'PUT', path: place, json: { metadata: after }, signal })
    },
  }
}

/** Properties of Glance, changed one by one (Image API v2, "Update image"). */
export const imageProperties: LabelPlace = {
  read: async ({ client }, id, signal) =>
    labelsOfImage(await client.read({ service: 'image', path: path`images/${id}`, schema: imageSchema, signal })),
  replace: async ({ client }, { id, before, after, signal }) => {
    requireFreeLabels(after)
    const removed = Object.keys(before).filter((name) => !(name in after))
    const set = Object.entries(after).filter(([name, value]) => before[name] !== value)
    const json = [
      ...removed.map((name) => ({ op: 'remove', path: pointerTo(name) })),
      ...set.map(([name, value]) => ({ op: name in before ? 'replace' : 'add', path: pointerTo(name), value })),
    ]
    const headers = { 'content-type': 'application/openstack-images-v2.1-json-patch' }
    await client.call({ service: 'image', method: 'PATCH', path: path`images/${id}`, headers, json, signal })
  },
}

/** RFC 6901. */
function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Tags of Neutron, `name=value` each; the identity stays where it is, in the description. */
export function tags(collection: string, member: string): LabelPlace {
  const described = z.object({ description: text, tags: z.array(z.string()).nullish() })
  const schema = z.looseObject({}).transform((answer) => described.parse(answer[member]))
  return {
    read: async ({ client }, id, signal) => {
      const found = await client.read({ service: 'network', path: path`${collection}/${id}`, schema, signal })
      // Clouds without the extension standard-attr-tag.
      if (!found.tags)
        throw openstackError({ code: 'unsupported', key: 'openstack.noLabels', values: { kind: collection } })
      return labelsOf(found.description, found.tags)
    },
    replace: ({ client }, { id, after: { [keyLabel]: _identity, ...after }, signal }) => {
      const place = path`${collection}/${id}/tags`
      return client.call({ service: 'network', method: 'PUT', path: place, json: { tags: tagsOf(after) }, signal })
    },
  }
}
