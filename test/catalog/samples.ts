import type { Evidence } from '../../src/domain/evidence.ts'
import type { Price, ServerOffer } from '../../src/domain/offers.ts'
import type { PricePart } from '../../src/catalog/price-part.ts'

export const evidence: Evidence = { source: 'the list', date: '2026-05-01', confidence: 'sourced' }

export function price(amount: string, unit: Price['unit'] = 'hour', currency = 'EUR'): Price {
  return { amount, currency, unit, evidence }
}

export function server(given: Partial<ServerOffer> = {}): ServerOffer {
  const { provider = 'cloud', region = 'r1', sku = 's1' } = given
  return {
    id: `${provider}/${region}/${sku}`,
    provider,
    region,
    sku,
    origin: 'bundled',
    kind: 'server',
    prices: [price('0.01')],
    vcpu: 2,
    baseline: 1,
    cpu: 'shared',
    memoryGib: 4,
    diskGib: 40,
    disk: 'local',
    arch: 'x86',
    stock: 'general',
    gpu: false,
    trafficIncluded: 0,
    ipv4Included: false,
    takesVolumes: true,
    ...given,
  }
}

export function part(given: Partial<PricePart> = {}): PricePart {
  return {
    file: 'cloud.yaml',
    origin: 'bundled',
    provider: {
      id: 'cloud',
      name: 'Cloud',
      model: 'cloud',
      website: 'https://cloud.example',
      closed: null,
      sells: ['snapshot'],
      lacks: ['mail'],
      discounts: [],
    },
    regions: [{ provider: 'cloud', id: 'r1', country: 'FR', city: 'Paris' }],
    offers: [server()],
    ...given,
  }
}
