import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import { writePlan } from '../../../src/plan/write-plan.ts'
import { readPlan } from '../../../src/workflows/migrate/read-plan.ts'

const comments = { top: 'a plan\n\nof two lines', above: new Map([['tenants', 'who moves']]) }

/** A plan of one tenant with one volume, both called anything. */
function planOf(name: string, id: string): Plan {
  return {
    schema: 'broker/migration-plan/1',
    id,
    name: 'x',
    createdAt: '2026-11-22T08:00:00Z',
    source: { profile: name, provider: 'directory', region: null, place: name },
    target: { profile: 'b', provider: 'directory', region: name, place: 'b' },
    mapping: { networks: { [name]: null } },
    floor: null,
    limits: { volumesInParallel: 1, bandwidthMibps: null },
    timeouts: { stateSeconds: 1 },
    hooks: { beforeStop: null, afterStop: null, beforeTraffic: null, afterTraffic: null, onRollback: null },
    waves: [{ name: 'one', tenants: [name], window: null, maxParallel: 1, owner: name }],
    tenants: {
      [name]: {
        networks: [],
        subnets: [],
        routers: [],
        securityGroups: [],
        keyPairs: [],
        images: [],
        volumes: [
          {
            key: 'v',
            desired: { name, sizeBytes: 1, class: name, labels: { [name]: name } },
            observed: { id: name, sizeBytes: 1, logicalBytes: null, class: name, attachedTo: [name], encrypted: false },
            how: { action: 'create', targetId: name, remark: name, method: 'blocks' },
          },
        ],
        servers: [],
        publicIps: [],
      },
    },
  }
}

const hexadecimal = fc.stringMatching(/^[0-9a-f]{12}$/)
const tricky = fc.constantFrom(
  'null',
  'yes',
  '1e3',
  '0x1f',
  '~',
  '- a',
  '# a',
  'a: b',
  '{',
  '"',
  '---',
  'a\nb',
  '\u001b[31m',
  ' ',
  '!!x',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufffd',
  '\ufeffx',
)

test('a plan reads back as it was written, whatever things are called', () => {
  fc.assert(
    fc.property(
      fc.oneof(tricky, fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 })),
      hexadecimal,
      (name, id) => {
        const plan = planOf(name, id)
        expect(readPlan({ file: 'x', text: writePlan(plan, comments) })).toEqual(plan)
      },
    ),
    {
      seed: 42,
      numRuns: 60,
      examples: [
        ['\ufffd', '0123456789ab'],
        ['\u007f', '000000000000'],
        ['\u0085', '1234567890e1'],
      ],
    },
  )
})
