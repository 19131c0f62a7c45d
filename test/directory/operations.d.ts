import type { Provider } from '../../src/providers/contract/provider.ts'
import type { ResourceKind } from '../../src/domain/inventory.ts'

export interface Operation {
  readonly before: (provider: Provider) => Promise<unknown>
  readonly run: (provider: Provider) => Promise<unknown>
  readonly after: Partial<Record<ResourceKind, number>>
}

export const operations: Readonly<Record<string, Operation>>
