import { string as word } from '@oclif/core/args'
import { option, string } from '@oclif/core/flags'
import { message } from '../../domain/message.ts'
import en from '../../messages/en/index.ts'
import type { Translator } from '../../messages/translator.ts'
import { commandLine } from '../../runtime/command-line.ts'
import type { ProfileAnswers } from '../../workflows/profiles/profile-answers.ts'
import { BaseCommand, profilesFlag } from '../base-command.ts'

export default class InitProfile extends BaseCommand {
  static override readonly summary = en['profile.help.summary']
  static override readonly description = en['profile.help.description']
  static override readonly examples = [en['profile.help.example.1'], en['profile.help.example.2']]

  static override readonly args = {
    name: word({ description: en['profile.help.arg.name'] }),
  }

  static override readonly flags = {
    profiles: profilesFlag,
    provider: option({ options: ['openstack', 'directory'] as const, summary: en['profile.help.flag.provider'] })(),
    preset: option({
      options: ['generic', 'ovhcloud', 'infomaniak', 'cloudwatt'] as const,
      summary: en['profile.help.flag.preset'],
    })(),
    cloud: string({ summary: en['profile.help.flag.cloud'], helpValue: 'NAME' }),
    region: string({ summary: en['profile.help.flag.region'], helpValue: 'GRA11' }),
    interface: option({
      options: ['public', 'internal', 'admin'] as const,
      summary: en['profile.help.flag.interface'],
    })(),
    'ca-file': string({ summary: en['profile.help.flag.ca-file'], helpValue: 'FILE' }),
    proxy: string({ summary: en['profile.help.flag.proxy'], helpValue: 'URL' }),
    'base-url': string({ summary: en['profile.help.flag.base-url'], helpValue: 'URL' }),
    path: string({ summary: en['profile.help.flag.path'], helpValue: 'FOLDER' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(InitProfile)
    const { translator, terminal, signal } = await this.surroundings(flags)
    const { terminalAsker } = await import('../../runtime/asker.ts')
    const { pathInProfiles, profilesTarget, readIfThere } = await import('../../runtime/profiles-file.ts')
    const { writeText } = await import('../../runtime/write-text.ts')
    const { initProfile } = await import('../../workflows/profiles/init-profile.ts')
    const file = await profilesTarget(flags.profiles)
    const before = await readIfThere(file)
    const { name, text, remarks } = await initProfile({
      given: answersOf({
        ...flags,
        name: args.name,
        kind: flags.provider,
        caFile: flags['ca-file'],
        baseUrl: flags['base-url'],
      }),
      asker: terminal.interactive && !flags.json ? terminalAsker({ translator, signal }) : null,
      file,
      text: before,
      placed: (path) => pathInProfiles(path, file),
      say: (says) => translator.t(says),
    })
    await writeText({ path: file, text, overwrite: before !== null })
    for (const remark of remarks) this.remark(translator.t(remark), flags)
    await this.tell({ name, file }, flags, translator)
  }

  private async tell(
    written: { readonly name: string; readonly file: string },
    flags: { readonly json: boolean; readonly quiet: boolean },
    translator: Translator,
  ): Promise<void> {
    if (flags.json) {
      await this.deliver(JSON.stringify({ schema: 'broker/init/1', file: written.file }, null, 2))
      return
    }
    const command = commandLine(['broker', 'doctor', written.name])
    const next = translator.t(message('profile.next', { command }))
    if (!flags.quiet) await this.deliver(`${translator.t(message('profile.written', written))}\n${next}`)
  }
}

const keys = [
  'name',
  'kind',
  'preset',
  'cloud',
  'region',
  'interface',
  'caFile',
  'proxy',
  'baseUrl',
  'path',
] as const satisfies readonly (keyof ProfileAnswers)[]

/** What was given, and nothing else. */
function answersOf(given: {
  readonly [K in keyof ProfileAnswers]?: ProfileAnswers[K] | undefined
}): Partial<ProfileAnswers> {
  return Object.fromEntries(keys.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])))
}
