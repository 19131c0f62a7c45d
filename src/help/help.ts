import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import { createPaint } from '../presenters/terminal/paint.ts'
import { languageFlag, requestedLanguage } from '../runtime/language.ts'
import { terminal } from '../runtime/terminal.ts'
import { commandPage } from './command-page.ts'
import type { HelpCommand } from './help-command.ts'
import { helpTexts, type HelpTexts } from './help-texts.ts'
import { type HelpSection, type Page, pageText } from './page.ts'
import { rootPage, startPage, topicPage } from './root-pages.ts'

/**
 * Help in the reader's language. oclif makes it with its configuration and calls the two methods; it deliberately extends
 * nothing of oclif, whose own help would load a formatter that is not needed.
 */
export default class Help {
  readonly #commands: readonly HelpCommand[]

  constructor(config: { readonly commands: readonly HelpCommand[] }) {
    this.#commands = config.commands
  }

  /** Help for whatever words the line begins with; the three starts for an empty line. */
  async showHelp(argv: readonly string[]): Promise<void> {
    const words = wordsOf(argv)
    const command = this.#longest(words)
    await this.#print(argv, (texts, page) => {
      if (command !== undefined) return commandPage(command, texts, page)
      if (words.length > 0) return this.#topic(words, texts, page)
      return argv.includes('--help') ? rootPage(this.#commands, texts, page) : startPage(this.#commands, texts, page)
    })
  }

  async showCommandHelp(command: HelpCommand): Promise<void> {
    await this.#print(process.argv.slice(2), (texts, page) => commandPage(command, texts, page))
  }

  /** The command with most words at the beginning of the line. */
  #longest(words: readonly string[]): HelpCommand | undefined {
    return words
      .map((_, at) => words.slice(0, words.length - at).join(':'))
      .map((id) => this.#commands.find((command) => command.id === id))
      .find((command) => command !== undefined)
  }

  #topic(words: readonly string[], texts: HelpTexts, page: Page): readonly HelpSection[] {
    const [id = ''] = words
    const commands = this.#commands.filter((command) => command.id.startsWith(`${id}:`))
    if (commands.length > 0) return topicPage({ id, commands }, texts, page)
    throw new BrokerError({
      kind: 'usage',
      says: message('errors.unknownCommand', { command: words.join(' ') }),
      next: message('errors.usage.next', { command: 'broker' }),
    })
  }

  async #print(
    argv: readonly string[],
    sections: (texts: HelpTexts, page: Page) => readonly HelpSection[],
  ): Promise<void> {
    const { width, colour } = terminal({ noColour: argv.includes('--no-color') })
    const page: Page = { width: Math.max(width, 40), paint: createPaint(colour) }
    const texts = await helpTexts(requestedLanguage(languageFlag(argv)))
    process.stdout.write(pageText(sections(texts, page), page))
  }
}

/** Words before the first flag, except the word `help` itself. */
function wordsOf(argv: readonly string[]): readonly string[] {
  const flags = argv.findIndex((word) => word.startsWith('-'))
  const words = flags === -1 ? argv : argv.slice(0, flags)
  return words.filter((word) => word !== 'help')
}
