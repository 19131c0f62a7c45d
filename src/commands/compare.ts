import { string as word } from '@oclif/core/args'
import { boolean, option, string } from '@oclif/core/flags'
import type { Alternative } from '../domain/comparison.ts'
import { BrokerError, exitCodes } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import { nearest } from '../domain/nearest.ts'
import en from '../messages/en/index.ts'
import type { ComparisonReport } from '../presenters/comparison/report.ts'
import { now, today } from '../runtime/clock.ts'
import { commandLine, flagWords } from '../runtime/command-line.ts'
import { compareTexts } from '../runtime/compare-texts.ts'
import { program } from '../runtime/program.ts'
import { refuseOwnInput } from '../runtime/refuse-own-input.ts'
import { BaseCommand, listFormatFlag, outputFlag, pricesFlag } from './base-command.ts'

export default class Compare extends BaseCommand {
  static override readonly summary = en['help.compare.summary']
  static override readonly description = en['help.compare.description']
  static override readonly examples = [en['help.compare.example.1'], en['help.compare.example.2']]

  static override readonly args = {
    file: word({ description: en['help.compare.arg.file'] }),
  }

  static override readonly flags = {
    format: listFormatFlag,
    output: outputFlag,
    all: boolean({ char: 'a', summary: en['help.compare.flag.all'] }),
    explain: string({ summary: en['help.compare.flag.explain'], helpValue: 'ID' }),
    require: string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['help.compare.flag.require'],
      helpValue: 'country=EU',
    }),
    weighting: string({ summary: en['help.compare.flag.weighting'], helpValue: 'balanced' }),
    weightings: string({ summary: en['help.compare.flag.weightings'], helpValue: 'FILE' }),
    weight: string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['help.compare.flag.weight'],
      helpValue: 'cost=3',
    }),
    method: option({
      options: ['weighted-sum', 'total-cost'] as const,
      default: 'weighted-sum' as const,
      summary: en['help.compare.flag.method'],
    })(),
    prices: pricesFlag,
    'provider-file': string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['help.compare.flag.provider-file'],
      helpValue: 'FILE',
    }),
    catalog: string({ summary: en['help.flag.catalog'], helpValue: 'FILE' }),
    rate: string({
      multiple: true,
      multipleNonGreedy: true,
      default: [],
      summary: en['help.flag.rate'],
      helpValue: '1EUR=1.17USD',
    }),
    'accept-rate': boolean({ summary: en['help.flag.accept-rate'] }),
    'as-of': string({ summary: en['help.compare.flag.as-of'], helpValue: '2026-11-22' }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Compare)
    const { compare } = await import('../workflows/compare.ts')
    await refuseOwnInput(flags.output, [
      args.file ?? 'deployment.yaml',
      ...flags.prices,
      ...flags['provider-file'],
      flags.catalog,
      flags.weightings,
    ])
    const asOf = today(flags['as-of'])
    const { translator } = await this.surroundings(flags)
    const { weightByKey } = await import('../messages/criterion-names.ts')
    const weight = flags.weight.map((text) => weightByKey(text, translator))
    const outcome = await compare({
      texts: await compareTexts({
        deployment: args.file,
        catalogue: flags.catalog,
        prices: flags.prices,
        providers: flags['provider-file'],
        weightings: flags.weightings,
      }),
      method: flags.method,
      rates: flags.rate,
      acceptRate: flags['accept-rate'],
      require: flags.require,
      weighting: flags.weighting ?? null,
      weights: weight,
      today: asOf,
    })
    const report: ComparisonReport = {
      ...outcome,
      generatedAt: now(),
      program,
      command: commandLine([
        'broker',
        'compare',
        ...(args.file === undefined ? [] : [args.file]),
        ...flagWords(inputFlags({ ...flags, weight })),
      ]),
    }
    await this.deliver(await this.words(report, flags), flags.output)
    const { alternatives, incomplete } = outcome.comparison
    if (alternatives.every(({ state }) => state !== 'ranked')) process.exitCode = exitCodes.findings
    else if (incomplete.length > 0) process.exitCode = exitCodes.partial
  }

  private async words(report: ComparisonReport, flags: CompareView): Promise<string> {
    const { translator, terminal } = await this.surroundings(flags)
    const explain = explained(report, flags.explain)
    const view = {
      all: flags.all,
      explain,
      quiet: flags.quiet,
      width: terminal.width,
      color: terminal.colour && flags.output === undefined,
    }
    switch (this.formatOf(flags)) {
      case 'table': {
        const { presentComparisonTable } = await import('../presenters/comparison/present-comparison-table.ts')
        const { presentExplanation } = await import('../presenters/comparison/present-explanation.ts')
        if (explain === null) return presentComparisonTable(report, translator, view)
        return presentExplanation(report, translator, { ...view, alternative: explain })
      }
      case 'json': {
        const { presentComparisonJson } = await import('../presenters/comparison/present-comparison-json.ts')
        return presentComparisonJson(report, translator)
      }
      case 'markdown': {
        const { presentComparisonMarkdown } = await import('../presenters/comparison/present-comparison-markdown.ts')
        return presentComparisonMarkdown(report, translator, view)
      }
      case 'csv': {
        const csv = await import('../presenters/comparison/present-comparison-csv.ts')
        return explain === null
          ? csv.presentComparisonCsv(report, translator)
          : csv.presentExplanationCsv(report, translator, explain)
      }
    }
  }
}

/** The flags that change the result, and the language in which it is told. */
function inputFlags(flags: InputFlags): InputFlags {
  const { require, weighting, weightings, weight, prices, catalog, rate, lang } = flags
  const method = flags.method === 'weighted-sum' ? undefined : flags.method
  return {
    require,
    weighting,
    weightings,
    weight,
    method,
    prices,
    'provider-file': flags['provider-file'],
    catalog,
    rate,
    'accept-rate': flags['accept-rate'],
    'as-of': flags['as-of'],
    lang,
  }
}

interface InputFlags {
  readonly require: readonly string[]
  readonly weighting: string | undefined
  readonly weightings: string | undefined
  readonly weight: readonly string[]
  readonly method: string | undefined
  readonly prices: readonly string[]
  readonly 'provider-file': readonly string[]
  readonly catalog: string | undefined
  readonly rate: readonly string[]
  readonly 'accept-rate': boolean
  readonly 'as-of': string | undefined
  readonly lang: string | undefined
  readonly [more: string]: string | boolean | readonly string[] | undefined
}

interface CompareView {
  readonly format: 'table' | 'json' | 'markdown' | 'csv'
  readonly json: boolean
  readonly quiet: boolean
  readonly all: boolean
  readonly explain: string | undefined
  readonly output: string | undefined
  readonly lang: string | undefined
  readonly 'no-color': boolean
}

function explained({ comparison }: ComparisonReport, id: string | undefined): Alternative | null {
  if (id === undefined) return null
  const found = comparison.alternatives.find((alternative) => alternative.id.toLowerCase() === id.toLowerCase())
  if (found !== undefined) return found
  throw unknownAlternative(id, comparison.alternatives)
}

/** Suggests the nearest, else the places of the provider that was named, else which providers there are. */
function unknownAlternative(id: string, alternatives: readonly Alternative[]): BrokerError {
  const ids = alternatives.map((each) => each.id)
  const [named = ''] = id.toLowerCase().split('/')
  const ofProvider = alternatives.filter(({ provider }) => provider.toLowerCase() === named).map((each) => each.id)
  if (named === 'current') {
    return new BrokerError({
      kind: 'usage',
      says: message('run.unknownAlternative', { id }),
      next: message('run.unknownAlternative.noCurrent'),
    })
  }
  const near = nearest(id, ofProvider.length > 0 ? ofProvider : ids)
  const providers = [...new Set(alternatives.map(({ provider }) => provider))].toSorted()
  const next =
    near !== null
      ? message('run.unknownAlternative.near', { near })
      : ofProvider.length > 0
        ? message('run.unknownAlternative.next', { known: ofProvider.join(', ') })
        : message('run.unknownAlternative.providers', { providers: providers.join(', ') })
  return new BrokerError({ kind: 'usage', says: message('run.unknownAlternative', { id }), next })
}
