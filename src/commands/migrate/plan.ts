import { string as word } from '@oclif/core/args'
import { boolean, integer, string } from '@oclif/core/flags'
import { exitCodes } from '../../domain/errors.ts'
import en from '../../messages/en/index.ts'
import { formatFlag, profilesFlag } from '../base-command.ts'
import { MigrateCommand } from './base-command.ts'

export default class MigratePlan extends MigrateCommand {
  static override readonly summary = en['plan.help.summary']
  static override readonly description = en['plan.help.description']
  static override readonly examples = [en['plan.help.example.1'], en['plan.help.example.2']]

  static override readonly args = {
    source: word({ description: en['plan.help.arg.source'], required: true }),
    target: word({ description: en['plan.help.arg.target'], required: true }),
  }

  static override readonly flags = {
    name: string({ required: true, summary: en['plan.help.flag.name'], helpValue: 'NAME' }),
    tenants: string({ summary: en['inventory.help.flag.tenants'], helpValue: 'label:KEY' }),
    'tenants-file': string({ summary: en['inventory.help.flag.tenants-file'], helpValue: 'FILE' }),
    tenant: string({
      multiple: true,
      multipleNonGreedy: true,
      summary: en['plan.help.flag.tenant'],
      helpValue: 'TENANT',
    }),
    'wave-size': integer({ min: 1, summary: en['plan.help.flag.wave-size'], helpValue: 'N' }),
    network: string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['plan.help.flag.network'],
      helpValue: 'SOURCE=TARGET',
    }),
    floor: string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['plan.help.flag.floor'],
      helpValue: 'seal=2',
    }),
    'health-check': string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['plan.help.flag.health-check'],
      helpValue: 'tcp:22',
    }),
    rate: string({ summary: en['plan.help.flag.rate'], helpValue: '24', exclusive: ['probe'] }),
    probe: boolean({ summary: en['plan.help.flag.probe'] }),
    deadline: string({ summary: en['plan.help.flag.deadline'], helpValue: '2027-02-20' }),
    nights: integer({ min: 1, max: 7, default: 4, summary: en['plan.help.flag.nights'], helpValue: 'N' }),
    'night-hours': integer({ min: 1, max: 24, default: 8, summary: en['plan.help.flag.night-hours'], helpValue: 'N' }),
    'reverse-names': boolean({ summary: en['plan.help.flag.reverse-names'] }),
    'dry-run': boolean({ summary: en['plan.help.flag.dry-run'] }),
    force: boolean({ summary: en['plan.help.flag.force'] }),
    format: formatFlag,
    profiles: profilesFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigratePlan)
    const { translator, terminal, signal } = await this.surroundings(flags)
    const { makePlan } = await import('../../runtime/make-plan.ts')
    const { lineAfterPlan } = await import('../../runtime/line-after-plan.ts')
    const format = this.formatOf(flags)
    const { report, text, isThere } = await makePlan({
      ...args,
      ...flags,
      translator,
      signal,
      interactive: terminal.interactive && format !== 'json' && !flags['dry-run'],
      json: format === 'json',
    })
    const { presentPlan } = await import('../../presenters/migrate-plan/present-plan.ts')
    const paper = presentPlan(report, lineAfterPlan({ ...args, ...flags }, isThere), translator)
    if (flags['dry-run'] && format !== 'json') {
      const { printPaper } = await import('../../presenters/migrate/paper.ts')
      await this.deliver(text)
      // What is written to a file from stdout is the plan and nothing else.
      this.remark(printPaper(paper, { kind: format, width: terminal.width, color: false }), flags)
    } else await this.showPaper(paper, flags)
    if (report.incomplete) process.exitCode = exitCodes.partial
  }
}
