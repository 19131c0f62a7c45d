/** Plans the move of argv[2] tenants and writes plan and journal into the folder argv[3]; every volume was copied. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inventories, offers } from './fleet.js'

const built = (path) => import(pathToFileURL(join(import.meta.dirname, '../../dist', path)).href)
const { buildPlan } = await built('workflows/migrate/planning/build-plan.js')
const { planComments } = await built('workflows/migrate/planning/plan-comments.js')
const { writePlan } = await built('plan/write-plan.js')
const { planDigest } = await built('plan/plan-digest.js')
const { journalLine } = await built('plan/journal-text.js')

const [, , count, folder] = process.argv
const end = { provider: 'directory', region: null }
const at = '2026-11-22T12:00:00Z'
const { plan } = buildPlan({
  name: 'fleet',
  id: '0123456789ab',
  createdAt: at,
  ends: { source: { ...end, profile: 'old', place: 'old' }, target: { ...end, profile: 'new', place: 'new' } },
  ...inventories(Number(count)),
  offers,
  choices: { tenants: null, onlyTenant: null, networks: new Map(), waveSize: 25, floor: null, healthChecks: [] },
  previous: null,
  say: ({ key }) => key,
})
writeFileSync(
  join(folder, 'fleet.plan.yaml'),
  writePlan(
    plan,
    planComments(plan, ({ key }) => key),
  ),
)
const copied = {
  snapshotId: 's',
  targetId: 't',
  mode: 'full',
  consistent: true,
  root: '0'.repeat(64),
  proof: 'full-readback',
  sizeBytes: 1,
  targetBytes: 1,
  dataBlocks: 1,
  undefinedBlocks: 0,
  writtenBytes: 1,
  seconds: 1,
}
const facts = [
  { kind: 'plan', at, id: plan.id, digest: planDigest(plan) },
  ...Object.entries(plan.tenants).flatMap(([tenant, { volumes }]) => [
    ...volumes.map(({ key }) => ({ kind: 'copied', at, tenant, entry: key, ...copied })),
    { kind: 'reached', at, tenant, milestone: 'applied' },
  ]),
]
writeFileSync(join(folder, 'fleet.journal.jsonl'), facts.map(journalLine).join(''))
