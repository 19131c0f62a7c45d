import { z } from 'zod'
import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { SecurityGroup } from '../../../domain/network-resources.ts'
import { createKey, migrationLabel, purposeLabel } from '../../../plan/create-key.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { keyLabel } from '../../../providers/contract/creation.ts'
import type { AllFeatures } from '../../../providers/contract/features.ts'
import type { Provider } from '../../../providers/contract/provider.ts'

const holder = z.strictObject({
  host: z.string(),
  boot: z.string(),
  pid: z.int(),
  startedAt: z.string(),
  since: z.string(),
})

/** Who works on a migration: one process of one machine, and since when (ISO 8601 UTC). */
export type LockHolder = z.infer<typeof holder>

export interface MarkRequest {
  readonly target: Provider
  readonly plan: Pick<Plan, 'id' | 'name'>
  readonly me: LockHolder
  /** Of a process on another machine nobody can tell: it counts as alive. */
  readonly isAlive: (other: LockHolder) => Promise<boolean>
  /** Takes the mark of another machine away. */
  readonly breakLock: boolean
  readonly signal: AbortSignal
}

interface Marks {
  readonly key: string
  readonly list: AllFeatures['inventory']['list']
  readonly groups: AllFeatures['securityGroups']
}

/**
 * Marks the target as being worked on for a plan, so that two copies of the plan on two machines do not work at a time. The mark
 * is a security group without rules that says who. Returns what takes it away; null where the target has no such things.
 * @throws BrokerError refused – somebody else has it.
 */
export async function placeMark(request: MarkRequest): Promise<((signal: AbortSignal) => Promise<void>) | null> {
  const { plan, me, signal } = request
  const marks = marksOf(request)
  if (marks === null) return null
  for (const other of await present(marks, signal)) {
    if (await mayReplace(other, request)) await marks.groups.delete({ id: other.id, signal })
    else throw marked(other)
  }
  const { resource } = await marks.groups.create({
    key: marks.key,
    name: `broker-lock-${plan.name}`,
    labels: { [migrationLabel]: plan.id, [purposeLabel]: 'lock' },
    description: JSON.stringify(me),
    rules: [],
    signal,
  })
  // Somebody may have made one at the same moment: of two the one with the smaller id stays.
  const [first = resource] = (await present(marks, signal)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (!isMine(first, me)) {
    if (isMine(resource, me)) await marks.groups.delete({ id: resource.id, signal })
    throw marked(first)
  }
  return async (ending) => {
    await marks.groups.delete({ id: resource.id, signal: ending })
  }
}

function marksOf({ target, plan }: MarkRequest): Marks | null {
  const { inventory, securityGroups } = target.features
  if (inventory?.kinds.includes('securityGroups') !== true || securityGroups === undefined) return null
  const key = createKey({ planId: plan.id, purpose: 'lock', entry: 'lock', nth: 0 })
  return { key, list: (request) => inventory.list(request), groups: securityGroups }
}

async function present({ list, key }: Marks, signal: AbortSignal): Promise<readonly SecurityGroup[]> {
  const found: SecurityGroup[] = []
  for await (const group of list({ kind: 'securityGroups', signal })) {
    if (group.labels[keyLabel] === key) found.push(group)
  }
  return found
}

/** One of this machine whose process has ended, or one that the user says may go. */
async function mayReplace(mark: SecurityGroup, { me, isAlive, breakLock }: MarkRequest): Promise<boolean> {
  const other = holderOf(mark)
  if (other === null) return breakLock
  if (other.host !== me.host) return breakLock
  return !(await isAlive(other))
}

function isMine(mark: SecurityGroup, me: LockHolder): boolean {
  return mark.description === JSON.stringify(me)
}

function holderOf({ description }: SecurityGroup): LockHolder | null {
  try {
    return holder.safeParse(JSON.parse(description)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function marked(mark: SecurityGroup): BrokerError {
  return lockedBy(holderOf(mark), message('migrate.lock.onTarget', { name: mark.name }))
}

/** The error for a migration that somebody works on; null: nobody can tell who. */
export function lockedBy(other: LockHolder | null, where: ReturnType<typeof message>): BrokerError {
  const { host, pid, since } = other ?? { host: '?', pid: '?', since: '?' }
  return new BrokerError({
    kind: 'refused',
    says: message('migrate.locked', { where, host, pid: String(pid), since }),
    next: message('migrate.locked.next', { host }),
  })
}
