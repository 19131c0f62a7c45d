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

/** Every scalar comes as the text as which it stands there: 0123 keeps its zero. */
const optional = z.string().nullish()

const auth = z.looseObject({
  auth_url: optional,
  username: optional,
  password: optional,
  application_credential_secret: optional,
  token: optional,
})

/** Only what we use is looked at: these files are shared with other programs, which have keys of their own. */
const cloud = z.looseObject({
  auth: auth.nullish(),
  auth_type: optional,
  profile: optional,
  cloud: optional,
  region_name: optional,
  regions: z.array(z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)])).nullish(),
  interface: optional,
  endpoint_type: optional,
  identity_api_version: optional,
  cacert: optional,
  verify: optional,
  insecure: optional,
})

type Cloud = z.infer<typeof cloud>

const clouds = z.record(z.string(), cloud.nullish())

const mainKey = 'clouds'
const vendorsKey = 'public-clouds'
type TopKey = typeof mainKey | typeof vendorsKey

/** One entry of a file. What is wrong with the others is no hindrance. */
function entryOf(file: FileText, key: TopKey, name: string): Cloud | null | undefined {
  const entries = z.looseObject({ [name]: cloud.nullish() })
  const found = read(file, z.looseObject({ [key]: entries }))[key] ?? {}
  return Object.hasOwn(found, name) ? found[name] : undefined
}

function read<T>(file: FileText, schema: z.ZodType<T>): T {
  return readDocument({ ...file, schema, secret: true, texts: true })
}

/**
 * Looks at every entry of the files, as nobody does who signs in to one of them.
 * @throws BrokerError usage – with every problem of the first file that has any.
 */
export function checkClouds({ clouds: main, secure, public: vendors }: CloudsRequest): void {
  read(main, z.looseObject({ [mainKey]: clouds }))
  if (secure !== null) read(secure, z.looseObject({ [mainKey]: clouds }))
  if (vendors !== null) read(vendors, z.looseObject({ [vendorsKey]: clouds }))
}

/** Names of the clouds in a clouds.yaml, as they stand there. */
export function cloudNames(file: FileText): readonly string[] {
  return Object.keys(read(file, z.looseObject({ [mainKey]: z.looseObject({}) }))[mainKey])
}

/**
 * One cloud of clouds.yaml, with secure.yaml laid over it and its vendor's `profile` below it.
 * @throws BrokerError usage – a file cannot be read, or has no such cloud; credentials – a key is missing, named with file and cloud.
 */
export function readCloud(request: CloudsRequest & { readonly cloud: string }): OpenstackAccess {
  const { cloud: name, clouds: main, secure, public: vendors } = request
  const own = entryOf(main, mainKey, name)
  if (own === undefined) {
    const names = cloudNames(main).join(', ')
    throw flaw('openstack.file.noCloud', { file: main.file, cloud: name, clouds: names === '' ? '–' : names }, 'usage')
  }
  const over = secure === null ? {} : (entryOf(secure, mainKey, name) ?? {})
  const vendor = own?.profile ?? own?.cloud ?? null
  const below = vendor === null || vendors === null ? {} : (entryOf(vendors, vendorsKey, vendor) ?? {})
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
  return outside.has(field) || field.endsWith('_endpoint_override') ? field : `auth.${field}`
}

/** Keys of `auth` and those beside it, in one; a list of one region is that region. */
function fieldsOf(given: Cloud): AccessFields {
  const { auth: inner, regions, ...beside } = given
  const [region, second] = regions ?? []
  const only = region !== undefined && second === undefined ? [['region_name', region] as const] : []
  const all = [...only, ...Object.entries(beside), ...Object.entries(inner ?? {})]
  return Object.fromEntries(
    all.flatMap(([key, value]) => (typeof value === 'string' && value !== '' ? [[key, value] as const] : [])),
  )
}
