import { string as word } from '@oclif/core/args'
import { exitCodes } from '../domain/errors.ts'
import type { Health } from '../domain/health.ts'
import en from '../messages/en/index.ts'
import { BaseCommand, outputFlag, profilesFlag } from './base-command.ts'

export default class Doctor extends BaseCommand {
  static override readonly summary = en['doctor.help.summary']
  static override readonly description = en['doctor.help.description']
  static override readonly examples = [en['doctor.help.example.1'], en['doctor.help.example.2']]

  static override readonly args = {
    profile: word({ description: en['profile.help.arg.profile'] }),
  }

  static override readonly flags = {
    output: outputFlag,
    profiles: profilesFlag,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Doctor)
    const { cleanedHealth } = await import('../runtime/cleaner.ts')
    const health = await cleanedHealth(await this.healthOf(args.profile, flags))
    const { translator, terminal } = await this.surroundings(flags)
    const text = await import('../presenters/doctor/present-doctor.ts')
    const options = { width: terminal.width, color: terminal.colour && flags.output === undefined }
    await this.deliver(
      flags.json ? text.presentDoctorJson(health, translator) : text.presentDoctor(health, translator, options),
      flags.output,
      { private: true },
    )
    process.exitCode = exitCodeOf(health)
  }

  private async healthOf(name: string | undefined, flags: DoctorFlags): Promise<Health> {
    const { signal } = await this.surroundings(flags)
    if (name === undefined) {
      const { checkMachine } = await import('../workflows/doctor/check-machine.ts')
      const { lookAtMachine } = await import('../runtime/machine.ts')
      return checkMachine(await lookAtMachine({ profiles: flags.profiles, signal }))
    }
    const { withProfile } = await import('../runtime/open-profile.ts')
    const { checkAccount } = await import('../workflows/doctor/check-account.ts')
    return await withProfile({ name, file: flags.profiles, debug: flags.debug }, ({ profile, provider }) =>
      checkAccount({ profile: profile.name, provider, signal }),
    )
  }
}

function exitCodeOf({ checks }: Health): number {
  const failed = checks.filter(({ state }) => state === 'failed')
  if (failed.some(({ id, refused }) => id === 'credentials' || refused === true)) return exitCodes.credentials
  return failed.length > 0 ? exitCodes.partial : exitCodes.ok
}

interface DoctorFlags {
  readonly profiles: string | undefined
  readonly debug: boolean
  readonly lang: string | undefined
  readonly 'no-color': boolean
}
