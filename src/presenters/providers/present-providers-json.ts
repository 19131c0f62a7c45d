import type { FactEntry, ProviderDescription, ProviderSummary } from '../../domain/provider-description.ts'
import type { Translator } from '../../messages/translator.ts'
import { saidText } from '../said-text.ts'
import { contraryJson, outsideJson } from '../comparison/json/present-scores.ts'
import type { ProviderResult, ProvidersResult } from '../schemas/providers-result.ts'
import { valueText } from './present-providers.ts'

/** The list as the schema `broker/providers/1` describes it. `today` is the date from which evidence ages. */
export function providersJson(providers: readonly ProviderSummary[], today: string, tr: Translator): ProvidersResult {
  return { schema: 'broker/providers/1', today, providers: providers.map((each) => summaryJson(each, tr)) }
}

/** One provider as the schema `broker/provider-facts/1` describes it. */
export function providerJson(provider: ProviderDescription, today: string, tr: Translator): ProviderResult {
  const { seal } = provider
  return {
    schema: 'broker/provider-facts/1',
    today,
    provider: {
      ...summaryJson(provider, tr),
      website: provider.website,
      seal:
        seal === null
          ? null
          : {
              overall: { ...seal.overall },
              score: seal.score,
              calculator: seal.calculator,
              estimated: seal.estimated,
              objectives: seal.objectives.map((each) => ({ ...each })),
              ...outsideJson(seal),
              ...contraryJson(seal, tr),
              note: seal.estimated ? tr.text('compare.seal.note') : null,
            },
    },
    facts: provider.entries.map((entry) => factJson(entry, tr)),
  }
}

function summaryJson(provider: ProviderSummary, tr: Translator): ProvidersResult['providers'][number] {
  const { state, countries, control, facts } = provider
  return {
    id: provider.id,
    name: provider.name,
    state: state.kind,
    ends: state.kind === 'active' ? null : state.date,
    model: provider.model,
    countries: [...countries],
    contract: provider.contract,
    control: control === null ? null : control.map(({ name, country }) => ({ name: saidText(name, tr), country })),
    facts: { ...facts },
    oldest: provider.oldest,
    selfDeclared: provider.selfDeclared,
  }
}

function factJson(entry: FactEntry, tr: Translator): ProviderResult['facts'][number] {
  const { state, scope } = entry
  const where = {
    regions: scope.regions === 'all' ? ('all' as const) : [...scope.regions],
    products: scope.products === 'all' ? ('all' as const) : [...scope.products],
  }
  if (state.kind === 'unknown') {
    return {
      key: entry.key,
      known: false,
      value: null,
      text: state.reason ?? '',
      ...where,
      evidence: null,
      ageDays: null,
    }
  }
  const { value, evidence, age } = state
  return { key: entry.key, known: true, value, text: valueText(entry, tr), ...where, evidence, ageDays: age.days }
}
