import {
  resourceKinds,
  type Inventory,
  type InventoryWarning,
  type ResourceKind,
  type ResourceOf,
} from '../../domain/inventory.ts'
import type { Resource } from '../../domain/resources.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row, type Column, type Row, type Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { sentence } from '../sentence.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { kindColumns, type KindColumn, type Names } from './kind-tables.ts'
import { tenantSection } from './tenant-section.ts'

export function presentInventoryTable(inventory: Inventory, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sections(inventory, tr), options)
}

export function presentInventoryMarkdown(inventory: Inventory, tr: Translator): string {
  return renderMarkdown({
    title: tr.text('inventory.title', { profile: inventory.profile }),
    sections: sections(inventory, tr),
    sources: '',
    describe: () => '',
  })
}

function sections(inventory: Inventory, tr: Translator): readonly Section[] {
  const names = namesOf(inventory)
  return [
    { title: null, blocks: head(inventory, tr) },
    tenantSection(inventory, tr),
    ...resourceKinds.map((kind) => kindSection(kind, inventory[kind], { names, tr })),
    warningSection(inventory, tr),
  ]
}

function head(inventory: Inventory, tr: Translator): Section['blocks'] {
  const { provider, region, takenAt, incomplete } = inventory
  const date = tr.date(takenAt)
  const where =
    region === null
      ? tr.text('inventory.head.noRegion', { provider, date })
      : tr.text('inventory.head', { provider, region, date })
  const empty = resourceKinds.every((kind) => inventory[kind].length === 0)
  return [
    paragraph(where, 'quiet'),
    ...(incomplete ? [paragraph(tr.text('inventory.incomplete'), 'warning')] : []),
    ...(empty && !incomplete ? [paragraph(tr.text('inventory.empty'))] : []),
  ]
}

interface View {
  readonly names: Names
  readonly tr: Translator
}

function kindSection<K extends ResourceKind>(
  kind: K,
  resources: readonly ResourceOf[K][],
  { names, tr }: View,
): Section {
  if (resources.length === 0) return { title: null, blocks: [] }
  const own: readonly KindColumn<ResourceOf[K]>[] = kindColumns[kind]
  const columns: readonly Column[] = [
    column.head(tr.text('inventory.column.tenant')),
    column.head(tr.text('inventory.column.name')),
    ...own.map(({ title, role }) => column[role](tr.text(title))),
    column.detail(tr.text('inventory.column.id')),
  ]
  const rows = sorted(resources, tr).map((resource): Row => {
    const { tenant, name, id } = resource
    const cells = own.map(({ cell }) => cell(resource, names, tr))
    return row([tenant ?? '', name === '' ? tr.text('inventory.noName') : name, ...cells, id], tone(resource))
  })
  const title = tr.text(`inventory.section.${kind}`, { count: resources.length })
  return { title, blocks: [{ kind: 'table', columns, rows }] }
}

function tone(resource: Resource): Row['tone'] {
  return 'state' in resource && resource.state === 'error' ? 'warning' : 'plain'
}

/** By tenant, those of none last; then by name and id. */
function sorted<T extends Resource>(resources: readonly T[], { lang }: Translator): readonly T[] {
  const order = new Intl.Collator(lang, { numeric: true })
  const before = (a: T, b: T): readonly number[] => [
    Number(a.tenant === null) - Number(b.tenant === null),
    order.compare(a.tenant ?? '', b.tenant ?? ''),
    order.compare(a.name, b.name),
    order.compare(a.id, b.id),
  ]
  return resources.toSorted((a, b) => before(a, b).find((difference) => difference !== 0) ?? atSame)
}

const atSame = 0

/** What is missing, and what to do about it. */
export function warningText({ says, next }: InventoryWarning, tr: Translator): string {
  return [says, next].flatMap((part) => (part === null ? [] : [sentence(clean(tr.t(part)))])).join(' ')
}

function warningSection({ warnings }: Inventory, tr: Translator): Section {
  const items = warnings.map((warning) =>
    item(warningText(warning, tr), [], warning.why === 'absent' ? 'quiet' : 'warning'),
  )
  return { title: tr.text('inventory.section.warnings'), blocks: items.length === 0 ? [] : [list(items)] }
}

/** Resources are spoken of by name where they have one. */
function namesOf(inventory: Inventory): Names {
  const by = (resources: readonly Resource[]): ((id: string) => string) => {
    const names = new Map(resources.map(({ id, name }) => [id, name] as const))
    return (id) => {
      const name = names.get(id)
      return name === undefined || name === '' ? id : name
    }
  }
  return { server: by(inventory.servers), volume: by(inventory.volumes), network: by(inventory.networks) }
}
