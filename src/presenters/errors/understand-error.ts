import { BrokerError } from '../../domain/errors.ts'
import { type Message, message } from '../../domain/message.ts'
import { nearest } from '../../domain/nearest.ts'
import { textOf } from './stack-of.ts'

/** Names of the programs that a sentence may mention. */
export interface ErrorContext {
  readonly program: string
  readonly command: string
  /** Names of all commands, such as `catalog list`: the nearest is suggested for one that does not exist. */
  readonly commands: readonly string[]
}

/**
 * Errors of this program pass as they are. Those of the command line's parser and of prompts are recognised by their
 * shape and become a person's error; everything else is ours.
 */
export function understandError(thrown: unknown, context: ErrorContext): BrokerError {
  if (thrown instanceof BrokerError) return thrown
  if (isInterruption(thrown))
    return new BrokerError({ kind: 'interrupted', says: message('errors.interrupted'), cause: thrown })
  return usageError(thrown, context) ?? unexpectedError(thrown, context)
}

function unexpectedError(thrown: unknown, { program }: ErrorContext): BrokerError {
  return new BrokerError({
    kind: 'unexpected',
    says: message('errors.unexpected', { program, detail: textOf(thrown) }),
    next: message('errors.unexpected.next'),
    cause: thrown,
  })
}

/** Ctrl-C at a prompt, or an operation that was told to stop. */
function isInterruption(thrown: unknown): boolean {
  return thrown instanceof Error && ['ExitPromptError', 'AbortPromptError', 'AbortError'].includes(thrown.name)
}

/** The parser's errors carry an exit code of their own. They repeat what was typed, and where in the program says nothing. */
export function isTyped(thrown: unknown): thrown is Error {
  return thrown instanceof Error && 'oclif' in thrown
}

/** What was typed stands in `flags` or `args`. */
function usageError(thrown: unknown, context: ErrorContext): BrokerError | null {
  if (!isTyped(thrown)) return null
  const { command } = context
  const says = { kind: 'usage', next: message('errors.usage.next', { command }), cause: thrown } as const
  const flags = 'flags' in thrown ? words(thrown.flags) : []
  const args = 'args' in thrown ? words(thrown.args) : []
  const unknown = /^[Cc]ommand (.*) not found/.exec(thrown.message)?.[1]
  if (unknown !== undefined) return unknownCommand(unknown.replaceAll(':', ' '), context, thrown)
  if (flags.length > 0) {
    const values = { count: flags.length, flags: flags.map(flagName).join(', ') }
    return new BrokerError({ ...says, says: message('errors.unknownFlag', values) })
  }
  if (args.length > 0) return new BrokerError({ ...says, says: argumentMessage(thrown.message, args) })
  return new BrokerError({ ...says, says: flagMessage(thrown.message) })
}

/** The parser says what is wrong with a flag only in its text; what is not recognised is passed on in English. */
function flagMessage(text: string): Message {
  const [, flag, value = '', choices = ''] = /^Expected (--[\w-]+)=([^]*) to be one of: (.*)/.exec(text) ?? []
  if (flag !== undefined) return choiceMessage(flag, value, choices)
  const missing = /Missing required flag ([\w-]+)/.exec(text)?.[1]
  if (missing !== undefined) return message('errors.missingFlag', { flag: missing })
  const bare = /Flag (--[\w-]+) expects a value/.exec(text)?.[1]
  if (bare !== undefined) return message('errors.missingValue', { flag: bare })
  const [, number, bound, limit, given] =
    /Parsing (--[\w-]+)[^]*Expected an integer (less|greater) than or equal to (-?\d+) but received: (.*)/.exec(text) ??
    []
  if (number !== undefined) {
    const values = { flag: number, limit: limit ?? '', value: given ?? '' }
    return message(bound === 'less' ? 'errors.tooMany' : 'errors.tooFew', values)
  }
  const [detail = ''] = text.split('\nSee more help')
  return message('errors.usage', { detail: withoutValues(detail).trim() })
}

/** `--password=x` is called `--password`: what was typed behind a name may be a secret, and so may all that is no name. */
function flagName(typed: string): string {
  return /^(?:--[a-z][\w-]*|-[a-z])/i.exec(typed)?.[0] ?? '-'
}

/** A value is repeated only where it is a slip of the finger, since it may also be a secret in the wrong place. */
function choiceMessage(flag: string, value: string, choices: string): Message {
  const meant = nearest(value, choices.split(', '))
  return meant === null
    ? message('errors.badChoice', { flag, choices })
    : message('errors.badChoice.near', { flag, value, choices })
}

function withoutValues(detail: string): string {
  return detail
    .replace(/(--[\w-]+)=\S*/g, '$1')
    .replace(/^Expected [^]* to be one of:/, 'Expected one of:')
    .replace(/ but received: [^]*$/, '')
}

function argumentMessage(text: string, args: readonly string[]): Message {
  return text.startsWith('Missing')
    ? message('errors.missingArgument', { names: args.map((name) => name.toUpperCase()).join(', ') })
    : message('errors.unexpectedArgument', { count: args.length, words: args.join(' ') })
}

/** Texts, or the names of things that have one. */
function words(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((each: unknown) => {
    if (typeof each === 'string') return [each]
    return typeof each === 'object' && each !== null && 'name' in each && typeof each.name === 'string'
      ? [each.name]
      : []
  })
}

function unknownCommand(command: string, { program, commands }: ErrorContext, cause: unknown): BrokerError {
  const meant = nearest(command, commands)
  return new BrokerError({
    kind: 'usage',
    says: message('errors.unknownCommand', { command }),
    next:
      meant === null
        ? message('errors.usage.next', { command: program })
        : message('errors.unknownCommand.meant', { command: `${program} ${meant}` }),
    cause,
  })
}
