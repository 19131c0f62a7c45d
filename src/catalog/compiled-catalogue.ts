import type { Evidence } from '../domain/evidence.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { Catalogue, Offer, Price, Region } from '../domain/offers.ts'
import { compiledCatalogueId, type EncodedCatalogue, type EncodedOffer } from './encoded-catalogue.ts'

/**
 * Reads a catalogue that `encodeCatalogue` wrote. Nothing is checked but the schema: the file is made by the build.
 * Evidence and prices that occur often are shared objects.
 * @throws BrokerError unexpected – another schema or no JSON.
 */
export function decodeCatalogue(text: string): Catalogue {
  return decodeEncoded(parse(text))
}

/** As `decodeCatalogue`, of JSON that was parsed already. */
export function decodeEncoded(encoded: EncodedCatalogue): Catalogue {
  const evidence = encoded.evidence.map(([source, date, confidence]): Evidence => ({ source, date, confidence }))
  const prices = encoded.prices.map(([amount, unit, currency, index]): Price => ({
    amount,
    currency,
    unit,
    evidence: at(evidence, index),
  }))
  const regions = encoded.regions.map(([provider, id, country, city, complete]): Region => {
    const region = { provider, id, country, city }
    return complete === undefined ? region : { ...region, complete }
  })
  const offers = encoded.offers.map((row) => decodeOffer(row, at(regions, row[1]), prices))
  const { digest, oldest, newest, providers } = encoded
  return { digest, oldest, newest, providers, regions, offers }
}

function parse(text: string): EncodedCatalogue {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new BrokerError({ kind: 'unexpected', says: message('catalog.notCompiled'), cause })
  }
  if (!isEncoded(value)) throw new BrokerError({ kind: 'unexpected', says: message('catalog.notCompiled') })
  return value
}

export function isEncoded(value: unknown): value is EncodedCatalogue {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === compiledCatalogueId
}

function decodeOffer(row: EncodedOffer, region: Region, table: readonly Price[]): Offer {
  const sku = row[2]
  const head = {
    id: `${region.provider}/${region.id}/${sku}`,
    provider: region.provider,
    region: region.id,
    sku,
    origin: row[3],
    prices: row[4].map((index) => at(table, index)),
  }
  switch (row[0]) {
    case 'server':
      return decodeServer(row, head)
    case 'volume':
      return {
        ...head,
        kind: row[0],
        class: row[5],
        minGib: row[6],
        stepGib: row[7],
        maxGib: row[8],
        maxPerServer: row[9],
      }
    case 'snapshot':
      return { ...head, kind: row[0], incremental: row[5] }
    case 'traffic':
      return {
        ...head,
        kind: row[0],
        unit: row[5],
        tiers: row[6].map(([upTo, index]) => ({ upTo, price: at(table, index) })),
      }
    case 'address':
      return { ...head, kind: row[0], family: row[5] }
    case 'database':
      return { ...head, kind: row[0], engine: row[5], vcpu: row[6], memoryGib: row[7], diskGib: row[8], nodes: row[9] }
    case 'support':
      return { ...head, kind: row[0], hours: row[5], responseHours: row[6] }
    case 'backup':
      return { ...head, kind: row[0] }
    case 'object-storage':
      return { ...head, kind: row[0] }
    case 'load-balancer':
      return { ...head, kind: row[0] }
    case 'mail':
      return { ...head, kind: row[0] }
  }
}

type Head = Pick<Offer, 'id' | 'provider' | 'region' | 'sku' | 'origin' | 'prices'>

/** Spelt out, because most offers are servers and spreading is slow. */
function decodeServer(row: Extract<EncodedOffer, ['server', ...unknown[]]>, head: Head): Offer {
  return {
    id: head.id,
    provider: head.provider,
    region: head.region,
    sku: head.sku,
    origin: head.origin,
    prices: head.prices,
    kind: 'server',
    vcpu: row[5],
    baseline: row[6],
    cpu: row[7],
    memoryGib: row[8],
    diskGib: row[9],
    disk: row[10],
    arch: row[11],
    stock: row[12],
    gpu: row[13],
    trafficIncluded: row[14],
    ipv4Included: row[15],
    takesVolumes: row[16],
  }
}

function at<T>(table: readonly T[], index: number): T {
  const found = table[index]
  if (found === undefined) throw new BrokerError({ kind: 'unexpected', says: message('catalog.notCompiled') })
  return found
}
