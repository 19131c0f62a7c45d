import { spawn, spawnSync } from 'node:child_process'
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { lies } from '../../transfer/journal-truth.ts'

const child = join(import.meta.dirname, '../../transfer/crash-child.js')

/** Whether it succeeds does not matter. */
function attempt(command: string, ...args: readonly string[]): void {
  spawnSync(command, args)
}

function must(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

interface Volume {
  readonly place: string
  cut(): void
  mount(): void
}

/** A file system on a loop device of its own, which loses its power when told to. */
async function volume(kind: 'ext4' | 'xfs'): Promise<Volume> {
  const folder = await temporaryFolder()
  const [image, place] = [join(folder, 'disk'), join(folder, 'mounted')]
  await writeFile(image, '')
  await truncate(image, 400 * 2 ** 20)
  await mkdir(place)
  must(kind === 'ext4' ? 'mkfs.ext4' : 'mkfs.xfs', '-q', image)
  const loop = must('losetup', '--find', '--show', image).trim()
  const mount = (): void => {
    attempt('umount', place)
    must('mount', '-t', kind, loop, place)
  }
  mount()
  onTestFinished(() => {
    attempt('umount', place)
    attempt('losetup', '--detach', loop)
  })
  const cut = (): void => {
    must('xfs_io', '-x', '-c', 'shutdown', place)
  }
  return { place, cut, mount }
}

/**
 * Copies until some records are safe, then cuts the power. `sloppy` leaves the sync of data out; `inMemory` writes through the memory
 * of the system.
 */
async function copyUntilCut(request: {
  readonly from: string
  readonly to: string
  readonly disk: Volume
  readonly records: number
  readonly inMemory: boolean
  readonly sloppy: boolean
}): Promise<void> {
  const { from, to, disk, records, inMemory, sloppy } = request
  const env = {
    ...process.env,
    ...(sloppy ? { BROKER_TEST_SLOPPY: '1' } : {}),
    ...(inMemory ? { BROKER_TEST_MEMORY: '1' } : {}),
  }
  const copying = spawn(process.execPath, [child, from, to, `window-journalled:${String(records)}`, 'stop'], { env })
  await new Promise((resolve) => copying.stdout.once('data', resolve))
  disk.cut()
  copying.kill('SIGKILL')
  await new Promise((resolve) => copying.once('close', resolve))
  disk.mount()
}

const content = noise(60 * block, 1)

describe.each(['ext4', 'xfs'] as const)('on %s', (kind) => {
  const cuts = [1, 5, 12, 28].flatMap((records) => [
    { records, way: 'past the memory', inMemory: false },
    { records, way: 'through the memory', inMemory: true },
  ])
  test.each(cuts)('a power cut after record $records, written $way, leaves no lie', async ({ records, inMemory }) => {
    const disk = await volume(kind)
    const from = join(await temporaryFolder(), 'a.img')
    await writeFile(from, content)
    const to = join(disk.place, 'b.img')
    await copyUntilCut({ from, to, disk, records, inMemory, sloppy: false })
    expect(await lies(to)).toEqual([])
    must(process.execPath, child, from, to)
    expect((await readFile(to)).equals(content)).toBe(true)
  })

  // What is written past the memory needs no sync to outlive this cut, which leaves the memory of the device itself alone.
  test('without the sync of data before the record, records lie: this test would notice', async () => {
    const disk = await volume(kind)
    const from = join(await temporaryFolder(), 'a.img')
    await writeFile(from, content)
    const to = join(disk.place, 'b.img')
    await copyUntilCut({ from, to, disk, records: 28, inMemory: true, sloppy: true })
    expect((await lies(to)).length).toBeGreaterThan(0)
  })
})
