import { string as argument } from '@oclif/core/args'
import en from '../messages/en/index.ts'
import { BaseCommand, formatFlag, outputFlag } from './base-command.ts'

export default class Criteria extends BaseCommand {
  static override readonly summary = en['criteria.manual.summary']
  static override readonly description = en['criteria.manual.description']
  static override readonly examples = [en['criteria.manual.example.1'], en['criteria.manual.example.2']]

  static override readonly args = {
    name: argument({ description: en['criteria.manual.arg.name'], required: false }),
  }

  static override readonly flags = {
    format: formatFlag,
    output: outputFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Criteria)
    const { describeCriteria } = await import('../workflows/describe-criteria.ts')
    const { readBundled } = await import('../runtime/bundled.ts')
    const texts = { weightings: await readBundled('weightings'), facts: await readBundled('facts') }
    const { translator, terminal } = await this.surroundings(flags)
    const { criterionNamed } = await import('../messages/criterion-names.ts')
    const { name = null } = args
    const key = name === null ? null : criterionNamed(name, translator)
    const manual = describeCriteria(key ?? name, texts)
    switch (this.formatOf(flags)) {
      case 'table': {
        const { presentCriteriaTable } = await import('../presenters/criteria/present-criteria-text.ts')
        const color = terminal.colour && flags.output === undefined
        return this.deliver(presentCriteriaTable(manual, translator, { width: terminal.width, color }), flags.output)
      }
      case 'markdown': {
        const { presentCriteriaMarkdown } = await import('../presenters/criteria/present-criteria-text.ts')
        return this.deliver(presentCriteriaMarkdown(manual, translator), flags.output)
      }
      case 'json': {
        const { criteriaJson } = await import('../presenters/criteria/present-criteria-json.ts')
        return this.deliver(JSON.stringify(criteriaJson(manual, translator), null, 2), flags.output)
      }
    }
  }
}
