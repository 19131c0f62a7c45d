import { BrokerError } from '../../domain/errors.ts'
import type { Connection } from './connection.ts'

/** Connections to one export, opened when they are needed. */
export interface PoolLanes {
  /** Works with the connection that has least to do, and opens another beside it; a broken one is opened again first. */
  use(work: (connection: Connection) => Promise<void>): Promise<void>
  all(): readonly Connection[]
  /** Whether any has broken with writes that no flush has followed. */
  hasLost(): boolean
  /** Says goodbye over all of them; one that is being opened goes when it is open. */
  close(): void
}

interface Lane {
  connection: Connection
  /** It broke with writes that were not flushed. */
  lost: boolean
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
  /** Another disk was found behind the address. */
  fault: BrokerError | null
}

/** So often an additional connection may fail to open before the copy makes do with those that it has. */
const mostRefusals = 3

export function poolLanes(request: {
  readonly first: Connection
  readonly most: number
  readonly open: () => Promise<Connection>
  /** What is wrong with a new connection: it leads to another disk. */
  readonly faultOf: (connection: Connection) => BrokerError | null
}): PoolLanes {
  const { first, open, faultOf } = request
  const lanes: Lane[] = [laneOf(first)]
  const more: More = { most: request.most, opening: 0, refusals: 0, isClosed: false, fault: null }
  const openMore = async (): Promise<void> => {
    more.opening++
    const { refusals } = more
    try {
      const connection = await open()
      more.refusals = 0
      more.fault ??= faultOf(connection)
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
  return {
    use: async (work) => {
      if (more.fault !== null) throw more.fault
      const lane = leastBusy(lanes)
      // Nobody waits for another one: what is open goes on meanwhile.
      if (lane.busy > 0 && lanes.length + more.opening < more.most) void openMore()
      lane.busy++
      try {
        if (lane.opening !== null || !lane.connection.isOpen()) await reopen(lane, { open, faultOf })
        await work(lane.connection)
      } finally {
        lane.busy--
      }
    },
    all: () => lanes.map(({ connection }) => connection),
    hasLost: () => {
      lanes.forEach(noteLoss)
      return lanes.some(({ lost }) => lost)
    },
    close: () => {
      more.isClosed = true
      for (const { connection } of lanes) connection.close()
    },
  }
}

const laneOf = (connection: Connection): Lane => ({ connection, lost: false, opening: null, busy: 0 })

/** In turn, all would wait for the slowest. */
function leastBusy(lanes: readonly Lane[]): Lane {
  const ready = lanes.filter(({ opening }) => opening === null)
  return (ready.length > 0 ? ready : lanes).reduce((least, other) => (other.busy < least.busy ? other : least))
}

async function reopen(
  lane: Lane,
  { open, faultOf }: Pick<Parameters<typeof poolLanes>[0], 'open' | 'faultOf'>,
): Promise<void> {
  noteLoss(lane)
  lane.opening ??= open()
    .then((connection) => {
      const fault = faultOf(connection)
      if (fault === null) {
        lane.connection = connection
        return
      }
      connection.close()
      throw fault
    })
    .finally(() => {
      lane.opening = null
    })
  await lane.opening
}

function noteLoss(lane: Lane): void {
  lane.lost ||= !lane.connection.isOpen() && lane.connection.isUnflushed()
}
