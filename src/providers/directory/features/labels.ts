import { isDeepStrictEqual } from 'node:util'
import { resourceKinds } from '../../../domain/inventory.ts'
import { keyLabel } from '../../contract/creation.ts'
import type { LabelsFeature } from '../../contract/label-feature.ts'
import { requireWithinLimits } from '../../contract/require-within-limits.ts'
import { translated } from '../directory-error.ts'
import { rewrite } from '../folder/store.ts'
import { changeResource } from './change-resource.ts'
import type { Cloud } from './cloud.ts'

export function labels(cloud: Cloud): LabelsFeature {
  const { facts, writer } = cloud
  return {
    kinds: resourceKinds,
    set: ({ kind, id, labels: wanted, signal }) =>
      translated(writer.root, async () => {
        requireWithinLimits({ facts, kind, creation: { key: 'labels', name: 'labels', labels: wanted } })
        return await changeResource({ cloud, kind, id, signal }, async ({ folder, record }, change) => {
          const key = record.labels[keyLabel]
          const all = key === undefined ? { ...wanted } : { ...wanted, [keyLabel]: key }
          if (isDeepStrictEqual(all, record.labels)) return { changed: false }
          const beside = change.making.path(writer.randomHex())
          await rewrite({ writer, kind, entry: { folder, record: { ...record, labels: all } }, beside })
          return { changed: true }
        })
      }),
  }
}
