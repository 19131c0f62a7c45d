import { expect, test } from 'vitest'
import { checked } from './checked.ts'
import { planOf } from './plan-of-clouds.ts'
import { clouds } from './small-tenant.ts'

test('a word in braces that stands for nothing is named; those of a command are its own', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  for (const { how } of plan.tenants['shop']?.servers.filter(({ key }) => key === 'web') ?? []) {
    how.healthChecks = [
      { kind: 'http', url: 'http://{adress}:80/{public}', status: 200, timeoutSeconds: 1 },
      { kind: 'command', command: ['awk', '{print}'], timeoutSeconds: 1 },
    ]
  }
  const errors = (await checked(made, plan)).filter(({ severity }) => severity === 'error')
  expect(errors).toMatchObject([
    { rule: 'unknownPlace', entry: 'servers/web', says: { values: { name: 'web', word: 'adress' } } },
  ])
})
