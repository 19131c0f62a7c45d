import { addProfile, holdsNoProfile } from '../../documents/add-profile.ts'
import { readProfiles } from '../../documents/profiles-file.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'
import { presetOf } from '../../domain/openstack-presets.ts'
import type { Account, OpenstackAccount } from '../../domain/profile.ts'
import type { Asker } from '../init-deployment/questions.ts'
import { accountOf, impliedKind, refuseFlaws, type ProfileAnswers } from './profile-answers.ts'
import { askProfile } from './profile-questions.ts'

export interface InitProfileRequest {
  /** As the flags have it. */
  readonly given: Partial<ProfileAnswers>
  /** Null when nobody can be asked. */
  readonly asker: Asker | null
  /** The profiles file that it is added to; `text` is null when there is none yet. */
  readonly file: string
  readonly text: string | null
  /** A path as it was typed in, the path as it stands in the file out. */
  readonly placed: (path: string) => string
  readonly say: (message: Message) => string
}

export interface InitProfileResult {
  readonly name: string
  /** The whole text of the profiles file. */
  readonly text: string
  readonly remarks: readonly Message[]
}

const usual: Omit<ProfileAnswers, 'name' | 'kind'> = {
  preset: 'generic',
  cloud: '',
  region: '',
  interface: '',
  caFile: '',
  proxy: '',
  baseUrl: '',
  path: '',
}

/**
 * Collects the answers and adds the profile to the text of the file.
 * @throws BrokerError usage – an answer cannot be used, or the file is not valid; refused – there is a profile of that name.
 */
export async function initProfile(request: InitProfileRequest): Promise<InitProfileResult> {
  const { given, asker, file, text, say } = request
  refuseFlaws(given, [])
  const known = text === null || holdsNoProfile(text) ? new Map<string, Account>() : readProfiles({ file, text })
  refuseTaken(given.name, known, file)
  const answered = asker === null ? given : await askProfile(given, asker)
  const answers = complete(answered)
  refuseTaken(answers.name, known, file)
  const account = placedAccount(accountOf(answers), request.placed)
  const comments = commentsOf(answers.name, account, say)
  return {
    name: answers.name,
    text: addProfile(text, { name: answers.name, account, comments }),
    remarks: remarksOf(account),
  }
}

/** Nobody could be asked for what is needed: then everything that is missing is told at once. */
function complete(answered: Partial<ProfileAnswers>): ProfileAnswers {
  const kind = impliedKind(answered)
  const { name } = answered
  refuseFlaws(answered, [
    ...(name === undefined ? (['name'] as const) : []),
    ...(kind === undefined ? (['kind'] as const) : []),
    ...(kind === 'directory' && answered.path === undefined ? (['path'] as const) : []),
  ])
  return { ...usual, ...answered, name: name ?? '', kind: kind ?? 'openstack' }
}

function placedAccount(account: Account, placed: InitProfileRequest['placed']): Account {
  if (account.kind === 'directory') return { ...account, path: placed(account.path) }
  return { ...account, caFile: account.caFile === null ? null : placed(account.caFile) }
}

function refuseTaken(name: string | undefined, known: ReadonlyMap<string, Account>, file: string): void {
  if (name === undefined || !known.has(name)) return
  throw new BrokerError({
    kind: 'refused',
    says: message('profile.exists', { name, file }),
    next: message('profile.exists.next'),
  })
}

function remarksOf(account: Account): readonly Message[] {
  if (account.kind === 'directory') return []
  const { name, closed } = presetOf(account.preset)
  return closed === null ? [] : [message('profile.closed', { name, date: { date: closed.since } })]
}

type Comments = Parameters<typeof addProfile>[1]['comments']

function commentsOf(name: string, account: Account, say: InitProfileRequest['say']): Comments {
  const command = `broker doctor ${name}`
  return {
    top: say(message('profile.comment.top')),
    above: say(message('profile.comment.above', { command })),
    keys:
      account.kind === 'directory'
        ? new Map([['path', say(message('profile.comment.path'))]])
        : keyComments(account, say),
  }
}

function keyComments(account: OpenstackAccount, say: InitProfileRequest['say']): Comments['keys'] {
  const { authUrl, closed } = presetOf(account.preset)
  const about = [
    ...(closed === null ? [] : [message('profile.comment.closed', { date: closed.since, source: closed.source })]),
    ...(authUrl === null ? [] : [message('profile.comment.authUrl', { url: authUrl })]),
    ...(account.cloud === null ? [message('profile.comment.env')] : []),
  ]
  return new Map([
    ['preset', about.map(say).join('\n')],
    ['cloud', say(message('profile.comment.cloud'))],
    ['region', say(message('profile.comment.region'))],
    ['interface', say(message('profile.comment.interface'))],
    ['caFile', say(message('profile.comment.caFile'))],
    ['proxy', say(message('profile.comment.proxy'))],
    ['baseUrl', say(message('profile.comment.baseUrl'))],
  ])
}
