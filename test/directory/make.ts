import type { Creation } from '../../src/providers/contract/creation.ts'
import type { AllFeatures } from '../../src/providers/contract/features.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import type { ServerWanted } from '../../src/providers/contract/storage-features.ts'

export const never: AbortSignal = new AbortController().signal

export const creation = (key: string, wishes: Partial<Creation> = {}): Creation => ({
  key,
  name: key,
  labels: {},
  signal: never,
  ...wishes,
})

/** The directory cloud has every feature. */
export const featuresOf = (provider: Provider): AllFeatures => provider.features as AllFeatures

export const small: ServerWanted = {
  sizeId: 'small',
  state: 'stopped',
  boot: { kind: 'volume', id: 'none' },
  networkIds: [],
  securityGroupIds: [],
  keyPair: null,
  userData: null,
  zone: null,
}
