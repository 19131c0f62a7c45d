import { resourceKinds, type ResourceKind } from '../../../domain/inventory.ts'
import { changedLabels, requireChange } from '../../contract/changed-labels.ts'
import type { LabelsFeature } from '../../contract/label-feature.ts'
import type { LabelLimits } from '../../../domain/label-limits.ts'
import { translated } from '../directory-error.ts'
import { rewrite } from '../folder/store.ts'
import { changeResource } from './change-resource.ts'
import type { Cloud } from './cloud.ts'

/** Every kind takes the same. */
export function labels(cloud: Cloud, limits: LabelLimits): LabelsFeature {
  const { writer } = cloud
  const entries = resourceKinds.map((kind): readonly [ResourceKind, LabelLimits] => [kind, limits])
  return {
    limits: Object.fromEntries(entries),
    change: (request) =>
      translated(writer.root, async () => {
        requireChange(limits, request)
        const { kind } = request
        return await changeResource({ cloud, ...request }, async ({ folder, record }, change) => {
          const all = changedLabels(limits, record.labels, request)
          if (all === null) return { changed: false }
          const beside = change.making.path(writer.randomHex())
          await rewrite({ writer, kind, entry: { folder, record: { ...record, labels: all } }, beside })
          return { changed: true }
        })
      }),
  }
}
