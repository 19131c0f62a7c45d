import { boolean, option, string } from '@oclif/core/flags'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import en from '../../messages/en/index.ts'
import type { Translator } from '../../messages/translator.ts'
import { today } from '../../runtime/clock.ts'
import { commandLine } from '../../runtime/command-line.ts'
import { requestedLanguage } from '../../runtime/language.ts'
import type { BundledKnowledge } from '../../workflows/deployment-knowledge.ts'
import { BaseCommand } from '../base-command.ts'

export default class InitDeployment extends BaseCommand {
  static override readonly summary = en['init.help.summary']
  static override readonly description = en['init.help.description']
  static override readonly examples = [en['init.help.example.1'], en['init.help.example.2']]

  static override readonly flags = {
    from: option({
      options: ['happybox', 'web4all', 'solo-host', 'small-business', 'town-hall'] as const,
      summary: en['init.help.flag.from'],
    })(),
    name: string({ summary: en['init.help.flag.name'], helpValue: 'NAME' }),
    servers: string({ summary: en['init.help.flag.servers'], helpValue: '3' }),
    vcpu: string({ summary: en['init.help.flag.vcpu'], helpValue: '0.5' }),
    memory: string({ summary: en['init.help.flag.memory'], helpValue: 'GIB' }),
    disk: string({ summary: en['init.help.flag.disk'], helpValue: 'GIB' }),
    storage: string({ summary: en['init.help.flag.storage'], helpValue: 'GIB' }),
    traffic: string({ summary: en['init.help.flag.traffic'], helpValue: 'GIB' }),
    require: string({
      multiple: true,
      multipleNonGreedy: true,
      summary: en['init.help.flag.require'],
      helpValue: 'country=EU',
    }),
    'data-class': option({
      options: ['public', 'personal', 'sensitive', 'health', 'public-sector'] as const,
      summary: en['init.help.flag.data-class'],
    })(),
    currency: string({ summary: en['init.help.flag.currency'], helpValue: 'EUR' }),
    budget: string({ summary: en['init.help.flag.budget'], helpValue: '100.00' }),
    'current-provider': string({
      summary: en['init.help.flag.current-provider'],
      helpValue: 'NAME',
    }),
    'current-bill': string({ summary: en['init.help.flag.current-bill'], helpValue: '50.00' }),
    output: string({
      char: 'o',
      default: 'deployment.yaml',
      summary: en['init.help.flag.output'],
      helpValue: 'FILE',
    }),
    force: boolean({ summary: en['init.help.flag.force'] }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(InitDeployment)
    const { translator, terminal, signal } = await this.surroundings(flags)
    const file = flags.output
    if (flags.from !== undefined) refuseBeside(flags)
    if (!flags.force) {
      const { refuseExisting } = await import('../../runtime/refuse-existing.ts')
      await refuseExisting(file)
    }
    const asks = terminal.interactive && !flags.json && flags.from === undefined
    const { terminalAsker } = await import('../../runtime/asker.ts')
    const { initDeployment } = await import('../../workflows/init-deployment/init-deployment.ts')
    const { text, remarks } =
      flags.from === undefined
        ? await initDeployment({
            words: { ...flags, currentProvider: flags['current-provider'], currentBill: flags['current-bill'] },
            require: flags.require,
            dataClass: flags['data-class'],
            asker: asks ? terminalAsker({ translator, signal }) : null,
            file,
            today: today(),
            say: (message) => translator.t(message),
            knowledge: await initKnowledge(),
          })
        : {
            text: await startFrom({ from: flags.from, name: flags.name, lang: flags.lang }, file, translator),
            remarks: [],
          }
    const { writeText } = await import('../../runtime/write-text.ts')
    await writeText({ path: file, text, overwrite: flags.force })
    for (const remark of remarks) this.remark(translator.t(remark), flags)
    if (flags.json) {
      await this.deliver(JSON.stringify({ schema: 'broker/init/1', file }, null, 2))
      return
    }
    const command = commandLine(['broker', 'compare', file])
    const next = translator.t(message('init.next', { command }))
    if (!flags.quiet) await this.deliver(`${translator.t(message('init.written', { file }))}\n${next}`)
  }
}

/** A scenario answers everything but its name. */
function refuseBeside(flags: Readonly<Record<string, unknown>>): void {
  const beside = answersBesideName.filter((flag) => flags[flag] !== undefined).map((flag) => `--${flag}`)
  if (beside.length === 0) return
  const says = message('init.fromWith', { flags: beside.join(', ') })
  throw new BrokerError({ kind: 'usage', says, next: message('init.fromWith.next') })
}

const answersBesideName = [
  'servers',
  'vcpu',
  'memory',
  'disk',
  'storage',
  'traffic',
  'require',
  'data-class',
  'currency',
  'budget',
  'current-provider',
  'current-bill',
] as const

/** What the flags may refer to. */
async function initKnowledge(): Promise<BundledKnowledge> {
  const { readBundled } = await import('../../runtime/bundled.ts')
  const { bundledKnowledge } = await import('../../workflows/deployment-knowledge.ts')
  const [facts, rates] = await Promise.all([readBundled('facts'), readBundled('rates')])
  return bundledKnowledge({ facts, rates, today: today() })
}

type Scenario = 'happybox' | 'web4all' | 'solo-host' | 'small-business' | 'town-hall'

async function startFrom(
  flags: { readonly from: Scenario; readonly name: string | undefined; readonly lang: string | undefined },
  file: string,
  translator: Translator,
): Promise<string> {
  const { fromScenario } = await import('../../workflows/init-deployment/from-scenario.ts')
  const { scenarioText } = await import('../../runtime/scenario-text.ts')
  const heading = requestedLanguage(flags.lang) === 'en' ? undefined : translator.t(message('init.scenarioLanguage'))
  return fromScenario({ scenario: flags.from, text: await scenarioText(flags.from), name: flags.name, file, heading })
}
