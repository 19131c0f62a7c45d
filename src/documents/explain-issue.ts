import { z } from 'zod'
import { message } from '../domain/message.ts'
import type { Message, MessageValue } from '../domain/message.ts'
import { nearest } from '../domain/nearest.ts'
import { unitHint } from './unit-hint.ts'
import type { Path } from './to-value.ts'

/** What a schema found wrong at a path, in words for the person who wrote the file. */
export interface Explained {
  readonly path: Path
  readonly at: 'key' | 'value'
  readonly message: Message
  readonly hint: Message | null
}

type Issue = z.core.$ZodIssue

/**
 * Pass as `error` when parsing: an issue about unknown keys then carries the known ones, one a line, as its text.
 * Zod drops the schema before it hands the issue out, so this is the only place where they can be had.
 */
export function keepKnownKeys(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined
  if (issue.inst instanceof z.ZodObject) return Object.keys(issue.inst.shape).join('\n')
  const keys = issue.inst instanceof z.ZodRecord ? issue.inst.keyType : null
  return keys instanceof z.ZodEnum ? keys.options.join('\n') : undefined
}

/** `value` is the whole document, in which the issue's path is looked up. */
export function explainIssue(issue: Issue, value: unknown): Explained[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key, index) => unknownKey(issue, key, index < 100))
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue)
    if (branch !== null) return branch.flatMap((inner) => explainIssue(inner, value))
  }
  const found = lookUp(value, issue.path)
  const key = nameOf(issue.path)
  const explained = (at: 'key' | 'value', said: Message, hint: Message | null): Explained[] => [
    { path: issue.path, at, message: said, hint },
  ]
  if (issue.code === 'custom') return explained('value', customMessage(issue), customHint(issue))
  if (!found.present) {
    return explained('key', message('document.missing', { key }), message('document.missing.hint', { key }))
  }
  if (found.value === null) {
    return explained('key', message('document.noValue', { key }), message('document.noValue.hint', { key }))
  }
  return explained('value', says(issue, found.value, key), hints(issue, found.value, key))
}

/** Looking for near words is slow work, spent only on as many keys as a person will read. */
function unknownKey(issue: z.core.$ZodIssueUnrecognizedKeys, key: string, search: boolean): Explained {
  const known = issue.message.split('\n')
  const near = search ? nearest(key, known) : null
  const hint = /^\d+$/.test(key)
    ? message('document.unknownKey.comma')
    : near === null
      ? message('document.unknownKey.known', { keys: known.join(', ') })
      : message('document.unknownKey.near', { near })
  return { path: [...issue.path, key], at: 'key', message: message('document.unknownKey', { key }), hint }
}

/** Of a union of shapes the one that got furthest: its issues say more than "none of these". Null for plain values. */
function likeliestBranch(issue: z.core.$ZodIssueInvalidUnion): Issue[] | null {
  const deep = issue.errors
    .filter((branch) => branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'))
    .toSorted((a, b) => a.length - b.length)[0]
  return deep?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? null
}

function customMessage(issue: z.core.$ZodIssueCustom): Message {
  return asMessage(issue.params?.['says']) ?? message('document.invalid', { key: nameOf(issue.path) })
}

function customHint(issue: z.core.$ZodIssueCustom): Message | null {
  return asMessage(issue.params?.['hint'])
}

function asMessage(value: unknown): Message | null {
  return isMessage(value) ? value : null
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && 'values' in value
}

function says(issue: Issue, value: unknown, key: string): Message {
  const named = { key, value: shown(value) }
  switch (issue.code) {
    case 'invalid_value':
      return message('document.notOneOf', named)
    case 'invalid_union':
      return message('document.notOneOf', named)
    case 'too_small':
      return sizeMessage(issue, named)
    case 'too_big':
      return message(counts(issue.origin) ? 'document.tooMany' : 'document.tooBig', {
        ...named,
        most: String(issue.maximum),
      })
    case 'invalid_type':
      if (value === Infinity || value === -Infinity) return message('document.notFinite', { key })
      return message('document.wrongType', { ...named, wanted: typeName(issue.expected) })
    case 'invalid_format':
      return message('document.wrongForm', named)
    case 'not_multiple_of':
      return message('document.notMultiple', { ...named, step: String(issue.divisor) })
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return message('document.invalid', named)
  }
}

function sizeMessage(issue: z.core.$ZodIssueTooSmall, named: Readonly<Record<string, MessageValue>>): Message {
  const values = { ...named, least: String(issue.minimum) }
  if (counts(issue.origin)) return message('document.tooFew', values)
  return message(issue.inclusive === false ? 'document.notAbove' : 'document.tooSmall', values)
}

function hints(issue: Issue, value: unknown, key: string): Message | null {
  const wantsNumber = issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')
  if (wantsNumber && typeof value === 'string') return unitHint(key, value)
  if (issue.code === 'invalid_type') return typeHint(issue.expected, key, value)
  const choices = choicesOf(issue)
  if (choices.length === 0) return null
  if (typeof value === 'string' && choices.includes(value))
    return message('document.number.quotes', { key, number: value })
  const near = typeof value === 'string' ? nearest(value, choices) : null
  const values = { choices: choices.join(', ') }
  return near === null ? message('document.choices', values) : message('document.choices.near', { ...values, near })
}

function typeHint(expected: string, key: string, value: unknown): Message | null {
  if (expected === 'array') return message('document.list.hint', { key })
  if (expected === 'object') return message('document.map.hint', { key })
  if (expected === 'string') return typeof value === 'object' ? null : message('document.text.hint')
  return expected === 'boolean' ? message('document.boolean.hint') : null
}

/** Values that would be accepted: of an enum, of the key that tells the branches of a union apart, or of a union of plain values. */
function choicesOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return []
  if ('options' in issue && Array.isArray(issue.options)) return issue.options.map(String)
  return issue.errors.flat().flatMap((inner) => {
    if (inner.code === 'invalid_type' && inner.expected === 'boolean') return ['true', 'false']
    if (inner.code === 'invalid_type' && inner.expected === 'number') return ['0 – 100']
    return choicesOf(inner)
  })
}

function counts(origin: string): boolean {
  return origin === 'array' || origin === 'string' || origin === 'map' || origin === 'set'
}

const typeNames: Readonly<Record<string, Message>> = {
  string: message('document.type.text'),
  number: message('document.type.number'),
  int: message('document.type.integer'),
  boolean: message('document.type.boolean'),
  array: message('document.type.list'),
}

function typeName(expected: string): Message {
  return typeNames[expected] ?? message('document.type.map')
}

/** `components[0].memoryGib` is spoken of as `memoryGib`; the line number says which one. */
function nameOf(path: Path): string {
  const name = path.findLast((part) => typeof part === 'string')
  return name ?? ''
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : inspected(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** JSON has no infinite numbers; YAML does. */
function inspected(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

function lookUp(value: unknown, path: Path): { readonly present: boolean; readonly value: unknown } {
  let here: unknown = value
  for (const part of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part))
      return { present: false, value: undefined }
    here = Reflect.get(here, part)
  }
  return { present: true, value: here }
}
