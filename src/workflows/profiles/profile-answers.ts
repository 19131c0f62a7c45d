import { addressFlaw, profileName } from '../../documents/profiles-file.ts'
import { BrokerError, type Problem } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Account, AccountKind, EndpointInterface, PresetId } from '../../domain/profile.ts'
import { accountWords } from './resolve-profile.ts'

/** What somebody answers about an account, each also a flag. An empty text is no answer worth writing down. */
export interface ProfileAnswers {
  readonly name: string
  readonly kind: AccountKind
  readonly preset: PresetId
  readonly cloud: string
  readonly region: string
  readonly interface: EndpointInterface | ''
  readonly caFile: string
  readonly proxy: string
  readonly baseUrl: string
  readonly path: string
}

export type ProfileKey = keyof ProfileAnswers

const ofOpenstack = ['preset', 'cloud', 'region', 'interface', 'caFile', 'proxy', 'baseUrl'] as const
const ofDirectory = ['path'] as const

/** The keys that mean something for a kind of provider. */
export function keysOf(kind: AccountKind): readonly ProfileKey[] {
  return kind === 'directory' ? ofDirectory : ofOpenstack
}

/** What is wrong with a text as the answer to a question, or null. */
export function answerFlaw(key: ProfileKey, text: string): Message | null {
  if (key === 'name') return nameFlaw(text)
  if (key === 'path') return text === '' ? message('profile.wrong.needed') : null
  const flaw = addressFlawOf(key, text)
  return flaw === null ? null : message(flaw)
}

function addressFlawOf(key: ProfileKey, text: string): ReturnType<typeof addressFlaw> {
  return (key !== 'proxy' && key !== 'baseUrl') || text === '' ? null : addressFlaw(text)
}

function nameFlaw(text: string): Message | null {
  if (!profileName.test(text)) return message('profile.wrong.name', { text })
  return accountWords.some((word) => word === text) ? message('profile.wrong.kindName', { text }) : null
}

/** The kind that the other answers point at, where nobody said. */
export function impliedKind(given: Partial<ProfileAnswers>): AccountKind | undefined {
  if (given.kind !== undefined) return given.kind
  if (given.path !== undefined) return 'directory'
  return ofOpenstack.some((key) => given[key] !== undefined) ? 'openstack' : undefined
}

/**
 * Everything that is wrong with answers that came by flags, in one error.
 * @throws BrokerError usage
 */
export function refuseFlaws(given: Partial<ProfileAnswers>, needed: readonly ProfileKey[]): void {
  const kind = impliedKind(given)
  const problems = Object.entries(given).flatMap(([key, text]) => {
    // The keys of an object literal are those of its type.
    const asked = key as ProfileKey
    const flaw = answerFlaw(asked, text)
    const address = addressFlawOf(asked, text)
    return flaw === null ? [] : [problem(key, flaw, address === null ? null : message(`${address}.hint`))]
  })
  const strange = [...ofOpenstack, ...ofDirectory].filter(
    (key) => kind !== undefined && given[key] !== undefined && !keysOf(kind).includes(key),
  )
  const missing = needed.filter((key) => given[key] === undefined)
  const all = [
    ...problems,
    ...strange.map((key) => problem(key, message('profile.wrong.notFor', { provider: kind ?? '' }))),
    ...missing.map((key) => problem(key, message('profile.wrong.needed'))),
  ]
  if (all.length === 0) return
  const says = message('profile.wrong', { count: all.length })
  throw new BrokerError({ kind: 'usage', says, next: message('profile.wrong.next'), problems: all })
}

/** Answers that are not called like their flags. */
const spoken: Readonly<Partial<Record<string, string>>> = { name: 'NAME', kind: '--provider' }

function problem(key: string, says: Message, hint: Message | null = null): Problem {
  const flag = spoken[key] ?? `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  return { file: flag, line: null, column: null, message: says, hint }
}

export function accountOf(answers: ProfileAnswers): Account {
  const { kind, preset, cloud, region, interface: endpoints, caFile, proxy, baseUrl, path } = answers
  if (kind === 'directory') return { kind, path }
  return {
    kind,
    preset,
    cloud: unlessEmpty(cloud),
    region: unlessEmpty(region),
    interface: endpoints === '' || endpoints === 'public' ? null : endpoints,
    caFile: unlessEmpty(caFile),
    proxy: unlessEmpty(proxy),
    baseUrl: unlessEmpty(baseUrl),
  }
}

function unlessEmpty(text: string): string | null {
  return text === '' ? null : text
}
