import { string as word } from '@oclif/core/args'
import { boolean, option, string } from '@oclif/core/flags'
import { severities } from '../domain/audit-rules.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import en from '../messages/en/index.ts'
import { ciFiles, ciSystems } from '../workflows/init-ci.ts'
import { BaseCommand } from './base-command.ts'

export default class Init extends BaseCommand {
  static override readonly summary = en['init.ci.help.summary']
  static override readonly description = en['init.ci.help.description']
  static override readonly examples = [en['init.ci.help.example.1'], en['init.ci.help.example.2']]
  /** Any number of sources. */
  static override readonly strict = false

  static override readonly args = {
    source: word({ description: en['audit.help.arg.source'] }),
  }

  static override readonly flags = {
    ci: option({ options: ciSystems, summary: en['init.ci.help.flag.ci'] })(),
    policy: string({ char: 'p', default: 'policy.yaml', summary: en['audit.help.flag.policy'], helpValue: 'FILE' }),
    'fail-on': option({ options: severities, default: 'high', summary: en['audit.help.flag.fail-on'] })(),
    output: string({ char: 'o', summary: en['init.ci.help.flag.output'], helpValue: 'FILE' }),
    force: boolean({ summary: en['init.help.flag.force'] }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Init)
    if (flags.ci === undefined) {
      throw new BrokerError({ kind: 'usage', says: message('init.ci.what'), next: message('init.ci.what.next') })
    }
    const { translator } = await this.surroundings(flags)
    const { ciTemplate, writeCiFile } = await import('../runtime/ci-file.ts')
    const { ciJob } = await import('../workflows/init-ci.ts')
    const file = flags.output ?? ciFiles[flags.ci]
    const template = await ciTemplate(flags.ci)
    const text = ciJob({ template, sources: argv.map(String), policy: flags.policy, failOn: flags['fail-on'] })
    await writeCiFile({ path: file, text, overwrite: flags.force })
    if (flags.json) {
      await this.deliver(JSON.stringify({ schema: 'broker/init/1', file }, null, 2))
      return
    }
    const next = translator.t(message(`init.ci.next.${flags.ci}`, { file }))
    if (!flags.quiet) await this.deliver(`${translator.t(message('init.written', { file }))}\n${next}`)
  }
}
