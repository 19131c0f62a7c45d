import { string } from '@oclif/core/flags'
import { exitCodes } from '../../domain/errors.ts'
import type { CheckReport } from '../../domain/migration-check.ts'
import en from '../../messages/en/index.ts'
import { formatFlag, profilesFlag } from '../base-command.ts'
import { MigrateCommand, planArgument, selectionFlags } from './base-command.ts'

export default class MigrateCheck extends MigrateCommand {
  static override readonly summary = en['check.help.summary']
  static override readonly description = en['check.help.description']
  static override readonly examples = [en['check.help.example.1'], en['check.help.example.2']]
  static override readonly args = planArgument

  static override readonly flags = {
    ...selectionFlags,
    names: string({ summary: en['check.help.flag.names'], helpValue: 'FILE' }),
    format: formatFlag,
    profiles: profilesFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(MigrateCheck)
    const { translator, signal } = await this.surroundings(flags)
    const { findPlan } = await import('../../runtime/migration/plan-paths.ts')
    const { openPlan } = await import('../../runtime/plan-files.ts')
    const { checkMigration } = await import('../../runtime/check-migration.ts')
    const { checkAgain, checkLine } = await import('../../runtime/migration/phase-line.ts')
    const { readStatus } = await import('../../runtime/migration/read-status.ts')
    const { resumable } = await import('../../runtime/migration/resumable.ts')
    const { presentCheck } = await import('../../presenters/migrate-check/present-check.ts')
    const { askedTenants } = await import('../../workflows/migrate/select-tenants.ts')
    const plan = await findPlan(args.plan, 'check')
    const json = this.formatOf(flags) === 'json'
    const { wave, tenant, exclude, names, profiles, lang } = flags
    const line = { plan, selected: { wave, tenant, exclude }, own: { names }, common: { profiles, lang } }
    const report = await resumable(
      (onward) => checkLine(line, onward),
      async () => {
        const tenants = askedTenants((await openPlan(plan)).plan, { waves: wave, tenants: tenant, exclude })
        return await checkMigration({ ...flags, plan, tenants, json, translator, signal })
      },
    )
    const isReady = report.findings.every(({ severity }) => severity === 'warning')
    const asked = report.tenants === null ? null : { tenants: report.tenants, selected: line.selected }
    const onward = isReady ? (await readStatus(plan, line.common, asked)).next : null
    await this.showPaper(presentCheck(report, onward ?? checkAgain(line), translator), flags)
    process.exitCode = exitCodeOf(report)
  }
}

function exitCodeOf({ findings, incomplete }: CheckReport): number {
  if (findings.some(({ rule }) => rule === 'floorUnmet' || rule === 'floorUnknown')) return exitCodes.refused
  if (findings.some(({ severity }) => severity === 'error')) return exitCodes.findings
  return incomplete ? exitCodes.partial : exitCodes.ok
}
