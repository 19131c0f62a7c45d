import { message } from '../../../domain/message.ts'
import { undecided, type RunRule, type RunVerdict } from './run-rule.ts'

/** Who decides is known, or it is not: what nobody knows may be on either side. */
export const dependency: RunRule<'dependency'> = {
  looked: ({ incomplete }) => !incomplete,
  judge: ({ mostPercent, of }, { dependency: shares }) =>
    of.flatMap((what): RunVerdict[] => {
      const share = what === 'storage' ? shares.storageGib : shares[what]
      const all = share === null ? 0 : share.european + share.other + share.unknown
      if (share === null || all === 0) {
        return what === 'spend' && share === null ? [undecided(what, message('audit.open.noCosts'))] : []
      }
      const percent = (part: number): number => (part / all) * 100
      const values = {
        what: message(`audit.dependent.${what}`),
        most: mostPercent,
        other: Number(percent(share.other).toFixed(1)),
        unknown: Number(percent(share.unknown).toFixed(1)),
      }
      const verdict = { id: what, tenant: null, key: '' }
      if (percent(share.other) > mostPercent) {
        return [{ ...verdict, verdict: 'violated', message: message('audit.found.dependency', values) }]
      }
      if (percent(share.other + share.unknown) <= mostPercent) return []
      return [{ ...verdict, verdict: 'undecided', message: message('audit.open.dependency', values) }]
    }),
}
