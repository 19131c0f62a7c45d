import type { IncomingMessage, ServerResponse } from 'node:http'

/** A stand-in of an OpenStack with one project, whose lists are empty unless told. */
export function standInCloud(options?: {
  /** How many volumes, a hundred on each page. */
  readonly volumes?: number
  /** Types of services in the catalogue. */
  readonly services?: readonly string[]
  /** How far the clock of the cloud is ahead of ours. */
  readonly aheadMs?: number
  /** Gets every call first; true: it has answered it, or never will. */
  readonly handle?: (call: {
    readonly path: string
    readonly request: IncomingMessage
    /** Of the request. */
    readonly body: string
    readonly response: ServerResponse
  }) => boolean
}): Promise<{
  /** What a client needs to find it. */
  readonly env: Readonly<Record<string, string>>
  /** `GET /path` of each call. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}>
