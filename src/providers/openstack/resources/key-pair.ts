import { z } from 'zod'
import type { KeyPair } from '../../../domain/network-resources.ts'
import { text } from './fields.ts'

/** In lists every key pair stands in a wrapper; its name is its id. Whose it is goes by user, not by project. */
export const keyPairSchema = z
  .object({ keypair: z.object({ name: z.string(), fingerprint: z.string(), public_key: text }) })
  .transform(({ keypair }) => ({ id: keypair.name, fingerprint: keypair.fingerprint, publicKey: keypair.public_key }))

export function toKeyPair(given: z.output<typeof keyPairSchema>): KeyPair {
  return {
    id: given.id,
    name: given.id,
    labels: {},
    tenant: null,
    createdAt: null,
    fingerprint: given.fingerprint,
    publicKey: given.publicKey?.trim() ?? null,
  }
}
