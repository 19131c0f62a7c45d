import { string } from '@oclif/core/flags'
import { exitCodes } from '../../domain/errors.ts'
import type { CheckReport } from '../../domain/migration-check.ts'
import en from '../../messages/en/index.ts'
import { commandLine, flagWords } from '../../runtime/command-line.ts'
import { formatFlag, profilesFlag } from '../base-command.ts'
import { MigrateCommand, planArgument } from './base-command.ts'

export default class MigrateCheck extends MigrateCommand {
  static override readonly summary = en['check.help.summary']
  static override readonly description = en['check.help.description']
  static override readonly examples = [en['check.help.example.1'], en['check.help.example.2']]
  static override readonly args = planArgument

  static override readonly flags = {
    names: string({ summary: en['check.help.flag.names'], helpValue: 'FILE' }),
    format: formatFlag,
    profiles: profilesFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateCheck)
    const { translator, signal } = await this.surroundings(flags)
    const { findPlan } = await import('../../runtime/migration/plan-paths.ts')
    const { checkMigration } = await import('../../runtime/check-migration.ts')
    const { presentCheck } = await import('../../presenters/migrate-check/present-check.ts')
    const plan = await findPlan(args.plan, 'check')
    const json = this.formatOf(flags) === 'json'
    const { names, profiles, lang } = flags
    const again = commandLine(['broker', 'migrate', 'check', plan, ...flagWords({ names, profiles, lang })])
    const { resumable } = await import('../../runtime/migration/resumable.ts')
    const report = await resumable(
      () => again,
      () => checkMigration({ ...flags, plan, json, translator, signal }),
    )
    const isReady = report.findings.every(({ severity }) => severity === 'warning')
    const { readStatus } = await import('../../runtime/migration/read-status.ts')
    const onward = isReady ? (await readStatus(plan, { profiles, lang })).next : null
    const next = onward ?? again
    await this.showPaper(presentCheck(report, next, translator), flags)
    process.exitCode = exitCodeOf(report)
  }
}

function exitCodeOf({ findings, incomplete }: CheckReport): number {
  if (findings.some(({ rule }) => rule === 'floorUnmet' || rule === 'floorUnknown')) return exitCodes.refused
  if (findings.some(({ severity }) => severity === 'error')) return exitCodes.findings
  return incomplete ? exitCodes.partial : exitCodes.ok
}
