import { exitCodes, type Problem } from '../../domain/errors.ts'
import type { Message } from '../../domain/message.ts'
import type { Translator } from '../../messages/translator.ts'
import { clean, cleanLines } from '../clean-text.ts'
import type { ErrorResult } from '../schemas/error-result.ts'
import { createPaint } from '../terminal/paint.ts'
import { stackOf } from './stack-of.ts'
import { isTyped, understandError } from './understand-error.ts'

export interface ErrorOptions {
  /** JSON of the schema `broker/error/1` in place of text. */
  readonly json: boolean
  /** With the stack and its causes. */
  readonly debug: boolean
  readonly color: boolean
  /** Name of the program, and the command that was asked for, such as `broker compare`. */
  readonly program: string
  readonly command: string
  /** Names of all commands, such as `catalog list`. */
  readonly commands: readonly string[]
  /** Takes secrets out of what is said. */
  readonly cleaner?: Cleaner
}

export interface Cleaner {
  /** Out of its values: sentences of this program have none. */
  readonly message: (said: Message) => Message
  readonly text: (text: string) => string
}

const none: Cleaner = { message: (said) => said, text: (text) => text }

export interface PresentedError {
  /** For stderr, with a newline at the end. */
  readonly text: string
  readonly exitCode: number
}

/** Anything that was thrown, in words, with the exit code that belongs to it. */
export function presentError(thrown: unknown, tr: Translator, options: ErrorOptions): PresentedError {
  const error = understandError(thrown, options)
  const { cleaner = none } = options
  const words = (said: Message): string => clean(tr.t(cleaner.message(said)))
  const exitCode = exitCodes[error.kind]
  const stack = options.debug && !isTyped(thrown) ? cleanLines(cleaner.text(stackOf(thrown))) : null
  const result: ErrorResult = {
    schema: 'broker/error/1',
    kind: error.kind,
    exitCode,
    message: words(error.says),
    next: error.next === null ? null : words(error.next),
    problems: inOrder(error.problems).map(({ file, line, column, message, hint }) => ({
      file: clean(cleaner.text(file)),
      line,
      column,
      message: words(message),
      hint: hint === null ? null : words(hint),
    })),
    stack,
  }
  return { text: options.json ? `${JSON.stringify(result)}\n` : inWords(result, tr, options), exitCode }
}

/** Problems of a file stand together, in the order of its lines; files in the order in which they came. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))]
  const atStart = -1
  const position = ({ file, line, column }: Problem): readonly number[] => [
    files.indexOf(file),
    line ?? atStart,
    column ?? atStart,
  ]
  return problems.toSorted((a, b) => {
    const before = position(b)
    const differences = position(a).map((value, at) => value - (before[at] ?? value))
    return differences.find((difference) => difference !== 0) ?? atSame
  })
}

const atSame = 0

/** Lines are not wrapped, so that `file:line:column` can be clicked and searched for. */
function inWords(result: ErrorResult, tr: Translator, options: ErrorOptions): string {
  const paint = createPaint(options.color)
  const problems = result.problems.flatMap(({ file, line, column, message, hint }) => {
    const place = [file, line, column].filter((part) => part !== null).join(':')
    const said = tr.text('errors.problem', { place, text: message })
    return [`  ${said}`, ...(hint === null ? [] : [`      ${paint(hint, 'quiet')}`])]
  })
  return [
    paint(result.kind === 'interrupted' ? result.message : tr.text('errors.error', { text: result.message }), 'strong'),
    ...problems,
    ...(result.next === null ? [] : [tr.text('errors.next', { text: result.next })]),
    ...(result.stack === null ? [] : ['', result.stack]),
    '',
  ].join('\n')
}
