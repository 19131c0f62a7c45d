/** Errors of requests; the protocol has these numbers whatever the server's system is. */
export const errnos = {
  EPERM: 1,
  EIO: 5,
  ENOMEM: 12,
  EINVAL: 22,
  ENOSPC: 28,
  EOVERFLOW: 75,
  ENOTSUP: 95,
  ESHUTDOWN: 108,
} as const

/** The name of an error, or its number where it has none. */
export function errnoText(errno: number): string {
  const [name] = Object.entries(errnos).find(([, number]) => number === errno) ?? []
  return name ?? `error ${String(errno)}`
}

/** An error that the server tells of one request; `errno` as in Linux. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly errno: number
  constructor(errno: number) {
    super(`error ${String(errno)}`)
    this.errno = errno
  }
}

/** Nothing came for too long. */
export class StalledError extends Error {
  override readonly name = 'StalledError'
  readonly command: string
  constructor(command: string) {
    super(`no answer to ${command}`)
    this.command = command
  }
}
