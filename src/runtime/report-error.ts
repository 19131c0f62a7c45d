import { createTranslator } from '../messages/translator.ts'
import { presentError } from '../presenters/errors/present-error.ts'
import { createCleaner } from './cleaner.ts'
import { commandNames } from './command-names.ts'
import { languageFlag, requestedLanguage } from './language.ts'

/** Prints an error on stderr in the reader's language, or as JSON, and returns the exit code that belongs to it. */
export async function reportError(error: unknown, argv: readonly string[]): Promise<number> {
  const translator = await createTranslator(requestedLanguage(languageFlag(argv)))
  const commands = commandNames()
  const noColour = argv.includes('--no-color') || (process.env['NO_COLOR'] ?? '') !== ''
  const { text, exitCode } = presentError(error, translator, {
    json: wantsJson(argv),
    debug: argv.includes('--debug'),
    color: process.stderr.isTTY && !noColour,
    program: 'broker',
    command: ['broker', ...commandWords(argv, commands)].join(' '),
    commands,
    cleaner: await createCleaner(),
  })
  process.stderr.write(text)
  return exitCode
}

function wantsJson(argv: readonly string[]): boolean {
  const format = argv.findIndex((word) => word === '--format' || word === '-f')
  return argv.includes('--json') || argv.includes('--format=json') || argv[format + 1] === 'json'
}

/** The longest beginning of the line that names a command, such as `catalog list`. */
function commandWords(argv: readonly string[], commands: readonly string[]): readonly string[] {
  const count = [2, 1].find((words) => commands.includes(argv.slice(0, words).join(' ')))
  return argv.slice(0, count ?? 0)
}
