import { Command } from '@oclif/core/command'
import { boolean, option, string } from '@oclif/core/flags'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import en from '../messages/en/index.ts'
import type { Translator } from '../messages/translator.ts'
import { interruption } from '../runtime/interruption.ts'
import { requestedLanguage } from '../runtime/language.ts'
import { terminal, type Terminal } from '../runtime/terminal.ts'

/** What every command has at hand: the language, the terminal, and the signal of Ctrl-C. */
export interface Surroundings {
  readonly translator: Translator
  readonly terminal: Terminal
  readonly signal: AbortSignal
}

const format = { char: 'f', default: 'table', summary: en['help.flag.format'] } as const

/** How a result is printed; a table unless told. The second is for what makes a list that a spreadsheet can take. */
export const formatFlag = option({ ...format, options: ['table', 'json', 'markdown'] as const })()
export const listFormatFlag = option({ ...format, options: ['table', 'json', 'markdown', 'csv'] as const })()

/** Where a result is written, when not to stdout. */
export const outputFlag = string({ char: 'o', summary: en['help.flag.output'], helpValue: 'FILE' })

/** Price files of the user's own. Each flag takes one word, so that FILE may follow it. */
export const pricesFlag = string({
  multiple: true,
  multipleNonGreedy: true,
  default: [],
  summary: en['help.flag.prices'],
  helpValue: 'FILE',
})

/** Which profiles file counts. */
export const profilesFlag = string({ summary: en['profile.help.flag.profiles'], helpValue: 'FILE' })

/** Parses, calls one workflow, prints. Errors are thrown as they are; `run.ts` puts them into words. */
export abstract class BaseCommand extends Command {
  static override readonly baseFlags = {
    json: boolean({ summary: en['help.flag.json'], helpGroup: 'GLOBAL' }),
    quiet: boolean({ char: 'q', summary: en['help.flag.quiet'], helpGroup: 'GLOBAL' }),
    lang: option({ options: ['en', 'fr'] as const, summary: en['help.flag.lang'], helpGroup: 'GLOBAL' })(),
    'no-color': boolean({ summary: en['help.flag.no-color'], helpGroup: 'GLOBAL' }),
    debug: boolean({ summary: en['help.flag.debug'], helpGroup: 'GLOBAL' }),
  }

  protected async surroundings(flags: {
    readonly 'no-color': boolean
    readonly lang: string | undefined
  }): Promise<Surroundings> {
    const { createTranslator } = await import('../messages/translator.ts')
    const translator = await createTranslator(requestedLanguage(flags.lang))
    const signal = interruption()
    // On a busy machine it takes seconds to come here, and nothing has been begun.
    signal.throwIfAborted()
    return { translator, terminal: terminal({ noColour: flags['no-color'] }), signal }
  }

  /** Results go to stdout, or to the file of `--output`; nothing else does. `private`: a new file is its owner's only. */
  protected async deliver(
    text: string,
    output?: string,
    { private: own = false }: { readonly private?: boolean } = {},
  ): Promise<void> {
    const ended = text.endsWith('\n') ? text : `${text}\n`
    if (output === undefined) {
      process.stdout.write(ended)
      return
    }
    const { writeText } = await import('../runtime/write-text.ts')
    await writeText({ path: output, text: ended, overwrite: true, private: own })
  }

  /** The format that counts: `--json` stands for one, and beside another it contradicts. */
  protected formatOf<F extends string>(flags: { readonly json: boolean; readonly format: F }): F | 'json' {
    if (!flags.json) return flags.format
    if (flags.format === 'table' || flags.format === 'json') return 'json'
    throw new BrokerError({
      kind: 'usage',
      says: message('errors.twoFormats', { format: flags.format }),
      next: message('errors.twoFormats.next'),
    })
  }

  /** Remarks go to stderr, and nowhere under `--quiet`. */
  protected remark(text: string, flags: { readonly quiet: boolean }): void {
    if (!flags.quiet) process.stderr.write(`${text}\n`)
  }

  override async catch(error: Error): Promise<never> {
    await Promise.resolve()
    throw error
  }
}
