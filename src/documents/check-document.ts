import type { LineCounter } from 'yaml'
import type { z } from 'zod'
import { BrokerError } from '../domain/errors.ts'
import type { Problem } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import { explainIssue, keepKnownKeys } from './explain-issue.ts'
import { defaultLimits } from './limits.ts'
import type { Limits } from './limits.ts'
import { complain, parseYaml } from './parse-yaml.ts'
import type { Complaint } from './parse-yaml.ts'
import { toValue } from './to-value.ts'
import type { Path } from './to-value.ts'
import { veil } from './veil.ts'

export interface DocumentRequest<T> {
  /** Name under which problems are reported. */
  readonly file: string
  /** YAML or JSON. */
  readonly text: string
  readonly schema: z.ZodType<T>
  readonly limits?: Partial<Limits>
  /** The file may hold secrets: nothing that stands in it is repeated when something is wrong with it. */
  readonly secret?: boolean
  /** Numbers, truth values and dates are the text as which they stand there; `null` stays null. */
  readonly texts?: boolean
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

/** A valid document, and on which line (from 1) each part of it stands; of what is not there, its nearest parent. */
export interface Located<T> {
  readonly value: T
  readonly lineOf: (path: Path) => number
}

/** Reads a file that a person wrote. Returns every problem at once, in the order of the lines. */
export function checkDocument<T>(request: DocumentRequest<T>): Checked<T> {
  const examined = examine(request)
  return examined.ok ? { ok: true, value: examined.value } : examined
}

type Examined<T> = ({ readonly ok: true } & Located<T>) | Extract<Checked<T>, { readonly ok: false }>

function examine<T>(request: DocumentRequest<T>): Examined<T> {
  const problem = problemsOf(request)
  const limits = { ...defaultLimits, ...request.limits }
  const refused = refuse(request.text, limits)
  if (refused !== null) return failed(request.file, [problem(refused, null)])
  const parsed = parseYaml(request.text.replace(/^\uFEFF/, ''), limits)
  if (!parsed.ok) {
    const problems = parsed.complaints.map((complaint) => problem(complaint, parsed.lines))
    return failed(request.file, problems, limits.maxProblems)
  }
  const plain = toValue(parsed.root, { limits, texts: request.texts ?? false })
  if (typeof plain.value !== 'object' || plain.value === null || Array.isArray(plain.value)) {
    const list = Array.isArray(plain.value)
    const key = list ? 'document.isList' : 'document.isText'
    return failed(request.file, [problem(complain(0, key, 'document.notMap.hint'), parsed.lines)])
  }
  // Where parts were cut off, what the schema says about the rest would only mislead.
  if (plain.complaints.some(({ message: says }) => says.key !== 'document.duplicateKey')) {
    const cut = plain.complaints.map((complaint) => problem(complaint, parsed.lines))
    return failed(request.file, cut, limits.maxProblems)
  }
  const result = request.schema.safeParse(plain.value, { error: keepKnownKeys })
  if (result.success && plain.complaints.length === 0) {
    const lineOf = (path: Path): number => parsed.lines.linePos(plain.offset(path, 'key')).line
    return { ok: true, value: result.data, lineOf }
  }
  const issues = (result.error?.issues ?? []).flatMap((issue) => explainIssue(issue, plain.value))
  const complaints = [
    ...plain.complaints,
    ...issues.map((issue) => ({ ...issue, offset: plain.offset(issue.path, issue.at) })),
  ]
  const problems = complaints.map((complaint) => problem(complaint, parsed.lines))
  return failed(request.file, problems, limits.maxProblems)
}

/** As `checkDocument`, but throws a usage error that carries all problems. */
export function readDocument<T>(request: DocumentRequest<T>): T {
  const checked = checkDocument(request)
  if (checked.ok) return checked.value
  throw invalid(checked.problems)
}

/** As `readDocument`, for a reader that speaks of single lines later. */
export function readLocated<T>(request: DocumentRequest<T>): Located<T> {
  const examined = examine(request)
  if (examined.ok) return examined
  throw invalid(examined.problems)
}

/** The error for problems of one or several files. */
export function invalid(problems: readonly Problem[]): BrokerError {
  const files = [...new Set(problems.map((each) => each.file))]
  const says = message('document.invalidFiles', { count: problems.length, files: files.join(', ') })
  return new BrokerError({ kind: 'usage', says, next: message('document.invalidFiles.next'), problems })
}

/** Text that is not worth parsing. */
function refuse(text: string, limits: Limits): Complaint | null {
  if (text.length > limits.maxBytes || Buffer.byteLength(text) > limits.maxBytes) {
    const mebibytes = limits.maxBytes / 1024 / 1024
    return {
      offset: null,
      message: message('document.tooLarge', { mebibytes: Number(mebibytes.toFixed(2)) }),
      hint: message('document.tooLarge.hint'),
    }
  }
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/.test(text)) {
    return complain(null, 'document.binary', 'document.binary.hint')
  }
  return text.trim() === '' ? complain(null, 'document.empty', 'document.empty.hint') : null
}

type ToProblem = (complaint: Complaint, lines: LineCounter | null) => Problem

function problemsOf({ file, secret = false }: Pick<DocumentRequest<unknown>, 'file' | 'secret'>): ToProblem {
  return (complaint, lines) => {
    const { offset, message: says, hint } = secret ? veil(complaint) : complaint
    if (offset === null || lines === null) return { file, line: null, column: null, message: says, hint }
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, message: says, hint }
  }
}

function byPlace(a: Problem, b: Problem): number {
  const lines = (a.line ?? 0) - (b.line ?? 0)
  return lines === 0 ? (a.column ?? 0) - (b.column ?? 0) : lines
}

function failed(
  file: string,
  problems: readonly Problem[],
  most = Infinity,
): Extract<Checked<never>, { readonly ok: false }> {
  const sorted = problems.toSorted(byPlace)
  if (sorted.length <= most) return { ok: false, problems: sorted }
  const count = sorted.length - most
  const more: Problem = { file, line: null, column: null, message: message('document.more', { count }), hint: null }
  return { ok: false, problems: [...sorted.slice(0, most), more] }
}
