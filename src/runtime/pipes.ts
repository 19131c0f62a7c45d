/**
 * A reader that closes early (`broker … | head`) is not an error: end quietly with 0.
 * The pipe to stderr may be closed as well.
 */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
}
