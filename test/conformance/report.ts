import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { featureNames } from '../../src/providers/contract/features.ts'
import type { Clause } from './clause.ts'
import type { Result } from './run-clause.ts'

export interface Line {
  readonly clause: Clause
  readonly result: Result
}

/** Where each suite leaves what it found, so that CI can ask whether those that must run did run. */
const folder = process.env['BROKER_CONFORMANCE_REPORTS'] ?? join(import.meta.dirname, '../../reports/conformance')

export function writeReport(provider: string, lines: readonly Line[]): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${provider}.json`), `${JSON.stringify(reportOf(provider, lines), null, 2)}\n`)
}

/** `why` says of an absent clause what there was not to try it on. */
export function reportOf(provider: string, lines: readonly Line[]) {
  const results = lines.map(({ clause: { feature, on, sentence: clause }, result }) => {
    const why = result.result === 'absent' ? { why: result.why } : {}
    return { feature, on, clause, result: result.result, ...why }
  })
  return { schema: 'broker/conformance/1', provider, results }
}

/** Feature by feature, clause by clause: pass, fail, or absent and why. */
export function tableOf(provider: string, lines: readonly Line[]): string {
  const count = (wanted: Result['result']): number => lines.filter(({ result: { result } }) => result === wanted).length
  const rows = featureNames.flatMap((feature) => {
    const own = lines.filter(({ clause }) => clause.feature === feature)
    const isAbsent = own.every(({ result }) => result.result === 'absent' && result.why.startsWith(`no ${feature}`))
    return isAbsent ? [`${feature}: absent`] : [feature, ...own.map(rowOf)]
  })
  const total = `${String(count('pass'))} pass, ${String(count('fail'))} fail, ${String(count('absent'))} absent`
  return `\nConformance of ${provider}: ${total}\n${rows.join('\n')}\n\n`
}

function rowOf({ clause: { on, sentence }, result }: Line): string {
  const what = on === null ? sentence : `${on}: ${sentence}`
  const why = result.result === 'absent' ? ` (${result.why})` : ''
  return `  ${result.result.padEnd(6)}  ${what}${why}`
}
