import { createTranslator } from '../messages/translator.ts'
import { presentError } from '../presenters/errors/present-error.ts'
import { languageFlag, requestedLanguage } from './language.ts'

/** Prints an error on stderr in the reader's language, or as JSON, and returns the exit code that belongs to it. */
export async function reportError(error: unknown, argv: readonly string[]): Promise<number> {
  const translator = await createTranslator(requestedLanguage(languageFlag(argv)))
  const noColour = argv.includes('--no-color') || (process.env['NO_COLOR'] ?? '') !== ''
  const { text, exitCode } = presentError(error, translator, {
    json: wantsJson(argv),
    debug: argv.includes('--debug'),
    color: process.stderr.isTTY && !noColour,
    program: 'broker',
    command: ['broker', ...argv.slice(0, firstFlag(argv))].join(' '),
  })
  process.stderr.write(text)
  return exitCode
}

function wantsJson(argv: readonly string[]): boolean {
  const format = argv.findIndex((word) => word === '--format' || word === '-f')
  return argv.includes('--json') || argv.includes('--format=json') || argv[format + 1] === 'json'
}

/** The words before the first flag that look like commands, at most two: the rest may be a path. */
function firstFlag(argv: readonly string[]): number {
  const end = argv.findIndex((word) => !/^[a-z]+$/.test(word))
  return Math.min(end === -1 ? argv.length : end, 2)
}
