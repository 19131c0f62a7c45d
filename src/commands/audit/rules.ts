import { string as argument } from '@oclif/core/args'
import en from '../../messages/en/index.ts'
import { BaseCommand, formatFlag, outputFlag } from '../base-command.ts'

export default class AuditRules extends BaseCommand {
  static override readonly summary = en['audit.rules.help.summary']
  static override readonly description = en['audit.rules.help.description']
  static override readonly examples = [en['audit.rules.help.example.1'], en['audit.rules.help.example.2']]

  static override readonly args = {
    name: argument({ description: en['audit.rules.help.arg.name'] }),
  }

  static override readonly flags = {
    format: formatFlag,
    output: outputFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AuditRules)
    const { describeRules } = await import('../../workflows/audit/describe-rules.ts')
    const { bundledEndOfLife, bundledPacks } = await import('../../runtime/audit/read-policy.ts')
    const [packs, endOfLife] = await Promise.all([bundledPacks(), bundledEndOfLife()])
    const manual = describeRules(args.name ?? null, { packs, endOfLife })
    const { translator, terminal } = await this.surroundings(flags)
    const rules = await import('../../presenters/audit/present-rules.ts')
    switch (this.formatOf(flags)) {
      case 'table': {
        const color = terminal.colour && flags.output === undefined
        const text = rules.presentRulesTable(manual, translator, { width: terminal.width, color })
        return this.deliver(text, flags.output)
      }
      case 'markdown':
        return this.deliver(rules.presentRulesMarkdown(manual, translator), flags.output)
      case 'json':
        return this.deliver(rules.presentRulesJson(manual, translator), flags.output)
    }
  }
}
