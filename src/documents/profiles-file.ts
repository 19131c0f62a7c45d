import { z } from 'zod'
import { message } from '../domain/message.ts'
import { presetIds } from '../domain/openstack-presets.ts'
import { endpointInterfaces, type Account } from '../domain/profile.ts'
import { readDocument } from './check-document.ts'
import { problemParams } from './fields.ts'
import { webAddress } from './web-address.ts'

const text = (): z.ZodString => z.string().min(1).max(1000)

/** Web addresses may hold a password, or a token in their query; a profile may not. */
const address = z
  .string()
  .meta({ pattern: '^https?://' })
  .superRefine((value, context) => {
    const flaw = addressFlaw(value)
    if (flaw === null) return
    const params = problemParams(message(flaw), message(`${flaw}.hint`))
    context.addIssue({ code: 'custom', ...params })
  })

type AddressFlaw = 'profile.address' | 'profile.secret' | 'profile.parameters'

/** What is wrong with the address of a proxy or a service; null when nothing is. */
export function addressFlaw(value: string): AddressFlaw | null {
  const address = webAddress(value)
  if (address === null) return 'profile.address'
  if (address.hasUser || address.hasStray) return 'profile.secret'
  return address.hasParameters ? 'profile.parameters' : null
}

const directorySchema = z
  .strictObject({
    provider: z.literal('directory').describe('A folder that serves as a cloud.'),
    path: text().describe('The folder; relative to this file.'),
  })
  .transform(({ provider: kind, path }): Account => ({ kind, path }))

const openstackSchema = z
  .strictObject({
    provider: z.literal('openstack').describe('A project of an OpenStack cloud.'),
    preset: z.enum(presetIds).default('generic').describe('Whose cloud it is.'),
    cloud: text()
      .optional()
      .describe('Its name in clouds.yaml. Left out: the variables OS_AUTH_URL, OS_USERNAME… count.'),
    region: text().optional().describe('Left out: the one of clouds.yaml, or the only one there is.'),
    interface: z.enum(endpointInterfaces).optional().describe('Which endpoints are called; left out: public.'),
    caFile: text().optional().describe('Certificates to trust besides the usual ones, PEM; relative to this file.'),
    proxy: address.optional().describe('Address of an HTTP proxy, without user and password.'),
    baseUrl: address.optional().describe('Address of the identity service in place of the one beside the credentials.'),
  })
  .transform(({ provider: kind, preset, cloud, region, interface: endpoints, caFile, proxy, baseUrl }): Account => ({
    kind,
    preset,
    cloud: cloud ?? null,
    region: region ?? null,
    interface: endpoints ?? null,
    caFile: caFile ?? null,
    proxy: proxy ?? null,
    baseUrl: baseUrl ?? null,
  }))

/** What profiles are called: what can be typed without quotes. */
export const profileName: RegExp = /^[A-Za-z0-9][\w.-]{0,63}$/

/** A file of profiles. */
export const profilesSchema = z.strictObject({
  version: z.literal(1).optional().describe('Version of this format: 1.'),
  profiles: z
    .record(z.string().regex(profileName), z.discriminatedUnion('provider', [directorySchema, openstackSchema]))
    .describe('Each by its name: how to reach one account, and nothing else. Never a password.'),
})

/**
 * The accounts of a file by their names.
 * @throws BrokerError usage – with every problem and its line.
 */
export function readProfiles(request: { readonly file: string; readonly text: string }): ReadonlyMap<string, Account> {
  return new Map(Object.entries(readDocument({ ...request, schema: profilesSchema, secret: true }).profiles))
}
