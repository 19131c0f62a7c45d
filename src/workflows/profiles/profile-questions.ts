import { message, type Message } from '../../domain/message.ts'
import { openstackPresets } from '../../domain/openstack-presets.ts'
import { endpointInterfaces } from '../../domain/profile.ts'
import type { Asker, Choice } from '../init-deployment/questions.ts'
import { answerFlaw, impliedKind, keysOf, type ProfileAnswers, type ProfileKey } from './profile-answers.ts'

type Question =
  | { readonly kind: 'word'; readonly key: ProfileKey; readonly says: Message }
  | { readonly kind: 'choice'; readonly key: ProfileKey; readonly says: Message; readonly choices: readonly Choice[] }

const first: readonly Question[] = [
  { kind: 'word', key: 'name', says: message('profile.ask.name') },
  {
    kind: 'choice',
    key: 'kind',
    says: message('profile.ask.provider'),
    choices: [
      { says: message('profile.choice.openstack'), value: ['openstack'] },
      { says: message('profile.choice.directory'), value: ['directory'] },
    ],
  },
]

/** With the first two, seven for OpenStack and three for a folder. Proxies and other addresses have flags. */
const later: readonly Question[] = [
  { kind: 'choice', key: 'preset', says: message('profile.ask.preset'), choices: openstackPresets.map(presetChoice) },
  { kind: 'word', key: 'cloud', says: message('profile.ask.cloud') },
  { kind: 'word', key: 'region', says: message('profile.ask.region') },
  {
    kind: 'choice',
    key: 'interface',
    says: message('profile.ask.interface'),
    choices: endpointInterfaces.map((name) => ({ says: message(`profile.choice.${name}`), value: [name] })),
  },
  { kind: 'word', key: 'caFile', says: message('profile.ask.caFile') },
  { kind: 'word', key: 'path', says: message('profile.ask.path') },
]

function presetChoice({ id, name, closed }: (typeof openstackPresets)[number]): Choice {
  const date = closed === null ? null : { date: closed.since }
  if (date !== null) return { says: message('profile.choice.closed', { name, date }), value: [id] }
  return {
    says: id === 'generic' ? message('profile.choice.generic') : message('profile.choice.preset', { name }),
    value: [id],
  }
}

/** Asks what no flag has answered yet. */
export async function askProfile(given: Partial<ProfileAnswers>, asker: Asker): Promise<Partial<ProfileAnswers>> {
  const begun = await askAll(first, withKind(given), asker)
  const { kind } = begun
  if (kind === undefined) return begun
  const rest = later.filter(({ key }) => keysOf(kind).includes(key))
  return await askAll(rest, begun, asker)
}

/** What the flags point at is not asked again. */
function withKind(given: Partial<ProfileAnswers>): Partial<ProfileAnswers> {
  const kind = impliedKind(given)
  return kind === undefined ? given : { ...given, kind }
}

async function askAll(
  questions: readonly Question[],
  given: Partial<ProfileAnswers>,
  asker: Asker,
): Promise<Partial<ProfileAnswers>> {
  let answers = given
  for (const question of questions) {
    const { key } = question
    if (answers[key] === undefined) answers = { ...answers, [key]: await ask(question, asker) }
  }
  return answers
}

async function ask(question: Question, asker: Asker): Promise<string> {
  const { key, says } = question
  switch (question.kind) {
    case 'choice': {
      const [chosen = ''] = await asker.choice({ says, choices: question.choices })
      return chosen
    }
    case 'word':
      return (await asker.word({ says, usual: '', check: (text) => answerFlaw(key, text.trim()) })).trim()
  }
}
