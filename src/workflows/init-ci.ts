import type { Severity } from '../domain/audit-rules.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'

export const ciSystems = ['github', 'gitlab'] as const
export type CiSystem = (typeof ciSystems)[number]

/** Where each looks for the file; GitLab's is to be included, as most projects have a .gitlab-ci.yml already. */
export const ciFiles: Readonly<Record<CiSystem, string>> = {
  github: '.github/workflows/broker-audit.yml',
  gitlab: '.gitlab/broker-audit.yml',
}

export interface CiRequest {
  /** The job with places for what is asked: `@SOURCES@`, `@POLICY@`, `@FAIL_ON@`. */
  readonly template: string
  /** Profiles and inventory files. */
  readonly sources: readonly string[]
  readonly policy: string
  readonly failOn: Severity
}

/** Words that a shell takes as they are. */
const plainWord = /^[\w@%+=:,./-]+$/

/**
 * The scheduled job, ready to be committed.
 * @throws BrokerError usage – no source, or a word that a shell would take for something else.
 */
export function ciJob({ template, sources, policy, failOn }: CiRequest): string {
  if (sources.length === 0) {
    throw new BrokerError({ kind: 'usage', says: message('init.ci.none'), next: message('init.ci.none.next') })
  }
  const odd = [...sources, policy].find((word) => !plainWord.test(word) || word.startsWith('-'))
  if (odd !== undefined) {
    const says = message('init.ci.odd', { word: odd })
    throw new BrokerError({ kind: 'usage', says, next: message('init.ci.odd.next') })
  }
  const words: Readonly<Record<string, string>> = { SOURCES: sources.join(' '), POLICY: policy, FAIL_ON: failOn }
  return template.replaceAll(/@(SOURCES|POLICY|FAIL_ON)@/g, (place, name: string) => words[name] ?? place)
}
