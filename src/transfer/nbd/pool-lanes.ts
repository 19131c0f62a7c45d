import type { Connection } from './connection.ts'

/** Connections to one export, opened when they are needed. */
export interface PoolLanes {
  /** Works with the connection that has least to do; a broken one is opened again first. */
  use(work: (connection: Connection) => Promise<void>): Promise<void>
  all(): readonly Connection[]
  /** Whether any has broken with writes that no flush has followed. */
  hasLost(): boolean
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

/** So often an additional connection may fail to open before the copy makes do with those that it has. */
const mostRefusals = 3

export function poolLanes(request: {
  readonly first: Connection
  readonly most: number
  readonly open: () => Promise<Connection>
}): PoolLanes {
  const { first, open } = request
  let { most } = request
  let refusals = 0
  const lanes: Lane[] = [{ connection: first, lost: false, opening: null, busy: 0 }]
  const reopen = async (lane: Lane): Promise<void> => {
    noteLoss(lane)
    lane.opening ??= open()
      .then((connection) => {
        lane.connection = connection
      })
      .finally(() => {
        lane.opening = null
      })
    await lane.opening
  }
  const openMore = async (lane: Lane): Promise<void> => {
    lanes.push(lane)
    try {
      await reopen(lane)
    } catch (error) {
      // It never was a connection of its own. A server that keeps refusing gets no more of them.
      lanes.splice(lanes.indexOf(lane), 1)
      if (++refusals >= mostRefusals) most = lanes.length
      throw error
    }
  }
  return {
    use: async (work) => {
      const isMore = lanes.length < most
      const added: Lane = { connection: first, lost: false, opening: null, busy: 0 }
      // In turn, all would wait for the slowest.
      const lane = isMore ? added : lanes.reduce((least, other) => (other.busy < least.busy ? other : least))
      lane.busy++
      try {
        if (isMore) await openMore(lane)
        else if (lane.opening !== null || !lane.connection.isOpen()) await reopen(lane)
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
  }
}

function noteLoss(lane: Lane): void {
  lane.lost ||= !lane.connection.isOpen() && lane.connection.isUnflushed()
}
