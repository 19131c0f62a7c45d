import { message } from '../../../domain/message.ts'
import { OnwardError } from '../onward.ts'
import { type Carrier, serversInUse } from './carriers.ts'

/** The error for a tenant with something that carries the label of a finished migration. */
export function finishedBefore({
  kind,
  name,
  id,
  tenant,
}: Pick<Carrier, 'kind' | 'name' | 'id' | 'tenant'>): OnwardError {
  const values = { kind: message(`inventory.kind.${kind}`), name, id, tenant: tenant ?? '–' }
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'look', command: 'check' },
    says: message('migrate.finishedBefore', values),
    next: message('migrate.finishedBefore.next'),
  })
}

/** The error for a server that the journal does not know to have been started or switched to. */
export function journalOlder({
  name,
  id,
  tenant,
  isSwitched,
}: Pick<Carrier, 'name' | 'id' | 'tenant' | 'isSwitched'>): OnwardError {
  const values = { name, id, tenant: tenant ?? '–' }
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { adopt: true } },
    says: message(isSwitched ? 'migrate.journalOlder.switched' : 'migrate.journalOlder', values),
    next: message('migrate.journalOlder.next', values),
  })
}

/** The error for things that the journal does not know of. A server that runs is what matters most. */
export function unknownThings(strays: readonly Carrier[]): OnwardError {
  const [server] = serversInUse(strays)
  if (server !== undefined) return journalOlder(server)
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { adopt: true } },
    says: message('migrate.strays', countOf(strays)),
    next: message('migrate.strays.next'),
  })
}

/** The error for a command that needs a journal and finds none. */
export function noJournal({ path, there }: { readonly path: string; readonly there: readonly Carrier[] }): OnwardError {
  if (there.length === 0) {
    return new OnwardError({
      kind: 'refused',
      onward: { kind: 'phase', phase: 'apply', tenants: null },
      says: message('migrate.noJournal', { path }),
      next: message('migrate.noJournal.next'),
    })
  }
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { adopt: true } },
    says: message('migrate.noJournal.there', { path, ...countOf(there) }),
    next: message('migrate.noJournal.there.next'),
  })
}

function countOf(
  things: readonly Carrier[],
): Readonly<Record<'count', number>> & Readonly<Record<'name' | 'id', string>> {
  const [first] = things
  return { count: things.length, name: first?.name ?? '', id: first?.id ?? '' }
}
