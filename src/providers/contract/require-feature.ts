import { message } from '../../domain/message.ts'
import { ProviderError } from './errors.ts'
import type { AllFeatures, FeatureName } from './features.ts'
import type { Provider } from './provider.ts'

/**
 * The one place that asks whether a provider can do something.
 * @throws ProviderError unsupported – it cannot; the error names provider and feature.
 */
export function requireFeature<F extends FeatureName>(provider: Provider, name: F): AllFeatures[F] {
  const feature: AllFeatures[F] | undefined = provider.features[name]
  if (feature !== undefined) return feature
  throw new ProviderError({
    code: 'unsupported',
    says: message('providers.unsupported', { provider: provider.id, feature: name }),
    next: message('providers.unsupported.next'),
  })
}
