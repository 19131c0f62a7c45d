import { isDeepStrictEqual } from 'node:util'
import { message } from '../../domain/message.ts'
import { BrokerError } from '../../domain/errors.ts'
import type { DiskNotice, DiskProgress } from '../../domain/disk.ts'
import type { Step } from '../../transfer/engine.ts'
import { withEngine } from '../../transfer/open-engine.ts'
import type { Reach } from '../../transfer/location/open-location.ts'
import type { Engine } from '../../transfer/engine.ts'

/** What all work on disks needs of its surroundings. */
export interface DiskWork {
  /** Blocks under way at one time. */
  readonly inFlight: number
  /** MiB a second; null for no limit. */
  readonly bandwidthMibps: number | null
  /** Connections to one server. */
  readonly connections: number
  /** How long a server may be silent while an answer is due. */
  readonly timeoutMs: number
  readonly threads: number
  /** Where disks that are written to are locked, for all who use this machine. */
  readonly lockFolder: string
  readonly clock: () => number
  readonly onProgress: (event: DiskProgress) => void
  readonly onNotice: (notice: DiskNotice) => void
  readonly onStep: (step: Step) => Promise<void> | void
  readonly signal: AbortSignal
}

/** Runs work with an engine; `controlFile` may change its settings meanwhile. */
export async function work<T>(
  request: DiskWork,
  controlFile: string | null,
  run: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { inFlight, bandwidthMibps } = request
  return await withEngine({ ...request, settings: { inFlight, bandwidthMibps }, controlFile }, run)
}

export function reach({ connections, timeoutMs, clock, lockFolder, signal }: DiskWork): Reach {
  return { connections, timeoutMs, clock, lockFolder, signal }
}

/** Keeps for the report what is told of meanwhile, the same of two disks once. */
export function collectNotices(request: DiskWork): {
  readonly notices: readonly DiskNotice[]
  readonly onNotice: (notice: DiskNotice) => void
} {
  const notices: DiskNotice[] = []
  const onNotice = (notice: DiskNotice): void => {
    if (notices.some((told) => isDeepStrictEqual(told, notice))) return
    notices.push(notice)
    request.onNotice(notice)
  }
  return { notices, onNotice }
}

/** @throws BrokerError usage – source and target are the same words. */
export function refuseSameWords(source: string, target: string): void {
  if (source === target) refuseSame()
}

/** @throws BrokerError refused – source and target are the same disk. */
export function refuseSame(): never {
  throw new BrokerError({ kind: 'refused', says: message('disk.same'), next: message('disk.same.next') })
}
