import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { Message } from '../../src/domain/message.ts'
import { message } from '../../src/domain/message.ts'
import { Big } from '../../src/domain/money.ts'
import type { IndicatorScore } from '../../src/domain/score.ts'
import { widestOf } from '../../src/scoring/rank/deciding-fact.ts'
import { lackingOf } from '../../src/scoring/rank/lacking-name.ts'
import { line } from '../presenters/samples.ts'
import { cost, unverified } from './build.ts'
import { scored } from './scored.ts'

const even = { security: 1, sovereignty: 1, flexibility: 1, consistency: 1, cost: 1, skills: 1, fit: 1 }
const range = { low: new Big(80), high: new Big(400), shareUncertain: 0.3 }
const south: Message = { key: 'bill.name.region', values: { provider: 'South', region: 'one' } }

function indicator(
  at: Alternative,
  key: 'cost' | 'fit' | 'flexibility',
  part: Partial<IndicatorScore>,
): IndicatorScore {
  const [found] = at.criteria?.[key].indicators ?? []
  if (found === undefined) throw new Error('not scored')
  return { ...found, ...part }
}

describe('what could be obtained', () => {
  const one = scored('north/one', {})
  const missing = [
    { what: message('facts.feature.vpn'), why: message('facts.none'), needed: true },
    { what: message('facts.none'), why: message('facts.none'), needed: false },
  ]
  const sure = line({ part: 'compute', amount: new Big(900) })
  const weak = line({ part: 'storage', amount: new Big(20), evidence: unverified })
  const open = line({ part: 'snapshots', amount: new Big(50), cheaperReading: new Big(10) })
  const priceless = { ...one, cost: cost(100, { lowerBound: true, notIncluded: missing }) }
  const name = (part: Partial<IndicatorScore>, at: Alternative = one) =>
    lackingOf(indicator(one, 'fit', { status: 'partial', lacking: [], ...part }), at)?.fact ?? null

  it('is the first fact that is lacking, else the product of today, else a price', () => {
    expect([
      name({ lacking: ['resize', 'ddos'] }),
      name({}, { ...one, id: 'current' }),
      name({ id: 'cost.leaving', status: 'unknown' }),
      name({ id: 'cost.total' }, priceless),
      name({ id: 'cost.usageShare' }, priceless),
      name({ id: 'cost.total' }, { ...one, cost: cost(100, { range, lines: [sure, weak] }) }),
      name({ id: 'cost.total' }, { ...one, cost: cost(100, { range, lines: [sure, weak, open] }) }),
    ]).toEqual([
      message('criteria.fact.resize'),
      message('criteria.decide.product'),
      message('criteria.decide.traffic'),
      message('criteria.decide.priceOf', { what: message('facts.feature.vpn') }),
      message('criteria.decide.priceOf', { what: message('facts.feature.vpn') }),
      message('criteria.decide.quote', { what: message('criteria.decide.part.storage') }),
      message('criteria.decide.basis', { what: message('criteria.decide.part.snapshots') }),
    ])
  })

  it('of another seller is asked there, and an offer without a price only for more points', () => {
    const lines = [line({ part: 'backups', amount: new Big(80), evidence: unverified, seller: 'West' }), weak]
    const kept = { ...one, cost: cost(100, { range, lines }) }
    const cheaper = { fact: message('facts.feature.vpn'), seller: null }
    const total = indicator(one, 'fit', { id: 'cost.total', status: 'partial', lacking: [], cheaper })
    const quote = message('criteria.decide.quote', { what: message('criteria.decide.part.backups') })
    const west = { fact: quote, seller: message('bill.name.provider', { provider: 'West' }) }
    expect([lackingOf(total, kept, 'low'), lackingOf(total, kept, 'high')]).toEqual([west, cheaper])
  })

  it('is no price where nobody has counted what runs', () => {
    const unread = { what: message('bill.missing.unread.volumes'), why: message('bill.why.unread'), needed: true }
    const uncounted = { ...one, cost: cost(100, { lowerBound: true, notIncluded: [...missing, unread] }) }
    expect([name({ id: 'cost.total' }, uncounted), name({ id: 'cost.usageShare' }, uncounted)]).toEqual([null, null])
  })

  it('is nothing where neither would help', () => {
    expect([
      name({ id: 'cost.leaving' }, priceless),
      name({ id: 'fit.waste' }, priceless),
      name({ id: 'cost.total' }),
      name({ id: 'cost.total' }, { ...one, cost: null }),
    ]).toEqual([null, null, null, null])
  })

  it('is told of where it leaves most open', () => {
    const narrow = scored('north/one', { flexibility: [45, 50, 55, 'stale'], fit: [0, 50, 100] })
    const wide = scored('south/one', { flexibility: [90, 92, 99, 'stale'], skills: [40, 50, 60, 'stale'] })
    const widest = message('criteria.decide.of', { fact: message('criteria.fact.resize'), who: south })
    const sure = scored('east/one', {})
    expect([widestOf([narrow, wide], even), widestOf([wide, narrow], even), widestOf([sure], even)]).toEqual([
      widest,
      widest,
      null,
    ])
  })
})
