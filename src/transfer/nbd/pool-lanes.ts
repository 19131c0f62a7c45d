import { BrokerError } from '../../domain/errors.ts'
import type { Connection } from './connection.ts'

/** Connections to one export, opened when they are needed. */
export interface PoolLanes {
  /** Works with the connection that has least to do, and opens another beside it; a broken one is opened again first. */
  use(work: (connection: Connection) => Promise<void>): Promise<void>
  all(): readonly Connection[]
  /** Why nothing more goes over any of them; null while it does. */
  fault(): BrokerError | null
  /** Says goodbye over all of them; one that is being opened goes when it is open. */
  close(): void
}

interface Lane {
  connection: Connection
  /** It is being opened: everybody waits for the same new connection. */
  opening: Promise<void> | null
  /** Requests under way. */
  busy: number
}

/** What is known of additional connections. */
interface More {
  most: number
  /** Being opened. */
  opening: number
  /** Since the last that was opened. What fails at one time, as when the line is cut, is one refusal. */
  refusals: number
  isClosed: boolean
  /** Another disk was found behind the address, or writes may be lost. */
  fault: BrokerError | null
}

/** So often an additional connection may fail to open before the copy makes do with those that it has. */
const mostRefusals = 3

export function poolLanes(request: {
  readonly first: Connection
  readonly most: number
  readonly open: () => Promise<Connection>
  /** What is wrong with a new connection: it leads to another disk. It is asked before anything else goes over it. */
  readonly faultOf: (connection: Connection) => Promise<BrokerError | null>
  /** When additional connections can be compared with what there is. */
  readonly comparable: Promise<void>
  /** What to say when a connection has broken with writes that no flush has followed. */
  readonly lost: () => BrokerError
}): PoolLanes {
  const { first, open, faultOf, comparable, lost } = request
  const lanes: Lane[] = [laneOf(first)]
  const more: More = { most: request.most, opening: 0, refusals: 0, isClosed: false, fault: null }
  const openMore = async (): Promise<void> => {
    more.opening++
    const { refusals } = more
    try {
      const connection = await open()
      await comparable
      const fault = await faultOf(connection)
      more.refusals = 0
      more.fault ??= fault
      if (more.isClosed || more.fault !== null) connection.close()
      else lanes.push(laneOf(connection))
    } catch (error) {
      // Another machine answers. Otherwise the line may have been cut, or the server has enough: what is open does the work.
      if (error instanceof BrokerError && error.kind === 'refused') more.fault = error
      else if (more.refusals === refusals && ++more.refusals >= mostRefusals) more.most = lanes.length
    } finally {
      more.opening--
    }
  }
  const fault = (): BrokerError | null => (more.fault ??= lanes.some(hasLost) ? lost() : null)
  return {
    use: async (work) => {
      throwIf(fault())
      const lane = leastBusy(lanes)
      // Nobody waits for another one: what is open goes on meanwhile.
      if (lane.busy > 0 && lanes.length + more.opening < more.most) void openMore()
      lane.busy++
      try {
        if (lane.opening !== null || !lane.connection.isOpen()) await reopen(lane, { open, faultOf, more })
        await work(lane.connection)
      } finally {
        lane.busy--
      }
    },
    all: () => lanes.map(({ connection }) => connection),
    fault,
    close: () => {
      more.isClosed = true
      for (const { connection } of lanes) connection.close()
    },
  }
}

const laneOf = (connection: Connection): Lane => ({ connection, opening: null, busy: 0 })

/** In turn, all would wait for the slowest. */
function leastBusy(lanes: readonly Lane[]): Lane {
  const ready = lanes.filter(({ opening }) => opening === null)
  return (ready.length > 0 ? ready : lanes).reduce((least, other) => (other.busy < least.busy ? other : least))
}

async function reopen(
  lane: Lane,
  about: Pick<Parameters<typeof poolLanes>[0], 'open' | 'faultOf'> & { readonly more: More },
): Promise<void> {
  lane.opening ??= opened(about)
    .then((connection) => {
      lane.connection = connection
    })
    .finally(() => {
      lane.opening = null
    })
  await lane.opening
}

async function opened({ open, faultOf, more }: Parameters<typeof reopen>[1]): Promise<Connection> {
  const connection = await open()
  try {
    more.fault ??= await faultOf(connection)
    throwIf(more.fault)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function throwIf(fault: BrokerError | null): void {
  if (fault !== null) throw fault
}

/** Nothing more is written then: another server, or another disk, may answer by now. */
function hasLost({ connection }: Lane): boolean {
  return !connection.isOpen() && connection.isUnflushed()
}
