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
