import type { ResourceKind } from '../../domain/inventory.ts'
import type { LabelLimits } from '../../domain/label-limits.ts'
import { ownProperties } from './resources/image.ts'

/** Tables of the services have three bytes for a character; where an operator has not changed that, four are an internal error. */
const threeByteText = String.raw`[^\u{10000}-\u{10FFFF}]*`

/**
 * Metadata of Nova and Cinder (`metadata` in nova/api/validation/parameter_types.py, `extra_specs` in that of Cinder, which takes `/` too
 * since 2022). 128 pairs by default, of which one is the identity.
 */
const metadata: LabelLimits = {
  maxCount: 127,
  maxKeyBytes: 255,
  maxValueBytes: 255,
  maxPairBytes: null,
  keyPattern: '[a-zA-Z0-9_:. -]+',
  valuePattern: threeByteText,
  reservedKeys: null,
}

/**
 * Properties of Glance: `image_property_quota` is 128 by default; a value is a column TEXT. Space at the ends of a name is lost where
 * a property is changed (glance/api/v2/images.py, `_decode_json_pointer`).
 */
const properties: LabelLimits = {
  ...metadata,
  maxValueBytes: 65_535,
  keyPattern: String.raw`(?!\s)${threeByteText}(?<!\s)`,
  reservedKeys: `${ownProperties.join('|')}|os_glance_.*`,
}

/**
 * Tags of Neutron, `name=value` each, read apart at the first `=` (neutron/extensions/tagging.py: `MAX_TAG_LEN`, 60 before Xena;
 * `MAX_TAGS_COUNT`, which old releases do not have).
 */
const tags: LabelLimits = {
  ...metadata,
  maxCount: 50,
  maxKeyBytes: 254,
  maxPairBytes: 255,
  keyPattern: String.raw`[^=\u{10000}-\u{10FFFF}]+`,
}

/** What labels may be; a kind that is missing has no place for them. */
export const labelLimits = {
  servers: metadata,
  volumes: metadata,
  snapshots: metadata,
  images: properties,
  networks: tags,
  subnets: tags,
  routers: tags,
  securityGroups: tags,
  publicIps: tags,
} as const satisfies Readonly<Partial<Record<ResourceKind, LabelLimits>>>
