import type { z } from 'zod'
import { readDocument } from '../../documents/check-document.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { readText } from '../read-text.ts'

export interface ResultRequest<T> {
  readonly path: string
  /** The command that writes it, such as `inventory`. */
  readonly command: string
  /** Name of its shape, such as `broker/inventory`, and the version that this program reads. */
  readonly name: string
  readonly version: number
  readonly schema: z.ZodType<T>
}

export interface ReadResult<T> {
  readonly value: T
  readonly text: string
}

/** A fleet of some hundred thousand resources. */
const maxBytes = 512 * 1024 * 1024
const limits = { maxBytes, maxTokens: 50_000_000 }

/**
 * Reads a result that this program wrote as JSON.
 * @throws BrokerError usage – no such file, no JSON, another result, one of a newer version, or not as its schema says.
 */
export async function readJsonResult<T>(request: ResultRequest<T>): Promise<ReadResult<T>> {
  const { path, schema } = request
  const text = (await readText({ path, maxBytes })).replace(/^\uFEFF/, '')
  const value = parseJson(text, request)
  const named = typeof value === 'object' && value !== null && 'schema' in value ? String(value.schema) : ''
  requireShape(named, request)
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data, text }
  // Only a wrong file is read a second time, slowly, to name its lines.
  readDocument({ file: path, text, schema, limits })
  throw refused('audit.input.notOurs', request)
}

function parseJson(text: string, request: ResultRequest<unknown>): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refused('audit.input.notJson', request, cause)
  }
}

function requireShape(named: string, request: ResultRequest<unknown>): void {
  const { path, name, version } = request
  const [, found] = new RegExp(`^${name}/(\\d+)$`).exec(named) ?? []
  if (found === undefined) throw refused('audit.input.notOurs', request)
  if (Number(found) === version) return
  throw new BrokerError({
    kind: 'usage',
    says: message('audit.input.newer', { file: path, schema: named }),
    next: message('audit.input.newer.next'),
  })
}

function refused(
  key: 'audit.input.notOurs' | 'audit.input.notJson',
  { path, command }: ResultRequest<unknown>,
  cause?: unknown,
): BrokerError {
  return new BrokerError({
    kind: 'usage',
    says: message(key, { file: path, command }),
    next: message('audit.input.next', { command }),
    cause,
  })
}
