import { setTimeout as sleep } from 'node:timers/promises'
import { diskError } from '../disk-error.ts'
import { connect, diskText, isEncrypted, type NbdAddress } from './connect.ts'
import { explained } from './explained.ts'
import { type Connection, openConnection, type Request } from './connection.ts'
import { ProtocolError } from './greeting.ts'
import type { ExportInfo } from './negotiate.ts'
import { otherDisk } from './other-disk.ts'
import { poolLanes } from './pool-lanes.ts'
import { ServerError, StalledError } from './request-errors.ts'
import { createToldStatus } from './told-status.ts'
import { createWitness } from './witness.ts'

/** How an NBD server is spoken to. */
export interface NbdTarget {
  readonly address: NbdAddress
  readonly exportName: string
  /** What the disk is called where it is told of; its address unless told. */
  readonly shownAs?: string
  /** As many as this at one time, where the server allows it. */
  readonly connections: number
  /** How long nothing may move while an answer is due. */
  readonly timeoutMs: number
  /** How often a broken connection is opened again for one request. */
  readonly retries: number
  readonly clock: () => number
  /** It is the target of a copy: nobody else writes to it. */
  readonly isWritten?: true
}

/** Several connections to one export as one. */
export interface Pool {
  readonly info: ExportInfo
  readonly name: string
  /** Sent again over a new connection where one breaks. */
  request(request: Request, signal: AbortSignal): Promise<void>
  /**
   * Flushes every connection that wrote; only one where the server says that this is enough.
   * @throws BrokerError partial – a connection broke after writes that no flush has followed: they may be lost.
   */
  flush(signal: AbortSignal): Promise<void>
  close(): void
}

const firstPauseMs = 200

export async function openPool(target: NbdTarget): Promise<Pool> {
  const name = target.shownAs ?? diskText(target.address, target.exportName)
  const over = new AbortController()
  const first = await open(target, over.signal)
  const { info } = first
  const isProcess = target.address.kind === 'command'
  // Without the promise of a common view, another connection need not see what was written over this one.
  const most = info.multiConn || info.readOnly || isProcess ? target.connections : 1
  const witness = createWitness(info.blockSizes.minimum)
  const told = createToldStatus()
  const lanes = poolLanes({
    first,
    most,
    open: () => open(target, over.signal),
    faultOf: (connection) => otherDisk(connection, { name, info, witness, told, isWritten: target.isWritten === true }),
    comparable: witness.hasSeen,
    lost: () => diskError({ kind: 'partial', key: 'disk.nbd.lost', values: { name } }),
  })
  const request = async (wanted: Request, signal: AbortSignal): Promise<void> => {
    const isFinal = (error: unknown): boolean => error === lanes.fault()
    const send = async (one: Request): Promise<void> => {
      const work = (): Promise<void> => lanes.use((connection) => connection.request(one))
      await patiently({ target, signal, work, isFinal })
    }
    await witness.during(wanted, () => told.during(wanted, send))
  }
  const flush = async (signal: AbortSignal): Promise<void> => {
    const fault = lanes.fault()
    if (fault !== null) throw fault
    const flushed = witness.flushing()
    const wrote = lanes.all().filter((connection) => connection.isUnflushed())
    const answered = wrote.map((connection) => ({ connection, writes: connection.answeredWrites() }))
    const enough = info.multiConn && !isProcess ? answered.slice(0, 1) : answered
    for (const { connection } of enough) await flushOne(connection, { target, signal })
    if (enough.length < answered.length) for (const { connection, writes } of answered) connection.markFlushed(writes)
    flushed()
  }
  const close = (): void => {
    lanes.close()
    over.abort()
    witness.end()
  }
  return { info, name, request, flush, close }
}

/** A flush is not tried over a new connection: that one has nothing to flush. */
async function flushOne(
  connection: Connection,
  { target, signal }: { readonly target: NbdTarget; readonly signal: AbortSignal },
): Promise<void> {
  if (!connection.info.canFlush) return
  signal.throwIfAborted()
  try {
    await connection.request({ command: 'flush', offset: 0, length: 0 })
  } catch (error) {
    throw explained(error, target)
  }
}

/** Tries again, over another connection and with growing pauses, what a broken connection has spoilt. */
async function patiently<T>(request: {
  readonly target: NbdTarget
  readonly signal: AbortSignal
  readonly work: () => Promise<T>
  /** Another try would end the same way. */
  readonly isFinal: (error: unknown) => boolean
}): Promise<T> {
  const { target, signal, work, isFinal } = request
  let stalled: StalledError | null = null
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      // The request that was not answered says more than the greeting that was not on the second try.
      if (error instanceof StalledError) stalled ??= error
      // Silence has lasted long enough by itself; it is tried once more only.
      const most = error instanceof StalledError ? 1 : target.retries
      const isAnswer = error instanceof ServerError || error instanceof ProtocolError
      const isLast = isAnswer || isFinal(error) || attempt >= most
      if (isLast) throw explained(error instanceof StalledError ? stalled : error, target)
    }
    await sleep(firstPauseMs * 2 ** attempt, undefined, { signal })
  }
}

/** `over`: nobody needs it any more, however far its opening has come. */
async function open({ address, exportName, timeoutMs, clock }: NbdTarget, over: AbortSignal): Promise<Connection> {
  const stream = await connect(address, timeoutMs)
  const destroy = (): void => stream.destroy(new Error('nobody needs the connection any more'))
  over.addEventListener('abort', destroy)
  try {
    if (over.aborted) destroy()
    return await openConnection({
      stream,
      exportName,
      isGreeted: isEncrypted(address),
      timeoutMs,
      clock,
    })
  } finally {
    over.removeEventListener('abort', destroy)
  }
}

/** The first connection; its errors are those of a wrong address. */
export async function openFirst(target: NbdTarget): Promise<Pool> {
  try {
    return await openPool(target)
  } catch (error) {
    throw explained(error, target)
  }
}
