import { join } from 'node:path'
import { manifest } from '../../scripts/manifest.js'
import { root } from './cli.ts'

/** All that the program can be told to do, as it is typed. */
export async function everyCommand(): Promise<readonly string[]> {
  const { commands } = await manifest()
  return Object.values(commands)
    .filter(({ hidden }) => !hidden)
    .map(({ id }) => id.replaceAll(':', ' '))
    .toSorted()
}

/** Two accounts, as somebody names them who moves from one to the other. */
export interface Ends {
  readonly source: string
  readonly target: string
}

/**
 * A call of every command in a folder with the disks `a.raw` and `b.raw`, which are equal, and the plan `move`. What is new in the program
 * needs a call here: tests compare this list with what there is.
 */
export function callsOf({ source, target }: Ends): Readonly<Record<string, readonly string[]>> {
  const confirmed = ['--confirm', 'move']
  const receipt = 'migrations/move.receipts/acme.receipt.json'
  return {
    audit: ['audit', source, '--policy', 'sovereign-eu'],
    'audit rules': ['audit', 'rules'],
    'catalog diff': ['catalog', 'diff', 'bundled', 'bundled'],
    'catalog list': ['catalog', 'list'],
    compare: ['compare', join(root, 'deployments/happybox.yaml')],
    criteria: ['criteria'],
    demo: ['demo', '--folder', 'demo'],
    'disk copy': ['disk', 'copy', 'a.raw', 'c.raw'],
    'disk manifest': ['disk', 'manifest', 'a.raw', 'a.manifest'],
    'disk verify': ['disk', 'verify', 'a.raw', 'b.raw'],
    doctor: ['doctor', source],
    init: ['init', '--ci', 'gitlab', 'fleet.json'],
    'init deployment': ['init', 'deployment', '--from', 'happybox'],
    'init profile': ['init', 'profile', 'mine', '--provider', 'directory', '--path', 'old'],
    inventory: ['inventory', source],
    'migrate apply': ['migrate', 'apply', 'move'],
    'migrate check': ['migrate', 'check', 'move'],
    'migrate cleanup': ['migrate', 'cleanup', 'move'],
    'migrate cutover': ['migrate', 'cutover', 'move', ...confirmed, '--without-rehearsal'],
    'migrate finish': ['migrate', 'finish', 'move', '--accept-weak-proof'],
    'migrate plan': ['migrate', 'plan', source, target, '--name', 'other', '--tenants', 'label:customer'],
    'migrate plan diff': ['migrate', 'plan', 'diff', 'move'],
    'migrate rehearse': ['migrate', 'rehearse', 'move'],
    'migrate rollback': ['migrate', 'rollback', 'move', ...confirmed],
    'migrate status': ['migrate', 'status', 'move'],
    'migrate sync': ['migrate', 'sync', 'move'],
    'migrate verify': ['migrate', 'verify', receipt, '--deep', '--target', target, '--plan', 'move'],
    providers: ['providers'],
  }
}
