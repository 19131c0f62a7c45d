import { isRunRule, type AccountRuleName, type RuleName } from '../../domain/audit-rules.ts'
import type { ResourceKind } from '../../domain/inventory.ts'
import type { Rule } from './rule.ts'
import { closingProvider } from './rules/closing-provider.ts'
import { demandRules } from './rules/demands.ts'
import { imageEndOfLife } from './rules/image-end-of-life.ts'
import { labelMissing } from './rules/label-missing.ts'
import { noTenant } from './rules/no-tenant.ts'
import { openToWorld } from './rules/open-to-world.ts'
import { orphanedVolume } from './rules/orphaned-volume.ts'
import { snapshotTooOld } from './rules/snapshot-too-old.ts'
import { staleEvidence } from './rules/stale-evidence.ts'
import { tooManySnapshots } from './rules/too-many-snapshots.ts'
import { unencryptedVolume } from './rules/unencrypted-volume.ts'
import { unusedAddress } from './rules/unused-address.ts'
import { volumeWithoutSnapshot } from './rules/volume-without-snapshot.ts'

/** Every rule by its name: a new one is a file, a line here, its parameters, and its sentences. */
export const rules: { readonly [N in AccountRuleName]: Rule<N> } = {
  ...demandRules,
  'closing-provider': closingProvider,
  'image-end-of-life': imageEndOfLife,
  'label-missing': labelMissing,
  'no-tenant': noTenant,
  'open-to-world': openToWorld,
  'orphaned-volume': orphanedVolume,
  'snapshot-too-old': snapshotTooOld,
  'stale-evidence': staleEvidence,
  'too-many-snapshots': tooManySnapshots,
  'unencrypted-volume': unencryptedVolume,
  'unused-address': unusedAddress,
  'volume-without-snapshot': volumeWithoutSnapshot,
}

/** Kinds whose resources a rule judges; none where it judges accounts or the run as a whole. */
export function judgedKinds(rule: RuleName): readonly ResourceKind[] {
  return isRunRule(rule) ? [] : rules[rule].judges
}
