import type { Abilities, NameRow } from '../../domain/abilities.ts'
import type { LabelLimits } from '../../domain/label-limits.ts'
import type { Known } from '../../domain/evidence.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Section } from '../blocks/blocks.ts'
import { sizeText } from '../disk/size-text.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import type { AbilitiesResult } from '../schemas/abilities-result.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'

export function presentAbilitiesTable(abilities: Abilities, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sections(abilities, tr), options)
}

export function presentAbilitiesMarkdown(abilities: Abilities, tr: Translator): string {
  const title = tr.text('abilities.title')
  return renderMarkdown({ title, sections: sections(abilities, tr), sources: '', describe: () => '' })
}

/** As the schema `broker/abilities/1` describes it. */
export function presentAbilitiesJson(abilities: Abilities): string {
  const { providers, features, kinds, names, volumeSizes } = abilities
  const result = {
    schema: 'broker/abilities/1',
    providers,
    features: features.map(({ name, providers: by }) => ({ name, providers: by })),
    kinds,
    names,
    volumeSizes: volumeSizes.map(({ maxBytes, ...size }) => ({
      ...size,
      maxBytes: maxBytes.known ? maxBytes.value : null,
    })),
  } satisfies AbilitiesResult
  return `${JSON.stringify(result, null, 2)}\n`
}

function sections(abilities: Abilities, tr: Translator): readonly Section[] {
  return [
    { title: null, blocks: [paragraph(tr.text('abilities.note'))] },
    featureSection(abilities, tr),
    kindSection(abilities, tr),
    nameSection(abilities, tr),
    sizeSection(abilities, tr),
  ]
}

function featureSection({ providers, features }: Abilities, tr: Translator): Section {
  const columns = [
    column.head(tr.text('abilities.column.feature')),
    ...providers.map((id) => column.text(id)),
    column.text(tr.text('abilities.column.what')),
  ]
  const rows = features.map(({ name, says, providers: by }) => row([name, ...marks(providers, by, tr), tr.t(says)]))
  return { title: tr.text('abilities.section.features'), blocks: [{ kind: 'table', columns, rows }] }
}

function kindSection({ providers, kinds }: Abilities, tr: Translator): Section {
  const columns = [column.head(tr.text('abilities.column.kind')), ...providers.map((id) => column.text(id))]
  const rows = kinds.map(({ kind, providers: by }) =>
    row([tr.text(`inventory.kind.${kind}`), ...marks(providers, by, tr)]),
  )
  return { title: tr.text('abilities.section.kinds'), blocks: [{ kind: 'table', columns, rows }] }
}

function marks(all: readonly string[], by: readonly string[], tr: Translator): readonly string[] {
  return all.map((id) => tr.text(by.includes(id) ? 'abilities.yes' : 'abilities.no'))
}

function nameSection({ names }: Abilities, tr: Translator): Section {
  const columns = [
    column.head(tr.text('abilities.column.provider')),
    column.head(tr.text('abilities.column.kind')),
    column.text(tr.text('abilities.column.name')),
    column.text(tr.text('abilities.column.labels')),
  ]
  const rows = names.map((limits) =>
    row([limits.provider, kindsText(limits, tr), nameText(limits, tr), labelsText(limits, tr)]),
  )
  return { title: tr.text('abilities.section.names'), blocks: [{ kind: 'table', columns, rows }] }
}

function kindsText({ kinds }: NameRow, tr: Translator): string {
  return tr.list(kinds.map((kind) => tr.text(`inventory.kind.${kind}`)))
}

/** Longer ones are for programs: the JSON has them. */
const longestPattern = 24

function nameText({ maxNameBytes: bytes, namePattern: pattern }: NameRow, tr: Translator): string {
  if (pattern === null) return tr.text('abilities.name', { bytes })
  return pattern.length > longestPattern
    ? tr.text('abilities.name.certain', { bytes })
    : tr.text('abilities.name.pattern', { bytes, pattern })
}

function labelsText({ labels, laterLabels }: NameRow, tr: Translator): string {
  if (labels !== null) return labelText(labels, tr)
  if (laterLabels === null) return tr.text('abilities.labels.none')
  return tr.text('abilities.labels.later', { labels: labelText(laterLabels, tr) })
}

function labelText(row: LabelLimits, tr: Translator): string {
  const { maxCount: count, maxKeyBytes: key, maxValueBytes: value, maxPairBytes: pair } = row
  const lengths = tr.text('abilities.labels', { count, key, value })
  const labels = pair === null ? lengths : tr.text('abilities.labels.pair', { labels: lengths, pair })
  const isPicky = row.keyPattern !== null || row.valuePattern !== null
  return isPicky ? tr.text('abilities.labels.certain', { labels }) : labels
}

function sizeSection({ volumeSizes }: Abilities, tr: Translator): Section {
  const columns = [
    column.head(tr.text('abilities.column.provider')),
    column.text(tr.text('abilities.column.step')),
    column.text(tr.text('abilities.column.least')),
    column.text(tr.text('abilities.column.most')),
  ]
  const rows = volumeSizes.map(({ provider, stepBytes, minBytes, maxBytes }) =>
    row([provider, bytesText(stepBytes, tr), bytesText(minBytes, tr), mostText(maxBytes, tr)]),
  )
  return { title: tr.text('abilities.section.volumes'), blocks: [{ kind: 'table', columns, rows }] }
}

const bytesPerMib = 1024 * 1024

function bytesText(bytes: number, tr: Translator): string {
  return bytes < bytesPerMib ? tr.text('abilities.bytes', { bytes }) : sizeText(bytes, tr)
}

function mostText(most: Known<number>, tr: Translator): string {
  return most.known ? bytesText(most.value, tr) : tr.text('abilities.most.unknown', { reason: most.reason })
}
