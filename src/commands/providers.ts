import { string as argument } from '@oclif/core/args'
import { boolean, string } from '@oclif/core/flags'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { Shown } from '../presenters/providers/present-providers-text.ts'
import en from '../messages/en/index.ts'
import { today } from '../runtime/clock.ts'
import { BaseCommand, formatFlag, outputFlag } from './base-command.ts'

export default class Providers extends BaseCommand {
  static override readonly summary = en['facts.help.summary']
  static override readonly description = en['facts.help.description']
  static override readonly examples = [en['facts.help.example.1'], en['facts.help.example.2']]

  static override readonly args = {
    name: argument({ description: en['facts.help.arg.name'], required: false }),
  }

  static override readonly flags = {
    format: formatFlag,
    output: outputFlag,
    'provider-file': string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['facts.help.flag.provider-file'],
      helpValue: 'FILE',
    }),
    'as-of': string({ summary: en['facts.help.flag.as-of'], helpValue: '2026-11-22' }),
    abilities: boolean({ summary: en['abilities.help.flag'] }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Providers)
    if (flags.abilities) {
      refuseBeside({ NAME: args.name, '--provider-file': flags['provider-file'][0], '--as-of': flags['as-of'] })
      await this.deliver(await this.abilities(flags), flags.output)
      return
    }
    const { openProviders } = await import('../workflows/open-providers.ts')
    const { describeProvider, listProviders } = await import('../workflows/describe-provider.ts')
    const { providerTexts } = await import('../runtime/provider-texts.ts')
    const day = today(flags['as-of'])
    const query = { ...(await openProviders(await providerTexts({ own: flags['provider-file'] }))), today: day }
    const shown: Shown =
      args.name === undefined
        ? { kind: 'all', providers: listProviders(query) }
        : { kind: 'one', provider: describeProvider(args.name, query) }
    await this.deliver(await this.words(shown, day, flags), flags.output)
  }

  /** Read from the providers themselves, none of which is called. */
  private async abilities(flags: ProvidersView): Promise<string> {
    const { translator, terminal } = await this.surroundings(flags)
    const { listAbilities } = await import('../workflows/list-abilities.ts')
    const { knownProviders } = await import('../runtime/known-providers.ts')
    const text = await import('../presenters/abilities/present-abilities.ts')
    const abilities = listAbilities(await knownProviders())
    switch (this.formatOf(flags)) {
      case 'table': {
        const color = terminal.colour && flags.output === undefined
        return text.presentAbilitiesTable(abilities, translator, { width: terminal.width, color })
      }
      case 'markdown':
        return text.presentAbilitiesMarkdown(abilities, translator)
      case 'json':
        return text.presentAbilitiesJson(abilities)
    }
  }

  private async words(shown: Shown, day: string, flags: ProvidersView): Promise<string> {
    const { translator, terminal } = await this.surroundings(flags)
    const text = await import('../presenters/providers/present-providers-text.ts')
    switch (this.formatOf(flags)) {
      case 'table':
        return text.presentProvidersTable(shown, translator, {
          width: terminal.width,
          color: terminal.colour && flags.output === undefined,
        })
      case 'markdown':
        return text.presentProvidersMarkdown(shown, translator)
      case 'json': {
        const json = await import('../presenters/providers/present-providers-json.ts')
        const result =
          shown.kind === 'all'
            ? json.providersJson(shown.providers, day, translator)
            : json.providerJson(shown.provider, day, translator)
        return JSON.stringify(result, null, 2)
      }
    }
  }
}

/** Abilities are those of the program, at all kinds of providers. */
function refuseBeside(given: Readonly<Record<string, string | undefined>>): void {
  const beside = Object.keys(given).filter((name) => given[name] !== undefined)
  if (beside.length === 0) return
  const says = message('abilities.alone', { beside: beside.join(', ') })
  throw new BrokerError({ kind: 'usage', says, next: message('abilities.alone.next') })
}

interface ProvidersView {
  readonly format: 'table' | 'json' | 'markdown'
  readonly json: boolean
  readonly output: string | undefined
  readonly lang: string | undefined
  readonly 'no-color': boolean
}
