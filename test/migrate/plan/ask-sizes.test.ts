import { expect, test } from 'vitest'
import type { Message } from '../../../src/domain/message.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import type { PlanAsker } from '../../../src/workflows/migrate/planning/plan-asker.ts'
import { planOf } from './plan-of-clouds.ts'
import { clouds, type Clouds } from './small-tenant.ts'

interface Question {
  readonly says: Message
  readonly choices: readonly { readonly says: Message; readonly value: readonly string[] }[]
}

/** Answers with the first choice, or with none. */
function asker(answers: 'first' | 'later'): PlanAsker & { readonly asked: Question[] } {
  const asked: Question[] = []
  return {
    asked,
    choice: (question) => {
      asked.push(question)
      const { choices } = question
      return Promise.resolve((answers === 'first' ? choices[0] : choices.at(-1))?.value ?? [])
    },
  }
}

/** A target with sizes that are all too small. */
async function cramped(): Promise<Clouds> {
  const made = await clouds()
  const { offers } = made.target.features
  if (offers === undefined) throw new Error('a directory cloud has offers')
  const size = (id: string, vcpu: number, memoryMib: number): object => ({ id, name: id, vcpu, memoryMib, diskGib: 0 })
  Object.assign(offers, {
    async *list() {
      yield* await Promise.resolve([size('nano', 1, 16), size('micro', 1, 32)].map((one) => ({ ...one, public: true })))
    },
  })
  return made
}

const sizesIn = ({ tenants }: Plan): readonly unknown[] =>
  Object.values(tenants).flatMap(({ servers }) =>
    servers.map(({ desired, how }) => [desired.size, how.sizes, how.remark]),
  )

test('servers that no size is large enough for are asked for together, the largest offer first', async () => {
  const first = asker('first')
  const { plan, report } = await planOf(await cramped(), { asker: first })
  expect(first.asked.map(({ says: { key, values } }) => [key, values['count']])).toEqual([['plan.ask.size', 2]])
  expect(first.asked[0]?.choices.map(({ value }) => value)).toEqual([['micro'], ['nano'], []])
  expect(sizesIn(plan)).toEqual([
    ['micro', ['micro'], null],
    ['micro', ['micro'], null],
  ])
  expect(report.open).toEqual([])
})

test('left for later, and where nobody can be asked, the file says so', async () => {
  for (const asked of [asker('later'), null]) {
    const { plan } = await planOf(await cramped(), { asker: asked })
    expect(sizesIn(plan)).toEqual([
      [null, [], expect.stringContaining('choose one in desired.size')],
      [null, [], expect.stringContaining('choose one in desired.size')],
    ])
  }
})
