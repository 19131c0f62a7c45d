import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import { entryKey, healthCheck, type HealthCheck } from '../../../plan/entry-parts.ts'
import type { Plan } from '../../../plan/plan-schema.ts'

/** How long a server may take until it answers for the first time. */
const patienceSeconds = 120

/** @throws BrokerError usage – it cannot be the name of a migration. */
export function planName(name: string): string {
  if (entryKey.safeParse(name).success) return name
  const example = nearName(name)
  const next = message('plan.badName.next', { example })
  throw new BrokerError({ kind: 'usage', says: message('plan.badName', { name }), next })
}

/** What is left of a name with the characters that may be in one. */
function nearName(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const near = plain.replace(/^-+/, '').slice(0, 41).replace(/-+$/, '')
  return near === '' ? 'town-hall' : near
}

/**
 * `seal=2` and `control=european`, each at most once; null without any.
 * @throws BrokerError usage – it is neither.
 */
export function floorOf(words: readonly string[]): Plan['floor'] {
  let floor: NonNullable<Plan['floor']> = { seal: null, control: null }
  for (const word of words) {
    const [key = '', value = ''] = word.split('=')
    if (key === 'seal' && /^[0-4]$/.test(value) && floor.seal === null) floor = { ...floor, seal: Number(value) }
    else if (key === 'control' && value !== '' && floor.control === null) floor = { ...floor, control: value }
    else throw badFlag('--floor', word, '--floor seal=2')
  }
  return words.length === 0 ? null : floor
}

/**
 * `tcp:PORT`, or a web address that is expected to answer 200.
 * @throws BrokerError usage – it is neither.
 */
export function healthCheckOf(word: string): HealthCheck {
  const [, port] = /^tcp:(\d+)$/.exec(word) ?? []
  const wanted =
    port === undefined
      ? { kind: 'http', url: word, status: 200, timeoutSeconds: patienceSeconds }
      : { kind: 'tcp', host: '{public}', port: Number(port), timeoutSeconds: patienceSeconds }
  const read = healthCheck.safeParse(wanted)
  if (read.success && (port !== undefined || /^(https?:\/\/|\{)/.test(word))) return read.data
  throw badFlag('--health-check', word, '--health-check tcp:22')
}

/**
 * `SOURCE=TARGET`, ids or names.
 * @throws BrokerError usage – it is not.
 */
export function networkPair(word: string): readonly [source: string, target: string] {
  const at = word.indexOf('=')
  if (at > 0 && at < word.length - 1) return [word.slice(0, at), word.slice(at + 1)]
  throw badFlag('--network', word, '--network public=ext-net')
}

/** The error for a flag whose value cannot be understood; `example` is one that can. */
export function badFlag(flag: string, value: string, example: string): BrokerError {
  return new BrokerError({
    kind: 'usage',
    says: message('plan.badFlag', { flag, value }),
    next: message('plan.badFlag.next', { example }),
  })
}
