import { join } from 'node:path'
import { measured } from './measured.js'

const child = join(import.meta.dirname, '../transfer-child.js')

/**
 * One copy by the program. `written`: until all data are on the target and safe, with the journal; `proven`: until the end,
 * with the read-back and the manifest; `moving`: from the first block read until all are written.
 */
export async function broker(request, { env } = {}) {
  const options = { format: null, ...request }
  const whole = await measured(process.execPath, [child, JSON.stringify(options)], { env })
  const told = JSON.parse(whole.stdout)
  const { rssMib, since } = whole
  return {
    written: { wall: (told.written - since) / 1000, cpu: told.cpuWritten, rssMib },
    proven: { wall: whole.wall, cpu: whole.cpu, rssMib },
    moving: { wall: (told.written - told.started) / 1000, cpu: told.cpuWritten, rssMib },
    writtenBytes: told.writtenBytes,
    proof: told.proof,
  }
}

export const qemuConvert = (from, to, ...more) =>
  measured('qemu-img', ['convert', ...more, '-W', '-m', '16', '-f', 'raw', '-O', 'raw', from, to])
