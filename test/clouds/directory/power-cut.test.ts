import { spawnSync } from 'node:child_process'
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type ResourceKind, resourceKinds } from '../../../src/domain/inventory.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { collect } from '../../conformance/bench.ts'
import { openDirectory } from '../../conformance/directory-harness.ts'
import { operations } from '../../directory/operations.js'
import { temporaryFolder } from '../../transfer/disks.ts'

const child = join(import.meta.dirname, '../../directory/crash-child.js')
const { signal } = new AbortController()

/** Each step costs a power cut, so one operation stands for all: `npm test` kills the others at any step, with the power on. */
const stepwise = Object.entries(operations).filter(([name]) => name === 'make a volume')

/** Whether it succeeds does not matter. */
function attempt(command: string, ...args: readonly string[]): void {
  spawnSync(command, args)
}

function must(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** A file system on a loop device of its own; `cut` takes its power away and gives it back. */
async function fileSystem(kind: 'ext4' | 'xfs'): Promise<{ readonly place: string; readonly cut: () => void }> {
  const folder = await temporaryFolder()
  const [image, place] = [join(folder, 'disk'), join(folder, 'mounted')]
  await writeFile(image, '')
  await truncate(image, 400 * 2 ** 20)
  await mkdir(place)
  must(`mkfs.${kind}`, '-q', image)
  const loop = must('losetup', '--find', '--show', image).trim()
  must('mount', '-t', kind, loop, place)
  onTestFinished(() => {
    attempt('umount', place)
    attempt('losetup', '--detach', loop)
  })
  const cut = (): void => {
    must('xfs_io', '-x', '-c', 'shutdown', place)
    must('umount', place)
    must('mount', '-t', kind, loop, place)
  }
  return { place, cut }
}

/** How many there are of each kind. Throws when something is damaged. */
async function countsIn(root: string): Promise<Partial<Record<ResourceKind, number>>> {
  const inventory = requireFeature(openDirectory(root), 'inventory')
  const counts: Partial<Record<ResourceKind, number>> = {}
  for (const kind of resourceKinds) {
    const all = await collect(inventory.list({ kind, signal }))
    expect(all.filter((one) => 'state' in one && one.state === 'error')).toEqual([])
    if (all.length > 0) counts[kind] = all.length
  }
  return counts
}

describe.each(['ext4', 'xfs'] as const)('on %s', (kind) => {
  test.each(Object.entries(operations))('what was done stays done without power: to %s', async (_, operation) => {
    const { place, cut } = await fileSystem(kind)
    await operation.before(openDirectory(place))
    await operation.run(openDirectory(place))
    cut()
    expect(await countsIn(place)).toEqual(operation.after)
  })

  test.each(stepwise)(
    'at any step, to %s leaves nothing damaged and is done by doing it again',
    async (name, operation) => {
      const { place, cut } = await fileSystem(kind)
      for (let step = 0, died: unknown = 'SIGKILL'; died === 'SIGKILL'; step += 1) {
        const root = join(place, String(step))
        await mkdir(root)
        await operation.before(openDirectory(root))
        died = spawnSync(process.execPath, [child, root, 'at', name, String(step)]).signal
        cut()
        await countsIn(root)
        await operation.run(openDirectory(root))
        expect({ step, counts: await countsIn(root) }).toEqual({ step, counts: operation.after })
      }
    },
  )
})
