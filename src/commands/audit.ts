import { string as word } from '@oclif/core/args'
import { boolean, option, string } from '@oclif/core/flags'
import type { AuditReport } from '../domain/audit.ts'
import { severities } from '../domain/audit-rules.ts'
import { BrokerError, exitCodes } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import en from '../messages/en/index.ts'
import { auditFormats, type AuditFormat } from '../presenters/audit/formats.ts'
import { now, today } from '../runtime/clock.ts'
import { refuseOwnInput } from '../runtime/refuse-own-input.ts'
import { BaseCommand, profilesFlag } from './base-command.ts'

export default class Audit extends BaseCommand {
  static override readonly summary = en['audit.help.summary']
  static override readonly description = en['audit.help.description']
  static override readonly examples = [en['audit.help.example.1'], en['audit.help.example.2']]
  /** Any number of sources. */
  static override readonly strict = false

  static override readonly args = {
    source: word({ description: en['audit.help.arg.source'] }),
  }

  static override readonly flags = {
    policy: string({ char: 'p', summary: en['audit.help.flag.policy'], helpValue: 'FILE' }),
    format: option({
      char: 'f',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      options: auditFormats,
      default: ['table'],
      summary: en['audit.help.flag.format'],
    })(),
    output: string({ char: 'o', summary: en['audit.help.flag.output'], helpValue: 'PATH' }),
    billing: string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['audit.help.flag.billing'],
      helpValue: 'FILE',
    }),
    'fail-on': option({ options: severities, summary: en['audit.help.flag.fail-on'] })(),
    previous: string({ summary: en['audit.help.flag.previous'], helpValue: 'FILE' }),
    baseline: string({ summary: en['audit.help.flag.baseline'], helpValue: 'FILE' }),
    'baseline-init': boolean({ summary: en['audit.help.flag.baseline-init'] }),
    profiles: profilesFlag,
    tenants: string({ summary: en['inventory.help.flag.tenants'], helpValue: 'label:KEY' }),
    'tenants-file': string({ summary: en['inventory.help.flag.tenants-file'], helpValue: 'FILE' }),
    offline: boolean({ summary: en['audit.help.flag.offline'] }),
    'as-of': string({ summary: en['help.compare.flag.as-of'], helpValue: '2026-11-22' }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Audit)
    const words = argv.map(String)
    const formats = this.formatsOf(flags)
    await refuseOwnInput(flags.output, [
      ...words,
      ...flags.billing,
      flags.policy,
      flags.previous,
      flags.baseline,
      flags['tenants-file'],
    ])
    const report = await this.report(words, flags)
    await this.print(report, formats, flags)
    if (flags['baseline-init']) await this.writeBaseline(report, flags)
    const { failing, open } = report.totals
    if (failing > 0 && !flags['baseline-init']) process.exitCode = exitCodes.findings
    else if (report.incomplete || (open > 0 && !flags['baseline-init'])) process.exitCode = exitCodes.partial
  }

  private async report(words: readonly string[], flags: AuditFlags): Promise<AuditReport> {
    const { signal, translator } = await this.surroundings(flags)
    const { runAudit } = await import('../runtime/audit/run-audit.ts')
    const { readingProgress } = await import('../runtime/reading-progress.ts')
    const json = this.formatsOf(flags).includes('json') && flags.output === undefined
    const progress = readingProgress({ json, quiet: flags.quiet, translator })
    const { previous, baseline } = flags
    return await runAudit({
      words,
      policy: flags.policy,
      failOn: flags['fail-on'],
      billing: flags.billing,
      previous,
      // It is being written, so what stands there does not count.
      baseline: flags['baseline-init'] ? undefined : baseline,
      profiles: flags.profiles,
      tenants: flags.tenants,
      tenantsFile: flags['tenants-file'],
      offline: flags.offline,
      debug: flags.debug,
      today: today(flags['as-of']),
      takenAt: now(),
      onProgress: progress.onProgress,
      signal,
    }).finally(progress.clear)
  }

  /** `--json` stands for one format. Several need a folder, and `--baseline-init` a file: both are said before any work. */
  private formatsOf(flags: AuditFlags): readonly AuditFormat[] {
    const [first = 'table', ...more] = new Set(flags.format)
    const formats: readonly AuditFormat[] =
      more.length > 0 ? [first, ...more] : [this.formatOf({ json: flags.json, format: first })]
    if (more.length > 0 && flags.output === undefined) throw usage('audit.format.several')
    if (flags['baseline-init'] && flags.baseline === undefined) throw usage('audit.baseline.noFile')
    return formats
  }

  private async print(report: AuditReport, formats: readonly AuditFormat[], flags: AuditFlags): Promise<void> {
    const { translator: plain, terminal } = await this.surroundings(flags)
    const { presentAudit, auditFile, rememberMessages } = await import('../presenters/audit/present-audit.ts')
    const translator = rememberMessages(plain)
    const { program } = await import('../runtime/program.ts')
    const [only = 'table', ...more] = formats
    const { output } = flags
    if (more.length === 0 || output === undefined) {
      const view = { width: terminal.width, color: terminal.colour && output === undefined, program }
      await this.deliver(await presentAudit(only, report, { translator, view }), output, { private: true })
      return
    }
    const { writeAuditFiles } = await import('../runtime/audit/write-audit-files.ts')
    const view = { width: terminal.width, color: false, program }
    const texts = await Promise.all(
      formats.map(async (format) => ({
        name: auditFile(format),
        text: await presentAudit(format, report, { translator, view }),
      })),
    )
    const files = await writeAuditFiles(output, texts)
    const { width, colour: color } = terminal
    if (formats.includes('table'))
      await this.deliver(await presentAudit('table', report, { translator, view: { width, color, program } }))
    this.remark(translator.t(message('audit.written', { files: translator.list(files) })), flags)
  }

  private async writeBaseline(report: AuditReport, flags: AuditFlags): Promise<void> {
    const { translator } = await this.surroundings(flags)
    const { presentBaseline } = await import('../presenters/audit/present-audit-json.ts')
    const { writeText } = await import('../runtime/write-text.ts')
    const file = flags.baseline ?? ''
    await writeText({ path: file, text: presentBaseline(report, translator), overwrite: true, private: true })
    const count = report.totals.new + report.totals.unchanged + report.totals.undecided
    this.remark(translator.t(message('audit.baseline.written', { file, count })), flags)
  }
}

function usage(key: 'audit.format.several' | 'audit.baseline.noFile'): BrokerError {
  return new BrokerError({ kind: 'usage', says: message(key), next: message(`${key}.next`) })
}

interface AuditFlags {
  readonly format: readonly AuditFormat[]
  readonly json: boolean
  readonly quiet: boolean
  readonly debug: boolean
  readonly lang: string | undefined
  readonly 'no-color': boolean
  readonly policy: string | undefined
  readonly output: string | undefined
  readonly billing: readonly string[]
  readonly 'fail-on': (typeof severities)[number] | undefined
  readonly previous: string | undefined
  readonly baseline: string | undefined
  readonly 'baseline-init': boolean
  readonly profiles: string | undefined
  readonly tenants: string | undefined
  readonly 'tenants-file': string | undefined
  readonly offline: boolean
  readonly 'as-of': string | undefined
}
