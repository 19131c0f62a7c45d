import { z } from 'zod'
import type { OpenstackAccess } from '../domain/openstack-access.ts'
import { readDocument } from './check-document.ts'
import { flaw, toAccess, type AccessFields } from './openstack-access.ts'

/** A file as it was read. */
export interface FileText {
  readonly file: string
  readonly text: string
}

export interface CloudsRequest {
  /** `clouds.yaml`. */
  readonly clouds: FileText
  /** `secure.yaml`: what is laid over it, usually the passwords. */
  readonly secure: FileText | null
  /** `clouds-public.yaml`: what the `profile` of a cloud refers to. */
  readonly public: FileText | null
}

/** Numbers and truth values are what they look like; a secret must be written as text, or 0123 would lose its zero. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const optional = scalar.nullish()
const secret = z.string().nullish()

const auth = z.looseObject({
  password: secret,
  application_credential_secret: secret,
  token: secret,
})

/** Only what we use is looked at: these files are shared with other programs, which have keys of their own. */
const cloud = z.looseObject({
  auth: auth.nullish(),
  auth_type: optional,
  profile: optional,
  cloud: optional,
  region_name: optional,
  regions: z.array(z.union([scalar, z.looseObject({ name: scalar }).transform(({ name }) => name)])).nullish(),
  interface: optional,
  endpoint_type: optional,
  identity_api_version: optional,
  cacert: optional,
  verify: optional,
  insecure: optional,
})

type Cloud = z.infer<typeof cloud>

const clouds = z.record(z.string(), cloud.nullish())

/** The part of a clouds.yaml that is used. */
export const cloudsSchema = z.looseObject({ clouds })
const publicSchema = z.looseObject({ 'public-clouds': clouds })

/** Names of the clouds in a clouds.yaml, as they stand there. */
export function cloudNames(file: FileText): readonly string[] {
  return Object.keys(readDocument({ ...file, schema: cloudsSchema }).clouds)
}

/**
 * One cloud of clouds.yaml, with secure.yaml laid over it and its vendor's `profile` below it.
 * @throws BrokerError usage – a file cannot be read, or has no such cloud; credentials – a key is missing, named with file and cloud.
 */
export function readCloud(request: CloudsRequest & { readonly cloud: string }): OpenstackAccess {
  const { cloud: name, clouds: main, secure, public: vendors } = request
  const known = readDocument({ ...main, schema: cloudsSchema }).clouds
  const own = known[name]
  if (own === undefined) {
    const names = Object.keys(known).join(', ')
    throw flaw('openstack.file.noCloud', { file: main.file, cloud: name, clouds: names === '' ? '–' : names }, 'usage')
  }
  const over = secure === null ? {} : (readDocument({ ...secure, schema: cloudsSchema }).clouds[name] ?? {})
  const vendor = own?.profile ?? own?.cloud ?? null
  const below =
    vendor === null || vendors === null
      ? {}
      : (readDocument({ ...vendors, schema: publicSchema })['public-clouds'][vendor] ?? {})
  const fields = { ...fieldsOf(below), ...fieldsOf(own ?? {}), ...fieldsOf(over) }
  return toAccess({ place: `${main.file} → ${name}`, nameOf, fields })
}

const outside = new Set([
  'auth_type',
  'region_name',
  'interface',
  'endpoint_type',
  'identity_api_version',
  'cacert',
  'verify',
  'insecure',
])

function nameOf(field: string): string {
  return outside.has(field) ? field : `auth.${field}`
}

/** Keys of `auth` and those beside it, in one; a list of one region is that region. */
function fieldsOf(given: Cloud): AccessFields {
  const { auth: inner, regions, ...beside } = given
  const [region, second] = regions ?? []
  const only = region !== undefined && second === undefined ? [['region_name', region] as const] : []
  const all = [...only, ...Object.entries(beside), ...Object.entries(inner ?? {})]
  return Object.fromEntries(
    all.flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[key, String(value)] as const]
        : [],
    ),
  )
}
