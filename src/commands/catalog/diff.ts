import { string as text } from '@oclif/core/args'
import en from '../../messages/en/index.ts'
import { diffSide } from '../../runtime/catalogue-texts.ts'
import { BaseCommand, formatFlag, outputFlag } from '../base-command.ts'

export default class CatalogDiff extends BaseCommand {
  static override readonly summary = en['help.catalog.diff']
  static override readonly description = en['help.catalog.diff.description']
  static override readonly examples = [en['help.catalog.diff.example.1'], en['help.catalog.diff.example.2']]

  static override readonly args = {
    before: text({ description: en['help.catalog.side'], required: true }),
    after: text({ description: en['help.catalog.side'], required: true }),
  }

  static override readonly flags = {
    format: formatFlag,
    output: outputFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CatalogDiff)
    const { diffCatalogues } = await import('../../workflows/diff-catalogues.ts')
    const diff = diffCatalogues(await diffSide(args.before), await diffSide(args.after))
    const words = await import('../../presenters/catalog/present-diff.ts')
    const names = { from: args.before, to: args.after }
    const { translator, terminal } = await this.surroundings(flags)
    const color = terminal.colour && flags.output === undefined
    switch (this.formatOf(flags)) {
      case 'json':
        return this.deliver(words.presentDiffJson(diff, names), flags.output)
      case 'markdown':
        return this.deliver(words.presentDiffMarkdown(diff, translator, names), flags.output)
      case 'table':
        return this.deliver(words.presentDiffTable(diff, translator, { width: terminal.width, color }), flags.output)
    }
  }
}
