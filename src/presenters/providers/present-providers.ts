import type { FactEntry, ProviderDescription, ProviderSummary } from '../../domain/provider-description.ts'
import { saidReason } from '../../domain/said-reason.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row } from '../blocks/blocks.ts'
import type { Block, Row, Section } from '../blocks/blocks.ts'
import { saidText } from '../said-text.ts'
import { sureText } from '../comparison/sure.ts'
import { sourceLegends, sourceText } from '../source-text.ts'
import { factText } from './fact-text.ts'
import { scopePart } from './scope-text.ts'

/** The list: who runs where, under whose control, and how much of it is known. */
export function providersSections(providers: readonly ProviderSummary[], tr: Translator): readonly Section[] {
  const columns = [
    column.head(tr.text('facts.column.provider')),
    column.text(tr.text('facts.column.model')),
    column.text(tr.text('facts.column.countries')),
    column.text(tr.text('facts.column.control')),
    column.number(tr.text('facts.column.known')),
    column.number(tr.text('facts.column.unsure')),
    column.number(tr.text('facts.column.unknown')),
    column.text(tr.text('facts.column.oldest')),
    column.detail(tr.text('facts.column.state')),
  ]
  const rows = providers.map((each) => summaryRow(each, tr))
  const next = { kind: 'command', purpose: tr.text('facts.list.next'), line: 'broker providers ovh' } as const
  return [
    { title: null, blocks: [{ kind: 'table', columns, rows }, paragraph(tr.text('facts.list.note'), 'quiet'), next] },
  ]
}

function summaryRow(provider: ProviderSummary, tr: Translator): Row {
  const { facts } = provider
  const cells = [
    provider.selfDeclared ? tr.text('facts.selfDeclared', { name: provider.id }) : provider.id,
    provider.model === null ? tr.text('facts.model.none') : tr.text(`facts.model.${provider.model}`),
    provider.countries.join(' '),
    controlText(provider, tr),
    tr.number(facts.sourced),
    tr.number(facts.stale + facts.unverified),
    tr.number(facts.unknown),
    provider.oldest?.slice(0, 4) ?? '',
    endText(provider, tr),
  ]
  return row(cells, provider.state.kind === 'closed' ? 'quiet' : 'plain')
}

/** With the year; the page of the provider has the day. Nothing of those that go on. */
function endText({ state }: ProviderSummary, tr: Translator): string {
  return state.kind === 'active' ? '' : tr.text(`facts.state.${state.kind}`, { date: state.date.slice(0, 4) })
}

function controlText({ control }: ProviderSummary, tr: Translator): string {
  if (control === null) return tr.text('facts.control.unknown')
  return control.map(({ country }) => country).join(' ')
}

/** A terminal numbers the sources and lists them at the end; Markdown has footnotes of its own. */
export type Medium = 'terminal' | 'markdown'

/** One provider: every fact with its source, date, age and how sure it is. */
export function providerSections(provider: ProviderDescription, tr: Translator, medium: Medium): readonly Section[] {
  const known = provider.entries.filter(({ state }) => state.kind === 'known')
  const unknown = provider.entries.filter(({ state }) => state.kind === 'unknown')
  const sources = medium === 'terminal' ? numberSources(known) : new Map<string, number>()
  const listed = [...sources].map(([source, number]) => item(`[${String(number)}] ${sourceText(source, tr)}`))
  const legends = sourceLegends([...sources.keys()], tr).map((text) => paragraph(text, 'quiet'))
  return [
    { title: headline(provider, tr), blocks: introduction(provider, tr) },
    { title: tr.text('facts.section.known', { count: known.length }), blocks: [knownTable(known, sources, tr)] },
    {
      title: tr.text('facts.section.unknown', { count: unknown.length }),
      blocks: unknown.length === 0 ? [] : [unknownTable(unknown, tr)],
    },
    { title: tr.text('facts.title.sources'), blocks: listed.length === 0 ? [] : [list(listed), ...legends] },
  ]
}

function numberSources(entries: readonly FactEntry[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { state } of entries) {
    if (state.kind === 'known' && !numbers.has(state.evidence.source)) {
      numbers.set(state.evidence.source, numbers.size + 1)
    }
  }
  return numbers
}

function headline(provider: ProviderDescription, tr: Translator): string {
  const name = provider.name === provider.id ? provider.id : `${provider.name} (${provider.id})`
  return provider.selfDeclared ? tr.text('facts.selfDeclared', { name }) : name
}

function stateSentence({ name, state }: ProviderSummary, tr: Translator): string {
  switch (state.kind) {
    case 'active':
      return tr.text('facts.state.active')
    case 'closing':
      return tr.text('bill.warning.closing', { provider: name, date: { date: state.date } })
    case 'closed':
      return tr.text('catalog.closed', { name, date: { date: state.date } })
  }
}

function introduction(provider: ProviderDescription, tr: Translator): readonly Block[] {
  const { control, seal } = provider
  const holders = control?.map(({ name, country }) => `${saidText(name, tr)}, ${tr.country(country)}`)
  return [
    paragraph(stateSentence(provider, tr)),
    paragraph(
      holders === undefined
        ? tr.text('facts.control.unknown.sentence')
        : tr.text('facts.control', { holders: tr.series(holders) }),
    ),
    ...(seal === null ? [paragraph(tr.text('facts.seal.none'))] : [paragraph(sealSentence(seal, tr))]),
  ]
}

function sealSentence(seal: NonNullable<ProviderDescription['seal']>, tr: Translator): string {
  const { low, high } = seal.overall
  const level = low === high ? tr.number(low) : `${tr.number(low)}–${tr.number(high)}`
  const values = { level, score: tr.number(seal.score.score, 1), calculator: tr.number(seal.calculator.score, 1) }
  return tr.text(seal.estimated ? 'facts.seal.estimated' : 'facts.seal.rated', values)
}

function knownTable(entries: readonly FactEntry[], sources: ReadonlyMap<string, number>, tr: Translator): Block {
  const columns = [
    column.head(tr.text('facts.column.fact')),
    column.detail(tr.text('facts.column.value')),
    column.detail(tr.text('facts.column.sure')),
  ]
  return { kind: 'table', columns, rows: entries.map((entry) => knownRow(entry, sources, tr)) }
}

function knownRow(entry: FactEntry, sources: ReadonlyMap<string, number>, tr: Translator): Row {
  if (entry.state.kind === 'unknown') return row([nameOf(entry, tr), '', ''])
  const { evidence, age } = entry.state
  const number = sources.get(evidence.source)
  const parts = [
    sureText(evidence, 'fact', tr),
    tr.date(evidence.date),
    ...(age.old ? [tr.text('facts.age', { count: age.days })] : []),
    ...(number === undefined ? [] : [`[${String(number)}]`]),
  ]
  return row([nameOf(entry, tr), valueText(entry, tr), parts.join(' ')], 'plain', [evidence])
}

function unknownTable(entries: readonly FactEntry[], tr: Translator): Block {
  const columns = [column.head(tr.text('facts.column.fact')), column.detail(tr.text('facts.column.why'))]
  const rows = entries.map((entry) => {
    const reason = entry.state.kind === 'unknown' ? entry.state.reason : null
    return row([nameOf(entry, tr), reason === null ? tr.text('facts.neverLooked') : tr.t(saidReason(reason))], 'quiet')
  })
  return { kind: 'table', columns, rows }
}

function nameOf({ key, scope }: FactEntry, tr: Translator): string {
  return `${tr.text(`criteria.fact.${key}`)}${scopePart(scope)}`
}

/** Also for JSON and CSV. Empty for an unknown. */
export function valueText(entry: FactEntry, tr: Translator): string {
  if (entry.state.kind === 'unknown') return ''
  return factTextOf(entry.key, entry.state.value, tr)
}

function factTextOf(key: FactEntry['key'], value: unknown, tr: Translator): string {
  // The entry pairs each key with a value of its type; that pairing is lost when both are taken apart.
  return factText(key, value as never, tr)
}
