/**
 * A line with a delay: `node bench/delay-proxy.js TO_PORT ROUND_TRIP_MS WINDOW_BYTES` prints the port it listens on. Each
 * direction of each connection delays by half the round trip and has at most a window of bytes that are not yet acknowledged,
 * as TCP has; what is beyond waits at the sender.
 */
import { connect, createServer } from 'node:net'

const [, , toPort, roundTripMs, windowBytes] = process.argv.map(Number)
const oneWayMs = roundTripMs / 2

function delayed(from, to) {
  let unacknowledged = 0
  const acknowledge = (bytes) => {
    unacknowledged -= bytes
    if (unacknowledged < windowBytes && from.isPaused()) from.resume()
  }
  from.on('data', (chunk) => {
    unacknowledged += chunk.length
    if (unacknowledged >= windowBytes) from.pause()
    setTimeout(() => {
      if (!to.destroyed) to.write(chunk)
      setTimeout(acknowledge, oneWayMs, chunk.length)
    }, oneWayMs)
  })
  from.on('end', () => setTimeout(() => to.end(), oneWayMs))
  from.on('error', () => to.destroy())
  from.on('close', () => setTimeout(() => to.destroy(), oneWayMs))
}

const server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
  const far = connect({ host: '127.0.0.1', port: toPort, noDelay: true, allowHalfOpen: true })
  delayed(near, far)
  delayed(far, near)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
