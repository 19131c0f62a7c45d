import { expect, test } from 'vitest'
import { createTranslator } from '../messages/translator.ts'
import { saidReason } from './said-reason.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')

test.each([
  [
    'no measured time was found (2026-11-22)',
    'no measured time was found (22 Nov 2026)',
    'aucun délai mesuré n’a été trouvé (22 nov. 2026)',
  ],
  ['no page says (2026-11-22)', 'no page says (22 Nov 2026)', '« no page says » (22 nov. 2026)'],
  ['no measured time was found', 'no measured time was found', 'aucun délai mesuré n’a été trouvé'],
  ['constructor', 'constructor', '« constructor »'],
])('%s', (text, inEnglish, inFrench) => {
  const said = saidReason(text)
  expect([english.t(said), french.t(said).replaceAll('\u00a0', ' ')]).toEqual([inEnglish, inFrench])
})
