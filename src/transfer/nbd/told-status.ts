import { createHash } from 'node:crypto'
import type { Connection, Request } from './connection.ts'
import { ServerError } from './request-errors.ts'

/** Remembers what a server has told of its blocks, so that no other disk is read by the map of the first one. */
export interface ToldStatus {
  /** Does a request, and remembers what it was told. What is written makes all of that old. */
  during(request: Request, work: (request: Request) => Promise<void>): Promise<void>
  /** Whether the same is told over another connection. */
  holds(connection: Pick<Connection, 'info' | 'request'>): Promise<boolean>
}

type Stretch = Pick<Request, 'offset' | 'length'>

/** The number of the context, which stands in front of the extents. */
const contextBytes = 4

export function createToldStatus(): ToldStatus {
  const told = new Map<string, Stretch & { readonly sum: string }>()
  return {
    during: async (request, work) => {
      const { command, offset, length } = request
      if (command === 'write' || command === 'writeZeroes') told.clear()
      if (command !== 'blockStatus') {
        await work(request)
        return
      }
      told.set(`${String(offset)} ${String(length)}`, { offset, length, sum: await sumOf(request, work) })
    },
    holds: async (connection) => {
      if (told.size > 0 && connection.info.allocationId === null) return false
      const same = await Promise.all([...told.values()].map((one) => isTold(one, connection)))
      return same.every(Boolean)
    },
  }
}

/** SHA-256 of the extents as they come, of the last answer where one connection broke. */
async function sumOf(request: Request, work: (request: Request) => Promise<void>): Promise<string> {
  let sum = ''
  const onStatus = (payload: Buffer): void => {
    sum = createHash('sha256').update(payload.subarray(contextBytes)).digest('hex')
    request.onStatus?.(payload)
  }
  await work({ ...request, onStatus })
  return sum
}

async function isTold(
  { offset, length, sum }: Stretch & { readonly sum: string },
  connection: Pick<Connection, 'request'>,
): Promise<boolean> {
  try {
    return (await sumOf({ command: 'blockStatus', offset, length }, (request) => connection.request(request))) === sum
  } catch (error) {
    if (error instanceof ServerError) return false
    throw error
  }
}
