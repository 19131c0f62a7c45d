/**
 * The NBD client alone: copies the data of argv[2] to argv[3] without hashes, manifest, journal and proof. The target is empty.
 */
import { createLanes } from '../dist/transfer/flow/lanes.js'
import { openNbdSink, openNbdSource } from '../dist/transfer/nbd/open-nbd.js'

const [, , from, to, connections, inFlight] = process.argv
const blockBytes = 512 * 1024
const { signal } = new globalThis.AbortController()
const target = (uri) => ({
  address: { kind: 'unix', path: new URL(uri).searchParams.get('socket') },
  exportName: '',
  connections: Number(connections),
  timeoutMs: 60_000,
  retries: 0,
  clock: () => performance.now(),
})

const source = await openNbdSource(target(from))
const sink = await openNbdSink({ target: target(to), fresh: true, proof: 'cached' })
const lanes = createLanes(() => Number(inFlight))
const spare = []

async function copy(offset, length) {
  const memory = spare.pop() ?? Buffer.alloc(blockBytes)
  const block = memory.subarray(0, length)
  await source.read({ offset, into: block, signal })
  await sink.write({ offset, from: block, signal })
  spare.push(memory)
}

for await (const { offset, length, kind } of source.extents({ signal })) {
  if (kind === 'zero') continue
  for (let done = 0; done < length; done += blockBytes) {
    await lanes.start(() => copy(offset + done, Math.min(blockBytes, length - done)))
  }
}
await lanes.drain()
await source.close()
await sink.close()
