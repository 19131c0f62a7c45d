import { string as argument } from '@oclif/core/args'
import { string } from '@oclif/core/flags'
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
      default: [],
      summary: en['facts.help.flag.provider-file'],
      helpValue: 'FILE',
    }),
    'as-of': string({ summary: en['facts.help.flag.as-of'], helpValue: '2026-11-22' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Providers)
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
            ? json.providersJson(shown.providers, day)
            : json.providerJson(shown.provider, day, translator)
        return JSON.stringify(result, null, 2)
      }
    }
  }
}

interface ProvidersView {
  readonly format: 'table' | 'json' | 'markdown'
  readonly json: boolean
  readonly output: string | undefined
  readonly lang: string | undefined
  readonly 'no-color': boolean
}
