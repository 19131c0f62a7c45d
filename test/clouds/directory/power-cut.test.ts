import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type ResourceKind, resourceKinds } from '../../../src/domain/inventory.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { collect } from '../../conformance/bench.ts'
import { openDirectory } from '../../conformance/directory-harness.ts'
import { creation, featuresOf, small } from '../../directory/make.ts'
import { operations } from '../../directory/operations.js'
import { temporaryFolder } from '../../transfer/disks.ts'

const child = join(import.meta.dirname, '../../directory/crash-child.js')
const { signal } = new AbortController()

/** Whether it succeeds does not matter. */
function attempt(command: string, ...args: readonly string[]): void {
  spawnSync(command, args)
}

function must(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

interface FileSystem {
  readonly place: string
  /** Takes its power away, and that of a process that is given, and gives it back. */
  readonly cut: (pid?: number) => void
}

/** A file system on a loop device of its own. */
async function fileSystem(kind: 'ext4' | 'xfs'): Promise<FileSystem> {
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
  const cut = (pid?: number): void => {
    must('xfs_io', '-x', '-c', 'shutdown', place)
    if (pid !== undefined) must('kill', '-9', String(pid))
    // What the process had open is closed a moment later.
    must('bash', '-c', 'for _ in {1..50}; do umount "$0" && exit; sleep 0.1; done; exit 1', place)
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

  test.each(Object.entries(operations))(
    'cut off at any step, to %s leaves nothing damaged and is done by doing it again',
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

  test('a server that ran stands still after the cut, and starts again', async () => {
    const { place, cut } = await fileSystem(kind)
    const { servers, volumes } = featuresOf(openDirectory(place, { servers: 'processes' }))
    const disk = { ...creation('disk'), sizeBytes: 4096, class: null, from: null }
    const boot = { kind: 'volume', id: (await volumes.create(disk)).resource.id } as const
    const { id } = (await servers.create({ ...small, ...creation('web'), state: 'running', boot })).resource
    // Whatever is synced takes the names of all files along, but not their bytes.
    await volumes.create({ ...disk, ...creation('other') })
    const [folder = ''] = await readdir(join(place, 'servers'))
    const { pid } = JSON.parse(await readFile(join(place, 'servers', folder, 'process.json'), 'utf8')) as {
      pid: number
    }
    cut(pid)
    expect(await countsIn(place)).toEqual({ volumes: 2, servers: 1 })
    expect(await servers.power({ id, state: 'running', signal })).toEqual({ changed: true })
    await servers.power({ id, state: 'stopped', signal })
  })
})
