import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Extent } from '../disk.ts'
import { parsedJson } from '../../domain/parsed-json.ts'

interface Request {
  readonly path: string
  readonly sizeBytes: number
  readonly signal: AbortSignal
}

/** SEEK_DATA and SEEK_HOLE are not in Node; this prints the holes, one `start end` a line. */
const seekProgram = `
import os, sys
f = os.open(sys.argv[1], os.O_RDONLY)
size = os.fstat(f).st_size
at = 0
while at < size:
    try: start = os.lseek(f, at, os.SEEK_DATA)
    except OSError as e:
        if e.errno != 6: raise
        start = size
    if start > at: print(at, start)
    if start >= size: break
    at = os.lseek(f, start, os.SEEK_HOLE)
    # A file that says nothing of the kind answers so without end.
    if at <= start: sys.exit(1)
`

/**
 * Where a raw local file has data. Its holes are known to read as zeroes (lseek(2)), so they are `zero`: those that `qemu-img map` or
 * Python names, whichever is there. What neither of them tells of is data, and has to be read.
 */
export async function* fileExtents(request: Request): AsyncGenerator<Extent> {
  const holes = (await tryHelper(qemuMap(request))) ?? (await tryHelper(seekMap(request)))
  yield* covered(holes ?? [], request.sizeBytes)
}

type Stretch = readonly [start: number, end: number]

/** Gaps between holes are data. */
function* covered(holes: readonly Stretch[], sizeBytes: number): Generator<Extent> {
  let at = 0
  for (const [start, end] of holes) {
    const stop = Math.min(end, sizeBytes)
    if (start < at || stop <= start) continue
    if (start > at) yield { offset: at, length: start - at, kind: 'data' }
    yield { offset: start, length: stop - start, kind: 'zero' }
    at = stop
  }
  if (at < sizeBytes) yield { offset: at, length: sizeBytes - at, kind: 'data' }
}

interface Helper {
  readonly command: string
  readonly args: readonly string[]
  readonly signal: AbortSignal
  /** The hole that a line tells of; null for a line that tells of none. */
  readonly parse: (line: string) => Stretch | null
}

function qemuMap({ path, signal }: Request): Helper {
  const shared = ['map', '--output=json', '--force-share', '--image-opts']
  const image = `driver=raw,file.driver=file,file.filename=${path.replaceAll(',', ',,')}`
  return { command: 'qemu-img', args: [...shared, image], signal, parse: parseMapLine }
}

function seekMap({ path, signal }: Request): Helper {
  const parse = (line: string): Stretch | null => {
    const [, start, end] = /^(\d+) (\d+)$/.exec(line) ?? []
    return stretch(Number(start), Number(end))
  }
  return { command: 'python3', args: ['-c', seekProgram, path], signal, parse }
}

const mapped = z.object({ start: z.number(), length: z.number(), zero: z.literal(true), data: z.literal(false) })

function parseMapLine(line: string): Stretch | null {
  const [object = ''] = /\{.*\}/.exec(line) ?? []
  const { data } = mapped.safeParse(parsedJson(object))
  return data === undefined ? null : stretch(data.start, data.start + data.length)
}

function stretch(start: number, end: number): Stretch | null {
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) ? [start, end] : null
}

/** Null when the helper is not installed or fails: then nothing is known. */
async function tryHelper({ command, args, signal, parse }: Helper): Promise<readonly Stretch[] | null> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], signal })
  const ended = once(child, 'close').then(
    ([code]) => code === 0,
    () => false,
  )
  const holes: Stretch[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const hole = parse(line)
    const last = holes.at(-1)
    if (hole === null) continue
    if (last?.[1] === hole[0]) holes[holes.length - 1] = [last[0], hole[1]]
    else holes.push(hole)
  }
  const good = await ended
  signal.throwIfAborted()
  return good ? holes : null
}
