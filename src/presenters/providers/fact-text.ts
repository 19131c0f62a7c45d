import type { FactKey, FactValues, Feature, SealAssessment } from '../../domain/facts.ts'
import type { Translator } from '../../messages/translator.ts'
import { saidText } from '../said-text.ts'
import { whoTexts } from './who-text.ts'
import { certificationText } from './scope-text.ts'

/** Writes the value of one fact as a person says it. */
type FactText<K extends FactKey> = (value: FactValues[K], tr: Translator) => string

type Rungs = 'encryptionAtRest' | 'keyHolder' | 'isolation' | 'ddos' | 'backupTarget' | 'billingGrain'
type MoreRungs = 'resize' | 'volumeGrowth' | 'api'

const rung = (value: FactValues[Rungs | MoreRungs], tr: Translator): string => tr.text(`criteria.rung.${value}`)

const seal = ({ level, assessedBy }: SealAssessment, tr: Translator): string =>
  tr.text('facts.seal.level', { level, by: tr.text(`facts.assessor.${assessedBy}`) })

const features = (value: Readonly<Record<string, Feature>>, tr: Translator): string =>
  Object.entries(value)
    .map(([name, there]) =>
      tr.text('facts.feature', { name: tr.text(featureKey(name)), there: tr.text(thereKey(there)) }),
    )
    .join(', ')

function thereKey(there: Feature) {
  if (there === null) return 'facts.feature.unknown' as const
  return there ? ('facts.feature.yes' as const) : ('facts.feature.no' as const)
}

const featureNames = [
  'twoFactor',
  'scopedTokens',
  'auditLog',
  'federation',
  'cloudInit',
  'customImages',
  'acrossRegions',
  'volume',
  'group',
  'schedule',
  'privateNetwork',
  'ipv6',
  'floatingAddress',
  'firewall',
  'vpn',
  'versioned',
] as const

function featureKey(name: string) {
  const known = featureNames.find((each) => each === name)
  return known === undefined ? ('facts.feature.other' as const) : (`facts.feature.${known}` as const)
}

const orNone = (items: readonly string[], tr: Translator): string =>
  items.length === 0 ? tr.text('facts.none') : tr.series(items)

const factTexts: { readonly [K in FactKey]: FactText<K> } = {
  ...whoTexts,
  'SOV-1': seal,
  'SOV-2': seal,
  'SOV-3': seal,
  'SOV-4': seal,
  'SOV-5': seal,
  'SOV-6': seal,
  'SOV-7': seal,
  'SOV-8': seal,
  certifications: (value, tr) =>
    orNone(
      value.map((each) => certificationText(each, tr)),
      tr,
    ),
  encryptionAtRest: rung,
  keyHolder: rung,
  identity: (value, tr) => features({ ...value }, tr),
  isolation: rung,
  ddos: rung,
  backupTarget: rung,
  billingGrain: rung,
  resize: rung,
  volumeGrowth: rung,
  timeToServerMinutes: (value, tr) => tr.text('facts.minutes', { count: value }),
  footprint: ({ regions, zones }, tr) =>
    tr.text('facts.footprint', {
      regions: tr.text('catalog.count.regions', { count: regions }),
      zones: tr.text('facts.zones', { count: zones }),
    }),
  images: (value, tr) => features({ ...value }, tr),
  tools: (value, tr) =>
    orNone(
      value.map(({ name, maintainer }) => `${name} (${tr.text(`facts.maintainer.${maintainer}`)})`),
      tr,
    ),
  apiStability: ({ versioned, breakingChanges }, tr) =>
    `${features({ versioned }, tr)}, ${breakingChanges === null ? tr.text('facts.breaking.uncounted') : tr.text('facts.breaking', { count: breakingChanges })}`,
  snapshots: (value, tr) => features({ ...value }, tr),
  priceHistory: ({ observedFrom, changes }, tr) => {
    const since = tr.text('facts.prices.since', { date: tr.date(observedFrom) })
    const told = changes.map(({ date, percent, what }) =>
      tr.text('facts.prices.change', { date: tr.date(date), percent: signed(percent, tr), what }),
    )
    return tr.text('facts.prices', { since, changes: orNone(told, tr) })
  },
  api: rung,
  documentationLanguages: (value, tr) => tr.list(value.map((code) => tr.language(code))),
  support: ({ hours, languages }, tr) =>
    [tr.text(`facts.hours.${hours}`), tr.list(languages.map((code) => tr.language(code)))].join(', '),
  restore: (value, tr) => tr.text(`facts.restore.${value}`),
  network: (value, tr) => features({ ...value }, tr),
  zones: (value, tr) => tr.number(value),
  serverSla: (value, tr) => tr.text('facts.percent', { percent: tr.number(value) }),
  founded: (value, tr) => (value.endsWith('-01-01') ? value.slice(0, 4) : tr.date(value)),
  ownershipChanges: (value, tr) =>
    orNone(
      value.map(({ date, what }) => `${tr.date(date)} – ${saidText(what, tr)}`),
      tr,
    ),
  closingNotice: (value, tr) =>
    value === null
      ? tr.text('facts.closing.none')
      : tr.text('facts.closing', { announced: tr.date(value.announced), ends: tr.date(value.ends) }),
  incidents: (value, tr) =>
    orNone(
      value.map(({ date, what, kind, hours }) => {
        const length = hours === null ? '' : `, ${tr.text('facts.incident.hours', { count: hours })}`
        return `${tr.date(date)} – ${saidText(what, tr)} (${tr.text(`facts.incident.${kind}`)}${length})`
      }),
      tr,
    ),
}

function signed(percent: number, tr: Translator): string {
  return `${percent > 0 ? '+' : ''}${tr.number(percent)}`
}

/** The value of a fact in words, and where it holds if not everywhere. */
export function factText<K extends FactKey>(key: K, value: FactValues[K], tr: Translator): string {
  return factTexts[key](value, tr)
}
