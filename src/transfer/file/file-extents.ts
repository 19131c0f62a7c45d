import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Extent } from '../disk.ts'

interface Request {
  readonly path: string
  readonly sizeBytes: number
  readonly signal: AbortSignal
}

/** SEEK_DATA and SEEK_HOLE are not in Node; this prints the stretches of data, one `start end` a line. */
const seekProgram = `
import os, sys
f = os.open(sys.argv[1], os.O_RDONLY)
at = 0
while True:
    try: start = os.lseek(f, at, os.SEEK_DATA)
    except OSError as e:
        if e.errno == 6: break
        raise
    at = os.lseek(f, start, os.SEEK_HOLE)
    # A file that says nothing of the kind answers so without end.
    if at <= start: sys.exit(1)
    print(start, at)
`

/**
 * Where a raw local file has data. Its holes are known to read as zeroes (lseek(2)), so they are `zero`.
 * Asked of `qemu-img map` or of Python, whichever is there; without both, everything is data and has to be read.
 */
export async function* fileExtents(request: Request): AsyncGenerator<Extent> {
  const stretches = (await tryHelper(qemuMap(request))) ?? (await tryHelper(seekMap(request)))
  if (stretches === null) {
    yield { offset: 0, length: request.sizeBytes, kind: 'data' }
    return
  }
  yield* covered(stretches, request.sizeBytes)
}

type Stretch = readonly [start: number, end: number]

/** Gaps between stretches of data are zero. */
function* covered(stretches: readonly Stretch[], sizeBytes: number): Generator<Extent> {
  let at = 0
  for (const [start, end] of stretches) {
    const stop = Math.min(end, sizeBytes)
    if (start > at) yield { offset: at, length: Math.min(start, sizeBytes) - at, kind: 'zero' }
    if (stop > start) yield { offset: start, length: stop - start, kind: 'data' }
    at = Math.max(at, stop)
  }
  if (at < sizeBytes) yield { offset: at, length: sizeBytes - at, kind: 'zero' }
}

interface Helper {
  readonly command: string
  readonly args: readonly string[]
  readonly signal: AbortSignal
  /** The stretch of data that a line tells of; null for a line that tells of none. */
  readonly parse: (line: string) => Stretch | null
}

function qemuMap({ path, signal }: Request): Helper {
  const shared = ['map', '--output=json', '--force-share', '--image-opts']
  const image = `driver=raw,file.driver=file,file.filename=${path.replaceAll(',', ',,')}`
  return { command: 'qemu-img', args: [...shared, image], signal, parse: parseMapLine }
}

function seekMap({ path, signal }: Request): Helper {
  const parse = (line: string): Stretch => {
    const [start = '', end = ''] = line.split(' ')
    return [Number(start), Number(end)]
  }
  return { command: 'python3', args: ['-c', seekProgram, path], signal, parse }
}

function parseMapLine(line: string): Stretch | null {
  const [, object] = /(\{.*\})/.exec(line) ?? []
  if (object === undefined) return null
  const entry: unknown = JSON.parse(object)
  if (typeof entry !== 'object' || entry === null || !('start' in entry) || !('length' in entry)) return null
  const zero = 'zero' in entry && entry.zero === true && 'data' in entry && entry.data === false
  return zero ? null : [Number(entry.start), Number(entry.start) + Number(entry.length)]
}

/** Null when the helper is not installed or fails: then nothing is known. */
async function tryHelper({ command, args, signal, parse }: Helper): Promise<readonly Stretch[] | null> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], signal })
  const ended = once(child, 'close').then(
    ([code]) => code === 0,
    () => false,
  )
  const stretches: Stretch[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const stretch = parse(line)
    const last = stretches.at(-1)
    if (stretch === null) continue
    if (last?.[1] === stretch[0]) stretches[stretches.length - 1] = [last[0], stretch[1]]
    else stretches.push(stretch)
  }
  const good = await ended
  signal.throwIfAborted()
  return good ? stretches : null
}
