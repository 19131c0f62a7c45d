import { expect, test } from 'vitest'
import { readProfiles } from '../../src/documents/profiles-file.ts'
import type { Message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import type { Asker } from '../../src/workflows/init-deployment/questions.ts'
import { initProfile, type InitProfileResult } from '../../src/workflows/profiles/init-profile.ts'
import type { ProfileAnswers } from '../../src/workflows/profiles/profile-answers.ts'

async function init(
  given: Partial<ProfileAnswers>,
  part: { readonly asker?: Asker; readonly text?: string } = {},
): Promise<InitProfileResult> {
  const tr = await createTranslator('en')
  return await initProfile({
    given,
    asker: part.asker ?? null,
    file: 'broker-profiles.yaml',
    text: part.text ?? null,
    placed: (path) => path,
    say: (says) => tr.t(says),
  })
}

/** Answers in order, and remembers what was asked. */
function scripted(answers: readonly string[]): { readonly asker: Asker; readonly asked: Message[] } {
  const asked: Message[] = []
  const next = (says: Message): string => {
    asked.push(says)
    return answers[asked.length - 1] ?? ''
  }
  return {
    asked,
    asker: {
      word: ({ says }) => Promise.resolve(next(says)),
      choice: ({ says }) => Promise.resolve([next(says)]),
    },
  }
}

test('at most eight questions, none of them for a secret', async () => {
  const { asker, asked } = scripted(['prod', 'openstack', 'cloudwatt', 'mine', 'fr1', 'internal', ''])
  const { name, text, remarks } = await init({}, { asker })
  expect(asked.map(({ key }) => key)).toEqual([
    'profile.ask.name',
    'profile.ask.provider',
    'profile.ask.preset',
    'profile.ask.cloud',
    'profile.ask.region',
    'profile.ask.interface',
    'profile.ask.caFile',
  ])
  expect(name).toBe('prod')
  await expect(text).toMatchFileSnapshot('../golden/profiles/cloudwatt.yaml')
  expect(remarks.map(({ key }) => key)).toEqual(['profile.closed'])
})

test('what flags have answered is not asked', async () => {
  const { asker, asked } = scripted(['arch'])
  const { text } = await init({ path: './a' }, { asker })
  expect(asked.map(({ key }) => key)).toEqual(['profile.ask.name'])
  expect(text).toContain('provider: directory')
})

test('without a terminal everything that is missing or wrong is told at once', async () => {
  await expect(init({})).rejects.toMatchObject({
    kind: 'usage',
    problems: [{ file: 'NAME' }, { file: '--provider' }],
  })
  await expect(init({ name: 'a b', proxy: 'x', kind: 'directory', path: '' })).rejects.toMatchObject({
    problems: [{ file: 'NAME' }, { file: '--proxy' }, { file: '--path' }, { file: '--proxy' }],
  })
  await expect(init({ name: 'openstack', kind: 'openstack' })).rejects.toMatchObject({
    problems: [{ message: { key: 'profile.wrong.kindName' } }],
  })
})

test.each([
  ['# mine\n---\n', /^# mine\n/],
  ['# mine\n...\n', /^# mine\n/],
  ['--- # mine\n', /^# mine\n/],
  ['---\n# mine\n---\n', /^# mine\n/],
  ['version: 1 # mine\n', /^version: 1 # mine\n/],
  ['profiles:\n  # mine\n', /# mine\n/],
  ['version: 1\nprofiles: # mine\n  # yours\n', /# mine\n *# yours\n/],
  ['version: 1\nprofiles: ~\n', /^version: 1\n/],
])('a file without a profile gets its first one, and keeps its comments: %j', async (before, kept) => {
  const { text } = await init({ name: 'arch', path: './a' }, { text: before })
  expect([...readProfiles({ file: 'p.yaml', text })]).toEqual([['arch', { kind: 'directory', path: './a' }]])
  expect(text).toMatch(kept)
})

test.each(['version: 2\n', 'version: 1\nprofile:\n', 'profiles: [x]\n', 'version: 1\n---\nversion: 1\n'])(
  'a file that says something else is refused: %j',
  async (text) => {
    await expect(init({ name: 'arch', path: './a' }, { text })).rejects.toMatchObject({ kind: 'usage' })
  },
)

test('a profile is not overwritten, nor is anything asked first', async () => {
  const { asker, asked } = scripted([])
  const text = 'profiles:\n  prod: { provider: directory, path: x }\n'
  await expect(init({ name: 'prod' }, { asker, text })).rejects.toMatchObject({ kind: 'refused' })
  expect(asked).toEqual([])
})

test.each(['# accounts of the shop\r\n\n  # ask Ada first\n', '\ufeff# accounts\n', '', '\n \n'])(
  'a file of comments only keeps them, above the profile: %j',
  async (before) => {
    const { text } = await init({ name: 'archive', kind: 'directory', path: './archive' }, { text: before })
    expect(text.startsWith(before.trim())).toBe(true)
    expect([...readProfiles({ file: 'broker-profiles.yaml', text }).keys()]).toEqual(['archive'])
    const { text: more } = await init({ name: 'second', kind: 'directory', path: './more' }, { text })
    expect(more).toContain(before.trim().split(/\r?\n/).at(-1)?.trim())
    expect([...readProfiles({ file: 'broker-profiles.yaml', text: more }).keys()]).toEqual(['archive', 'second'])
  },
)
