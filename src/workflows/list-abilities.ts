import type { Abilities, NameRow } from '../domain/abilities.ts'
import { resourceKinds } from '../domain/inventory.ts'
import { message } from '../domain/message.ts'
import { featureNames } from '../providers/contract/features.ts'
import type { Provider } from '../providers/contract/provider.ts'

/** What providers can do, read from them: presence is ability. Calls nothing. */
export function listAbilities(providers: readonly Provider[]): Abilities {
  const those = (can: (provider: Provider) => boolean): readonly string[] => providers.filter(can).map(({ id }) => id)
  return {
    providers: providers.map(({ id }) => id),
    features: featureNames.map((name) => ({
      name,
      says: message(`abilities.feature.${name}`),
      providers: those(({ features }) => features[name] !== undefined),
    })),
    kinds: resourceKinds.map((kind) => ({
      kind,
      providers: those(({ features }) => features.inventory?.kinds.includes(kind) === true),
    })),
    names: providers.flatMap(nameRows),
    volumeSizes: providers.map(({ id, facts }) => ({ provider: id, ...facts.volumeSize })),
  }
}

/** Kinds with the same limits share a row. */
function nameRows({ id, facts, features }: Provider): readonly NameRow[] {
  const rows = new Map<string, NameRow>()
  for (const kind of resourceKinds) {
    const limits = facts.limits[kind]
    if (limits === undefined) continue
    const { maxNameBytes, namePattern, labels } = limits
    const laterLabels = features.labels?.limits[kind] ?? null
    const key = JSON.stringify([maxNameBytes, namePattern, labels, laterLabels])
    const kinds = [...(rows.get(key)?.kinds ?? []), kind]
    rows.set(key, { provider: id, kinds, maxNameBytes, namePattern, labels, laterLabels })
  }
  return [...rows.values()]
}
