import type { KeyPair } from '../../../domain/network-resources.ts'
import type { Cloud } from '../cloud.ts'
import { keyPairSchema, toKeyPair } from '../resources/key-pair.ts'

/** 2.35 brings pages. */
export async function* listKeyPairs({ client }: Cloud, signal: AbortSignal): AsyncGenerator<KeyPair, void, undefined> {
  const call = {
    service: 'compute',
    path: 'os-keypairs',
    collection: 'keypairs',
    microversion: '2.35',
    signal,
  } as const
  for await (const one of client.list({ ...call, schema: keyPairSchema })) yield toKeyPair(one)
}
