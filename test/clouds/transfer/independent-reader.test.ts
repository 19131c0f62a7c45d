import { spawnSync } from 'node:child_process'
import { open, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { broker } from '../../acceptance/cli.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'

const reader = fileURLToPath(new URL('independent-reader.py', import.meta.url))

/** Another program, written from the documentation alone. */
function read(form: 'manifest' | 'journal', path: string, disk: string): unknown {
  const { status, stdout, stderr } = spawnSync('python3', [reader, form, path, disk], { encoding: 'utf8' })
  return status === 0 ? JSON.parse(stdout) : stderr
}

const content = Buffer.concat([noise(3 * block, 1), Buffer.alloc(2 * block), noise(40 * block + 700, 2)])

async function folderWithDisk(): Promise<{ cwd: string; at: (name: string) => string }> {
  const cwd = await temporaryFolder()
  const at = (name: string): string => join(cwd, name)
  await writeFile(at('a.img'), content)
  return { cwd, at }
}

async function rootOf(args: readonly string[], cwd: string): Promise<unknown> {
  const { stdout } = await broker(['disk', 'copy', 'a.img', ...args, '--json'], { cwd })
  return (JSON.parse(stdout) as { root: unknown }).root
}

test('manifests of a copy, of one brought up to date, of a larger target and of an image', async () => {
  const { cwd, at } = await folderWithDisk()
  const whole = { sizeBytes: content.length, blocks: 46, data: 44, wrong: [] }
  expect(await rootOf(['b.img'], cwd)).toMatch(/^[0-9a-f]{64}$/)
  const disk = await open(at('a.img'), 'r+')
  await disk.write(noise(9, 9), 0, 9, 4 * block + 7)
  await disk.close()
  const root = await rootOf(['b.img'], cwd)
  const changed = { ...whole, data: 45, root }
  expect(read('manifest', at('b.img.broker-manifest'), at('a.img'))).toMatchObject({
    ...changed,
    about: { origin: await realpath(at('a.img')), sizeBytes: content.length },
  })
  await writeFile(at('c.img'), noise(50 * block, 3))
  expect(await rootOf(['c.img', '--overwrite'], cwd)).toBe(root)
  expect(read('manifest', at('c.img.broker-manifest'), at('c.img'))).toMatchObject(changed)
  expect(await rootOf(['d.qcow2'], cwd)).toBe(root)
  expect(read('manifest', at('d.qcow2.broker-manifest'), at('a.img'))).toMatchObject(changed)
  await broker(['disk', 'manifest', 'a.img', 'm'], { cwd })
  expect(read('manifest', at('m'), at('a.img'))).toEqual({ ...changed, about: null })
  expect(read('manifest', at('a.img'), at('a.img'))).toContain('damaged: head')
})

test('the journal of an interrupted copy: what it calls safe is there', async () => {
  const { cwd, at } = await folderWithDisk()
  await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd, env: { BROKER_CRASH_AT: 'window-journalled' } })
  expect(read('journal', at('b.img.broker-journal'), at('b.img'))).toEqual({
    sizeBytes: content.length,
    records: ['start', 'window'],
    blocks: 32,
    data: 30,
    wrong: [],
  })
})
