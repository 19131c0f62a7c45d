import type { ResourceState, Stateful } from '../../../domain/resources.ts'

const servers: Readonly<Record<string, ResourceState>> = {
  ACTIVE: 'running',
  SHUTOFF: 'stopped',
  STOPPED: 'stopped',
  SHELVED: 'stopped',
  SHELVED_OFFLOADED: 'stopped',
  BUILD: 'changing',
  REBUILD: 'changing',
  REBOOT: 'changing',
  HARD_REBOOT: 'changing',
  RESIZE: 'changing',
  VERIFY_RESIZE: 'changing',
  REVERT_RESIZE: 'changing',
  MIGRATING: 'changing',
  PASSWORD: 'changing',
  ERROR: 'error',
}

const powering = new Set([
  'powering-off',
  'powering-on',
  'rebooting',
  'reboot_pending',
  'reboot_started',
  'deleting',
  'spawning',
])

/** Nova tells of a stop or start in its task first, and changes the status when it is over. */
export function serverState(status: string, task: string | null): Stateful {
  const state = task !== null && powering.has(task) ? 'changing' : (servers[status] ?? 'unknown')
  return { state, providerState: status }
}

const settled: Readonly<Record<string, ResourceState>> = {
  available: 'ready',
  'in-use': 'ready',
  active: 'ready',
  up: 'ready',
  down: 'ready',
  deactivated: 'unknown',
  'n/a': 'ready',
  build: 'changing',
  queued: 'changing',
  saving: 'changing',
  importing: 'changing',
  uploading: 'changing',
  pending_delete: 'changing',
  reserved: 'changing',
  maintenance: 'changing',
  'backing-up': 'changing',
  'restoring-backup': 'changing',
  killed: 'error',
}

/** Cinder's states of work end in -ing, its failures begin with error. */
export function thingState(status: string): Stateful {
  const word = status.toLowerCase()
  const state = settled[word] ?? (word.startsWith('error') ? 'error' : /ing$/.test(word) ? 'changing' : 'unknown')
  return { state, providerState: status }
}
