import { z } from 'zod'
import { readDocument } from '../documents/check-document.ts'
import type { Evidence } from '../domain/evidence.ts'
import type { HoursInterval, OperationsNorms } from '../domain/operations.ts'

const interval = z
  .strictObject({
    low: z.number().nonnegative(),
    expected: z.number().nonnegative(),
    high: z.number().nonnegative(),
    source: z.string(),
  })
  .refine(({ low, expected, high }) => low <= expected && expected <= high, { error: 'low ≤ expected ≤ high' })

const byModel = z.strictObject({ hyperscaler: interval, cloud: interval, openstack: interval, dedicated: interval })

const operationsFileSchema = z
  .strictObject({
    schema: z.literal('broker/operations/1'),
    sources: z.record(
      z.string(),
      z.strictObject({
        source: z.string().min(1),
        date: z.iso.date(),
        confidence: z.enum(['sourced', 'stale', 'unverified']),
      }),
    ),
    account: byModel,
    server: byModel,
    selfRun: z.strictObject({
      database: interval,
      'object-storage': interval,
      'load-balancer': interval,
      mail: interval,
      'file-share': interval,
      backup: interval,
    }),
    managed: interval,
    fleet: z.strictObject({ from: z.number().int().positive(), share: z.number().min(0).max(1), source: z.string() }),
  })
  .superRefine((file, context) => {
    for (const key of sourceKeys(file)) {
      if (!Object.hasOwn(file.sources, key)) context.addIssue({ code: 'custom', path: ['sources'], message: key })
    }
  })

type Interval = z.infer<typeof interval>
type ByModel = z.infer<typeof byModel>

/** Reads `data/operations.yaml`. @throws BrokerError usage – with every problem and its line. */
export function readOperationsFile(request: { readonly file: string; readonly text: string }): OperationsNorms {
  const file = readDocument({ ...request, schema: operationsFileSchema })
  const evidence = (key: string): Evidence => {
    const found = file.sources[key]
    if (found === undefined) throw new Error(`operations: the source ${key} passed the checks and is not there`)
    return found
  }
  const hours = ({ low, expected, high, source }: Interval): HoursInterval => ({
    low,
    expected,
    high,
    evidence: evidence(source),
  })
  const models = ({ hyperscaler, cloud, openstack, dedicated }: ByModel): OperationsNorms['server'] => ({
    hyperscaler: hours(hyperscaler),
    cloud: hours(cloud),
    openstack: hours(openstack),
    dedicated: hours(dedicated),
  })
  const { from, share, source } = file.fleet
  return {
    account: models(file.account),
    server: models(file.server),
    selfRun: Object.fromEntries(Object.entries(file.selfRun).map(([name, one]) => [name, hours(one)])),
    managed: hours(file.managed),
    fleet: { from, share, evidence: evidence(source) },
  }
}

function sourceKeys({
  account,
  server,
  selfRun,
  managed,
  fleet,
}: Omit<z.infer<typeof operationsFileSchema>, 'sources' | 'schema'>): string[] {
  const groups = [account, server, selfRun].flatMap((group) => Object.values(group))
  return [...groups, managed, fleet].map((one) => one.source)
}
