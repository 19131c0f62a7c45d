import { blockBytes } from '../disk.ts'

/** Runs of zeroes are found in pieces of this size inside a block. */
export const pieceBytes: number = 64 * 1024

/** What is known of a block of a file before it is written. */
export const known = { zero: 0, data: 1, unknown: 2 } as const

/**
 * What the threads run. It is text, not a file: it works the same before and after the program is compiled.
 * Two kinds of message: a block in shared memory to look at, and a stretch of a file to read, look at and perhaps write to
 * another file. For the latter a thread needs no memory but one block, which stays in the cache of its processor.
 */
export const threadProgram = `
const { parentPort } = require('node:worker_threads')
const { readSync, writeSync } = require('node:fs')
const { createHash } = require('node:crypto')
const blockBytes = ${String(blockBytes)}
const pieceBytes = ${String(pieceBytes)}
const sectorBytes = 4096
// Reading and writing past the cache need memory that begins with a page: only WebAssembly gives such memory for sure.
const pages = blockBytes / 65536
const paged = () => Buffer.from(new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer)
const own = paged()
const zeroes = paged()
const zeroPiece = zeroes.subarray(0, pieceBytes)
let place = null

function piecesOf(block) {
  let pieces = 0
  for (let at = 0, bit = 1; at < block.length; at += pieceBytes, bit *= 2) {
    const piece = block.subarray(at, Math.min(at + pieceBytes, block.length))
    if (!piece.equals(piece.length === pieceBytes ? zeroPiece : zeroes.subarray(0, piece.length))) pieces += bit
  }
  return pieces
}

const digestOf = (block) => createHash('sha256').update(block).digest()

// The end of a disk may lie within the last sector that is read. What cannot be read so (EINVAL: the file system has other rules)
// is left to the other way of reading.
function readPastCache(file, block, offset) {
  place = { doing: 'read', offset }
  try {
    const read = readSync(file, own, 0, Math.ceil(block.length / sectorBytes) * sectorBytes, offset)
    return Math.min(read, block.length)
  } catch (error) {
    if (error.code !== 'EINVAL') throw error
    return 0
  }
}

function readWhole({ from, direct }, block, offset) {
  for (let done = direct === null ? 0 : readPastCache(direct, block, offset); done < block.length; ) {
    place = { doing: 'read', offset: offset + done }
    const read = readSync(from, block, done, block.length - done, offset + done)
    if (read === 0) throw Object.assign(new Error('the file ends before'), { code: 'SHORT' })
    done += read
  }
}

// What does not end with a sector, or cannot be written so, is left to the other way of writing.
function writePastCache(file, bytes, offset) {
  if (file === null || bytes.length % sectorBytes !== 0) return 0
  place = { doing: 'write', offset }
  try {
    return writeSync(file, bytes, 0, bytes.length, offset)
  } catch (error) {
    if (error.code !== 'EINVAL') throw error
    return 0
  }
}

function writeWhole({ to, direct }, bytes, offset) {
  for (let done = writePastCache(direct, bytes, offset); done < bytes.length; ) {
    place = { doing: 'write', offset: offset + done }
    done += writeSync(to, bytes, done, bytes.length - done, offset + done)
  }
  return bytes.length
}

function writePieces(file, block, { pieces, offset }) {
  let written = 0
  for (let at = 0; at < block.length; ) {
    const isData = (from) => from < block.length && (pieces & (1 << (from / pieceBytes))) !== 0
    let end = at + pieceBytes
    if (isData(at)) {
      while (isData(end)) end += pieceBytes
      written += writeWhole(file, block.subarray(at, Math.min(end, block.length)), offset + at)
    }
    at = end
  }
  return written
}

function write({ file, block, offset, pieces, there }) {
  if (pieces === 0) return there.state === ${String(known.zero)} ? 0 : writeWhole(file, zeroes.subarray(0, block.length), offset)
  return there.state === ${String(known.zero)} ? writePieces(file, block, { pieces, offset }) : writeWhole(file, block, offset)
}

function workOnBlock(block, { number, at, to, there, found }) {
  const enter = (digest) => {
    found.data[number] = 1
    digest.copy(found.digests, number * 32)
  }
  // A block that is there already needs no look at its zeroes: a digest in a manifest is never that of zeroes alone.
  const digest = there?.state === ${String(known.data)} ? digestOf(block) : null
  if (digest?.equals(there.digest)) return enter(digest)
  const pieces = piecesOf(block)
  if (pieces !== 0) enter(digest ?? digestOf(block))
  if (to !== null) found.written += write({ file: to, block, offset: at, pieces, there })
}

function workOn({ from, direct, length, offset, to, states, digests }) {
  const count = Math.ceil(length / blockBytes)
  const found = { data: new Uint8Array(count), digests: Buffer.alloc(32 * count), written: 0 }
  for (let number = 0; number < count; number++) {
    const at = offset + number * blockBytes
    const block = own.subarray(0, Math.min(blockBytes, length - number * blockBytes))
    readWhole({ from, direct }, block, at)
    const there = to === null ? null : { state: states[number], digest: digests.subarray(number * 32, number * 32 + 32) }
    workOnBlock(block, { number, at, to, there, found })
  }
  return found
}

function look({ memory, offset, length }) {
  const block = Buffer.from(memory, offset, length)
  const pieces = piecesOf(block)
  return { pieces, digest: pieces === 0 ? null : digestOf(block) }
}

parentPort.on('message', ({ id, kind, job }) => {
  place = null
  try {
    parentPort.postMessage(kind === 'look' ? { id, looked: look(job) } : { id, worked: workOn(job) })
  } catch (error) {
    const { code = null, message } = error
    parentPort.postMessage({ id, failed: { ...(place ?? { doing: null, offset: 0 }), code, message } })
  }
})
`
