import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { AnswerKey, Answers } from './answers.ts'
import { readAnswer, usualAnswers } from './answers.ts'

/** One question; asked only when its flag was not given. */
export type Question =
  | { readonly kind: 'word'; readonly key: AnswerKey; readonly says: Message; readonly usual: string }
  | { readonly kind: 'choice'; readonly key: 'require'; readonly says: Message; readonly choices: readonly Choice[] }

export interface Choice {
  readonly says: Message
  readonly value: readonly string[]
}

/** Asks a person. A word's `check` returns what is wrong with it, or null. */
export interface Asker {
  readonly word: (question: {
    readonly says: Message
    readonly usual: string
    readonly check: (text: string) => Message | null
  }) => Promise<string>
  readonly choice: (question: {
    readonly says: Message
    readonly choices: readonly Choice[]
  }) => Promise<readonly string[]>
}

const word = (key: AnswerKey, says: Message): Question => {
  const usual = usualAnswers[key]
  return { kind: 'word', key, says, usual: usual === null ? '' : String(usual) }
}

/** At most eight. Everything else has a flag, or is written into the file by hand. */
export const questions: readonly Question[] = [
  word('name', message('init.ask.name')),
  word('servers', message('init.ask.servers')),
  word('vcpu', message('init.ask.vcpu')),
  word('memory', message('init.ask.memory')),
  word('storage', message('init.ask.storage')),
  word('traffic', message('init.ask.traffic')),
  {
    kind: 'choice',
    key: 'require',
    says: message('init.ask.require'),
    choices: [
      { says: message('init.choice.anywhere'), value: [] },
      { says: message('init.choice.union'), value: ['country=EU'] },
      { says: message('init.choice.european'), value: ['country=EU', 'control=european'] },
    ],
  },
  word('currentBill', message('init.ask.currentBill')),
]

/** Asks what is not answered yet, in order. */
export async function askRest(given: Partial<Answers>, asker: Asker): Promise<Partial<Answers>> {
  let answers = given
  for (const question of questions) {
    if (answers[question.key] !== undefined) continue
    answers = { ...answers, ...(await ask(question, asker)) }
  }
  return answers
}

async function ask(question: Question, asker: Asker): Promise<Partial<Answers>> {
  switch (question.kind) {
    case 'choice':
      return { require: await asker.choice(question) }
    case 'word': {
      const { key, says, usual } = question
      const check = (text: string): Message | null => {
        const read = readAnswer(key, text)
        return read.ok ? null : read.problem
      }
      const read = readAnswer(key, await asker.word({ says, usual, check }))
      return read.ok ? { [key]: read.value } : {}
    }
  }
}
