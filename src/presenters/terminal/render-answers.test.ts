import { expect, test } from 'vitest'
import type { Answers } from '../blocks/blocks.ts'
import { createPaint } from './paint.ts'
import { renderAnswers } from './render-answers.ts'

const answers: Answers = {
  kind: 'answers',
  entries: [
    { question: 'First', text: 'North', tone: 'strong' },
    { question: 'How sure', text: 'Nobody can tell North and South apart with what is known.', tone: 'plain' },
  ],
}
const lines = (width: number): readonly string[] => renderAnswers(answers, width, createPaint(false))

test('answers stand beside their questions', () => {
  expect(lines(60)).toEqual([
    'First     North',
    'How sure  Nobody can tell North and South apart with what is',
    '          known.',
  ])
})

test('on a narrow terminal they stand below', () => {
  expect(lines(32)).toEqual([
    'First',
    '  North',
    'How sure',
    '  Nobody can tell North and',
    '  South apart with what is',
    '  known.',
  ])
})
