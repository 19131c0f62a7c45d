import type { Provider } from '../providers/contract/provider.ts'
import { exampleProviders } from '../providers/registry.ts'
import { providerSurroundings } from './provider-surroundings.ts'

/** One provider of every kind that the program knows, with nothing behind it: only what it can do may be read. */
export async function knownProviders(): Promise<readonly Provider[]> {
  return await exampleProviders(providerSurroundings({ debug: false }))
}
