import { option, string } from '@oclif/core/flags'
import type { Listing } from '../../domain/listing.ts'
import { offerKinds } from '../../domain/offers.ts'
import en from '../../messages/en/index.ts'
import { catalogueTexts } from '../../runtime/catalogue-texts.ts'
import { BaseCommand, listFormatFlag, outputFlag, pricesFlag } from '../base-command.ts'

export default class CatalogList extends BaseCommand {
  static override readonly summary = en['help.catalog.list']
  static override readonly description = en['help.catalog.list.description']
  static override readonly examples = [en['help.catalog.list.example.1'], en['help.catalog.list.example.2']]

  static override readonly flags = {
    provider: string({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      summary: en['help.catalog.flag.provider'],
      helpValue: 'hetzner,ovh',
    }),
    region: string({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      summary: en['help.catalog.flag.region'],
      helpValue: 'GRA',
    }),
    country: string({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      summary: en['help.catalog.flag.country'],
      helpValue: 'FR',
    }),
    kind: option({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      options: offerKinds,
      summary: en['help.catalog.flag.kind'],
    })(),
    arch: option({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      options: ['x86', 'arm64'] as const,
      summary: en['help.catalog.flag.arch'],
    })(),
    cpu: option({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      options: ['burstable', 'shared', 'dedicated'] as const,
      summary: en['help.catalog.flag.cpu'],
    })(),
    stock: option({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      options: ['general', 'limited', 'deprecated', 'unknown'] as const,
      summary: en['help.catalog.flag.stock'],
    })(),
    confidence: option({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      default: [],
      options: ['sourced', 'stale', 'unverified'] as const,
      summary: en['help.catalog.flag.confidence'],
    })(),
    'vcpu-min': string({ summary: en['help.catalog.flag.vcpu-min'], helpValue: '4' }),
    'memory-min': string({ summary: en['help.catalog.flag.memory-min'], helpValue: '8' }),
    'max-price': string({ summary: en['help.catalog.flag.max-price'], helpValue: '50' }),
    currency: string({ default: 'EUR', summary: en['help.catalog.flag.currency'], helpValue: 'EUR' }),
    sort: option({
      options: ['id', 'price', 'vcpu', 'memory'] as const,
      default: 'id' as const,
      summary: en['help.catalog.flag.sort'],
    })(),
    limit: string({ default: '50', summary: en['help.catalog.flag.limit'], helpValue: '50' }),
    prices: pricesFlag,
    catalog: string({ summary: en['help.flag.catalog'], helpValue: 'FILE' }),
    format: listFormatFlag,
    output: outputFlag,
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(CatalogList)
    const { listCatalogue } = await import('../../workflows/list-catalogue.ts')
    const texts = await catalogueTexts({ catalogue: flags.catalog, prices: flags.prices })
    const listing = await listCatalogue(texts, {
      ...flags,
      vcpuMin: flags['vcpu-min'],
      memoryMin: flags['memory-min'],
      maxPrice: flags['max-price'],
    })
    await this.deliver(await this.words(listing, flags), flags.output)
  }

  private async words(listing: Listing, flags: View): Promise<string> {
    const format = this.formatOf(flags)
    if (format === 'json' || format === 'csv') {
      const data = await import('../../presenters/catalog/present-listing-data.ts')
      return format === 'json' ? data.presentListingJson(listing) : data.presentListingCsv(listing)
    }
    const { translator, terminal } = await this.surroundings(flags)
    const table = await import('../../presenters/catalog/present-listing.ts')
    if (format === 'markdown') return table.presentListingMarkdown(listing, translator)
    const color = terminal.colour && flags.output === undefined
    return table.presentListingTable(listing, translator, { width: terminal.width, color })
  }
}

interface View {
  readonly format: 'table' | 'json' | 'markdown' | 'csv'
  readonly json: boolean
  readonly output: string | undefined
  readonly lang: string | undefined
  readonly 'no-color': boolean
}
