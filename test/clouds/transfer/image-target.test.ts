import { execFileSync } from 'node:child_process'
import { access, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { broker } from '../../acceptance/cli.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween } from '../../transfer/nbd-disks.ts'

const run = (command: string, ...args: readonly string[]): string => execFileSync(command, args).toString().trim()
const content = noise(6 * block, 1)

interface Disks {
  readonly folder: string
  readonly from: string
  readonly to: string
  readonly other: string
}

async function disks(): Promise<Disks> {
  const folder = await temporaryFolder()
  const [from, to, other] = ['a.img', 'b.qcow2', 'c.qcow2'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await writeFile(from, content)
  run('qemu-img', 'create', '-q', '-f', 'qcow2', other, String(content.length))
  return { folder, from, to, other }
}

/** Writable for as long as the test is under way. */
function attach(image: string): string {
  const device = run('losetup', '-f', '--show', image)
  onTestFinished(() => {
    run('losetup', '-d', device)
  })
  return device
}

test.each([
  ['removed', ({ to }: Disks) => rm(to)],
  ['replaced', ({ to, other }: Disks) => rename(other, to)],
])('an image that is %s while it is the target is told of, and no manifest speaks for it', async (_, change) => {
  const { folder, from, to, other } = await disks()
  const onStep = async (step: string): Promise<void> => {
    if (step === 'started') await change({ folder, from, to, other })
  }
  await expect(copyBetween({ from, to, folder, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.targetReplaced', values: { name: to } },
  })
  await expect(access(join(folder, 'state.broker-manifest'))).rejects.toThrow('ENOENT')
})

test('an image that a loop device may write to is no target, and no copy when that is seen at its end', async () => {
  const { folder, from, to, other } = await disks()
  const device = attach(other)
  await expect(copyBetween({ from, to: other, folder })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.held.loop', values: { path: other, device } },
  })
  const onStep = (step: string): void => {
    if (step === 'proven') attach(to)
  }
  await expect(copyBetween({ from, to, folder, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.held.loop', values: { path: to } },
  })
})

test('an image that a killed copy had only begun to make is made', async () => {
  const { folder: cwd, to } = await disks()
  await writeFile(to, '')
  expect((await broker(['disk', 'copy', 'a.img', 'b.qcow2'], { cwd })).code).toBe(6)
  await writeFile(`${to}.broker-journal`, '')
  expect((await broker(['disk', 'copy', 'a.img', 'b.qcow2'], { cwd })).code).toBe(0)
  run('qemu-img', 'convert', '-f', 'qcow2', '-O', 'raw', to, join(cwd, 'raw'))
  expect((await readFile(join(cwd, 'raw'))).equals(content)).toBe(true)
})
