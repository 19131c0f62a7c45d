import { z } from 'zod'
import { keyLabel } from '../../contract/creation.ts'
import type { Cancellable } from '../../contract/reading-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { ServiceName } from '../../shared/openstack/services.ts'
import type { Cloud } from '../cloud.ts'
import { labelOf, labelsOf, tagOf } from '../resources/described.ts'
import { text } from '../resources/fields.ts'
import { recordOf } from '../resources/fields.ts'
import { imageSchema, labelsOfImage } from '../resources/image.ts'

type Labels = Readonly<Record<string, string>>

/** The labels of one thing. */
export interface FoundLabels {
  /** All of them, the identity too. */
  readonly labels: Labels
  /** Brings them to this; what is equal before and after is left alone where the service can. */
  readonly write: (after: Labels) => Promise<unknown>
}

/** Where the labels of one kind lie. @throws ProviderError `not-found` */
export type LabelPlace = (cloud: Cloud, request: Cancellable & { readonly id: string }) => Promise<FoundLabels>

const metadataSchema = z.object({ metadata: recordOf(z.string()) })

/** Metadata of Nova and Cinder: PUT leaves exactly what it was given. */
export function metadata(service: ServiceName, collection: string): LabelPlace {
  return async ({ client }, { id, signal }) => {
    const place = path`${collection}/${id}/metadata`
    const { metadata: labels } = await client.read({ service, path: place, schema: metadataSchema, signal })
    return {
      labels,
      write: (after) => client.call({ service, method: 'PUT', path: place, json: { metadata: after }, signal }),
    }
  }
}

/** Properties of Glance, changed one by one (Image API v2, "Update image"). */
export const imageProperties: LabelPlace = async ({ client }, { id, signal }) => {
  const call = { service: 'image', path: path`images/${id}`, signal } as const
  const labels = labelsOfImage(await client.read({ ...call, schema: imageSchema }))
  const headers = { 'content-type': 'application/openstack-images-v2.1-json-patch' }
  return {
    labels,
    write: (after) => client.call({ ...call, method: 'PATCH', headers, json: patchOf(labels, after) }),
  }
}

/** RFC 6902. */
function patchOf(before: Labels, after: Labels): readonly object[] {
  const removed = Object.keys(before).filter((name) => !(name in after))
  const set = Object.entries(after).filter(([name, value]) => before[name] !== value)
  return [
    ...removed.map((name) => ({ op: 'remove', path: pointerTo(name) })),
    ...set.map(([name, value]) => ({ op: name in before ? 'replace' : 'add', path: pointerTo(name), value })),
  ]
}

/** RFC 6901. */
function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Tags of Neutron, `name=value` each; the identity stays where it is, in the description. */
export function tags(collection: string, member: string): LabelPlace {
  const described = z.object({ description: text, tags: z.array(z.string()).nullish() })
  const schema = z.looseObject({}).transform((answer) => described.parse(answer[member]))
  return async ({ client }, { id, signal }) => {
    const thing = path`${collection}/${id}`
    const { description, tags: there } = await client.read({ service: 'network', path: thing, schema, signal })
    // Clouds without the extension standard-attr-tag.
    if (!there) throw openstackError({ code: 'unsupported', key: 'openstack.noLabels', values: { kind: collection } })
    const labels = labelsOf(description, there)
    return {
      labels,
      write: (after) => {
        const json = { tags: tagsAfter(there, labels, after) }
        return client.call({ service: 'network', method: 'PUT', path: `${thing}/tags`, json, signal })
      },
    }
  }
}

/** Tags of labels that stay are left as others wrote them, even where several of them are one label. */
function tagsAfter(there: readonly string[], before: Labels, after: Labels): readonly string[] {
  const changed = (name: string): boolean => before[name] !== after[name]
  const set = Object.entries(after).filter(([name]) => name !== keyLabel && changed(name))
  return [...there.filter((tag) => !changed(labelOf(tag)[0])), ...set.map(tagOf)]
}
