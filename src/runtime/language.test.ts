import { afterEach, beforeEach, expect, test } from 'vitest'
import { languageFlag, requestedLanguage } from './language.ts'

const names = ['BROKER_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG']
const before = { ...process.env }

beforeEach(() => {
  for (const name of names) process.env[name] = ''
})
afterEach(() => {
  process.env = { ...before }
})

test.each([
  [{}, undefined, 'en'],
  [{}, 'fr', 'fr'],
  [{ LANG: 'fr_FR.UTF-8' }, undefined, 'fr'],
  [{ LANG: 'fr_CA' }, 'en', 'en'],
  [{ LC_ALL: 'C', LANG: 'fr_FR.UTF-8' }, undefined, 'en'],
  [{ BROKER_LANG: 'FR', LC_ALL: 'en_GB' }, undefined, 'fr'],
  [{ LC_MESSAGES: 'fr_CH', LANG: 'de_CH' }, undefined, 'fr'],
  [{ LANG: 'de_DE' }, undefined, 'en'],
])('environment %j and flag %j speak %s', (environment, flag, lang) => {
  Object.assign(process.env, environment)
  expect(requestedLanguage(flag)).toBe(lang)
})

test.each([
  [['compare', '--help', '--lang', 'fr'], 'fr'],
  [['compare', '--lang=en', '--help'], 'en'],
  [['--lang', 'en', '--lang', 'fr'], 'fr'],
  [['compare', '--help'], undefined],
  [['compare', '--lang'], undefined],
])('%j asks for %s', (argv, flag) => {
  expect(languageFlag(argv)).toBe(flag)
})
