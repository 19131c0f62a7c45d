import type { z } from 'zod'
import type { KeyPair } from '../../../domain/network-resources.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { KeyPairsFeature } from '../../contract/network-features.ts'
import { requireWithinLimits } from '../../contract/require-within-limits.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { unlessThere } from '../creating.ts'
import { keyPairSchema, toKeyPair } from '../resources/key-pair.ts'
import { orGone } from '../settle.ts'

/** Their name and key are their identity: Nova knows no labels for them. */
export function keyPairs(cloud: Cloud): KeyPairsFeature {
  return {
    create: (request) => create(cloud, request),
    delete: async ({ id, signal }) => {
      const call = { service: 'compute', method: 'DELETE', path: path`os-keypairs/${id}`, signal } as const
      return { changed: (await orGone(() => cloud.client.call(call))) !== null }
    },
  }
}

type Wanted = Creation & { readonly publicKey: string }

async function create(cloud: Cloud, request: Wanted): Promise<Created<KeyPair>> {
  const { name, publicKey, signal } = request
  requireWithinLimits({ facts: cloud.facts, kind: 'keyPairs', creation: request })
  const find = (): Promise<KeyPair | null> => read(cloud, name, signal)
  const existing = await find()
  if (existing !== null) return requireSame(existing, request)
  const json = { keypair: { name, public_key: publicKey } }
  const call = { service: 'compute', method: 'POST', path: 'os-keypairs', json, signal } as const
  const post = async (): Promise<KeyPair> => toKeyPair(await cloud.client.read({ ...call, schema: keyPairSchema }))
  const outcome = await unlessThere(post, find)
  signal.throwIfAborted()
  return outcome.kind === 'there' ? requireSame(outcome.thing, request) : { changed: true, resource: outcome.made }
}

function requireSame(existing: KeyPair, { name, publicKey }: Wanted): Created<KeyPair> {
  if (sameKey(existing.publicKey, publicKey)) return { changed: false, resource: existing }
  const values = { kind: 'keyPairs', key: name, id: existing.id, difference: existing.fingerprint }
  throw openstackError({ code: 'conflict', key: 'openstack.existsOtherwise', values })
}

async function read({ client }: Cloud, name: string, signal: AbortSignal): Promise<KeyPair | null> {
  const call = { service: 'compute', path: path`os-keypairs/${name}`, signal } as const
  const found: z.output<typeof keyPairSchema> | null = await orGone(() =>
    client.read({ ...call, schema: keyPairSchema }),
  )
  return found === null ? null : toKeyPair(found)
}

/** Kind and key count; what follows them is a comment. */
function sameKey(one: string | null, other: string): boolean {
  const essence = (line: string): string => line.trim().split(/\s+/).slice(0, 2).join(' ')
  return one !== null && essence(one) === essence(other)
}
