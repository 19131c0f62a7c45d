import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { ParsedNode, Scalar } from 'yaml'
import { message } from '../domain/message.ts'
import type { Limits } from './limits.ts'
import type { Complaint } from './parse-yaml.ts'

export type Path = readonly PropertyKey[]

/** Plain data, what is wrong with its form, and where each part stands in the text. */
export interface PlainData {
  readonly value: unknown
  readonly complaints: readonly Complaint[]
  /** Offset of the value at a path, of its key with `of: 'key'`; of the nearest parent when there is no such part. */
  readonly offset: (path: Path, of: 'key' | 'value') => number
}

export interface Reading {
  readonly limits: Limits
  /** Plain scalars are the text as which they stand in the file; only null stays null. */
  readonly texts: boolean
}

interface Walk extends Reading {
  readonly complaints: Complaint[]
  readonly anchors: Map<string, ParsedNode>
  readonly targets: Map<ParsedNode, ParsedNode>
  readonly open: Set<ParsedNode>
  repeated: number
}

/** Turns nodes into plain data. Anchors may be repeated within reason; one that holds itself is refused. */
export function toValue(root: ParsedNode, reading: Reading): PlainData {
  const walk: Walk = {
    ...reading,
    complaints: [],
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    repeated: 0,
  }
  const value = visit(root, walk, false)
  const children = new Map<ParsedNode, ReadonlyMap<string, Child>>()
  const offset = (path: Path, of: 'key' | 'value'): number =>
    locate(root, path, { of, targets: walk.targets, children })
  return { value, complaints: walk.complaints, offset }
}

function visit(node: ParsedNode | null, walk: Walk, inAlias: boolean): unknown {
  if (node === null) return null
  if (inAlias && ++walk.repeated > walk.limits.maxRepeated) return tooMuch(node, walk)
  if (isAlias(node)) return visitAlias(node, walk)
  if (node.anchor !== undefined && !inAlias) walk.anchors.set(node.anchor, node)
  if (isScalar(node)) return walk.texts ? textOf(node) : node.value
  if (walk.open.size >= walk.limits.maxNesting) {
    const levels = walk.limits.maxNesting
    complainOnce(walk, node, { key: 'document.tooDeep', hint: 'document.tooDeep.hint', values: { levels } })
    return null
  }
  walk.open.add(node)
  const value = isSeq<ParsedNode>(node)
    ? node.items.map((item) => visit(item, walk, inAlias))
    : visitMap(node, walk, inAlias)
  walk.open.delete(node)
  return value
}

/** A password of digits must keep its zeros. */
function textOf({ value, source }: Scalar.Parsed): unknown {
  return value === null || typeof value === 'string' ? value : source
}

function visitMap(node: ParsedNode, walk: Walk, inAlias: boolean): unknown {
  const entries = new Map<string, unknown>()
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return null
  for (const pair of node.items) {
    const key = keyText(pair.key)
    if (entries.has(key) && !inAlias) {
      const said = message('document.duplicateKey', { key })
      walk.complaints.push({ offset: pair.key.range[0], message: said, hint: message('document.duplicateKey.hint') })
      continue
    }
    entries.set(key, visit(pair.value, walk, inAlias))
  }
  // Unlike assignment this makes `__proto__` a key like any other.
  return Object.fromEntries(entries)
}

function visitAlias(node: ParsedNode & { readonly source: string }, walk: Walk): unknown {
  const target = walk.targets.get(node) ?? walk.anchors.get(node.source)
  if (target === undefined) {
    const said = message('document.unknownAnchor', { anchor: node.source })
    walk.complaints.push({ offset: node.range[0], message: said, hint: message('document.unknownAnchor.hint') })
    return null
  }
  if (walk.open.has(target)) {
    complainOnce(walk, node, { key: 'document.cycle', hint: 'document.cycle.hint', values: { anchor: node.source } })
    return null
  }
  walk.targets.set(node, target)
  return visit(target, walk, true)
}

function tooMuch(node: ParsedNode, walk: Walk): null {
  const values = { count: walk.limits.maxRepeated }
  complainOnce(walk, node, { key: 'document.tooManyRepeats', hint: 'document.tooManyRepeats.hint', values })
  return null
}

type Said = {
  readonly key: 'document.tooDeep' | 'document.cycle' | 'document.tooManyRepeats'
  readonly hint: 'document.tooDeep.hint' | 'document.cycle.hint' | 'document.tooManyRepeats.hint'
  readonly values: Readonly<Record<string, string | number>>
}

/** Attacks would repeat the same complaint thousands of times. */
function complainOnce(walk: Walk, node: ParsedNode, said: Said): void {
  if (walk.complaints.some((complaint) => complaint.message.key === said.key)) return
  walk.complaints.push({
    offset: node.range[0],
    message: message(said.key, said.values),
    hint: message(said.hint),
  })
}

function keyText(key: ParsedNode): string {
  return isScalar(key) ? String(key.value) : ''
}

interface Child {
  readonly offset: number
  readonly value: ParsedNode | null
}

interface Locating {
  readonly of: 'key' | 'value'
  readonly targets: ReadonlyMap<ParsedNode, ParsedNode>
  /** Filled on the way: a file with thousands of problems asks for the same maps again and again. */
  readonly children: Map<ParsedNode, ReadonlyMap<string, Child>>
}

function locate(root: ParsedNode, path: Path, locating: Locating): number {
  let node: ParsedNode | null = root
  let offset = root.range[0]
  for (const [index, part] of path.entries()) {
    const here: ParsedNode | null = node === null ? null : (locating.targets.get(node) ?? node)
    const found: Child | undefined = here === null ? undefined : childrenOf(here, locating).get(String(part))
    if (found === undefined) return offset
    const last = index === path.length - 1
    offset = (last && locating.of === 'key') || found.value === null ? found.offset : found.value.range[0]
    node = found.value
  }
  return offset
}

function childrenOf(node: ParsedNode, locating: Locating): ReadonlyMap<string, Child> {
  const known = locating.children.get(node)
  if (known !== undefined) return known
  const children = new Map<string, Child>()
  if (isSeq<ParsedNode>(node)) {
    for (const [index, item] of node.items.entries()) {
      children.set(String(index), { offset: item.range[0], value: item })
    }
  }
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    for (const { key, value } of node.items) {
      if (!children.has(keyText(key))) children.set(keyText(key), { offset: key.range[0], value })
    }
  }
  locating.children.set(node, children)
  return children
}
