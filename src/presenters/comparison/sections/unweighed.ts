import type { UnweighedRegion } from '../../../domain/comparison.ts'
import { type Block, item, list, paragraph } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** Regions that are on offer and take no part, as nobody knows their prices: one line for each provider. */
export function unweighedBlocks(view: ReportView): readonly Block[] {
  const { tr, report } = view
  const regions = report.comparison.unweighed ?? []
  if (regions.length === 0) return []
  const providers = [...new Set(regions.map(({ providerName }) => providerName))]
  const items = providers.map((provider) => {
    const there = regions.filter(({ providerName }) => providerName === provider)
    const places = there.map((each) => placeText(each, view)).join(', ')
    return item(tr.text('compare.unweighed.one', { provider, regions: places }))
  })
  return [paragraph(tr.text('compare.unweighed')), list(items)]
}

function placeText({ region, country }: UnweighedRegion, { tr }: ReportView): string {
  return country === null ? region : tr.text('compare.place', { region, country: tr.country(country) })
}
