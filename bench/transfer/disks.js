import { randomFillSync } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'

export const blockBytes = 512 * 1024

/** About 30 % of a disk in runs of 64 KiB to 16 MiB, in the same places every time. Returns the bytes of data. */
export function makeDisk(path, bytes) {
  const file = openSync(path, 'w')
  let [data, seed] = [0, 1]
  for (let offset = 0; offset < bytes;) {
    seed = (seed * 48271) % 2147483647
    const run = Math.min(2 ** (16 + (seed % 9)), bytes - offset)
    writeSync(file, randomFillSync(Buffer.alloc(run)), 0, run, offset)
    data += run
    offset += run + Math.floor((run * 2.33) / 65536) * 65536
  }
  ftruncateSync(file, bytes)
  closeSync(file)
  return data
}

/** Changes a hundredth of the blocks, here and there. Returns the bytes changed. */
export function changeDisk(path, bytes) {
  const file = openSync(path, 'r+')
  const count = Math.ceil(bytes / blockBytes / 100)
  const block = Buffer.alloc(Math.min(blockBytes, bytes))
  for (let number = 0; number < count; number++) {
    writeSync(file, randomFillSync(block), 0, block.length, number * 100 * blockBytes)
  }
  closeSync(file)
  return count * block.length
}

/** A disk of zeroes that takes no room. */
export function emptyDisk(path, bytes) {
  rmSync(path, { force: true })
  closeSync(openSync(path, 'w'))
  truncateSync(path, bytes)
}

/** Removes disks and what a copy leaves beside them, and waits until everything dirty is written. */
export function removeDisks(...paths) {
  const beside = ['', '.broker-manifest', '.broker-journal', '.broker-lock']
  for (const path of paths) for (const ending of beside) rmSync(path + ending, { force: true })
  execFileSync('sync')
}

/** Writes a file out and drops its pages, as the read-back proof does before it reads. */
export function forget(path) {
  execFileSync('sync', [path])
  execFileSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none'])
}

/** Reads a file so that it lies in memory for everybody. */
export function warm(path) {
  execFileSync('sh', ['-c', 'cat -- "$0" >/dev/null', path])
}

/** MiB that a file takes on the disk. */
export function takenMib(path) {
  return (statSync(path).blocks * 512) / 2 ** 20
}
