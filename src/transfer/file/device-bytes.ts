import type { FileHandle } from 'node:fs/promises'

/** Devices have no size of their own for stat(2): the largest offset that can be read, found by halving. */
export async function deviceBytes(file: FileHandle): Promise<number> {
  const probe = Buffer.alloc(1)
  const readableAt = async (offset: number): Promise<boolean> => {
    const { bytesRead } = await file.read(probe, 0, 1, offset)
    return bytesRead === 1
  }
  let [low, high] = [0, 2 ** 52]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (await readableAt(middle)) low = middle + 1
    else high = middle
  }
  return low
}
