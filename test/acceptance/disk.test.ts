import { copyFile, open, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { diskResult } from '../../src/presenters/schemas/disk-result.ts'
import { block, noise } from '../transfer/disks.ts'
import { broker, temporaryFolder } from './cli.ts'

const schema = z.toJSONSchema(diskResult)
const validate = new Ajv2020({ strict: false }).compile(schema)

async function folderWithDisk(): Promise<string> {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'a.img'), Buffer.concat([noise(2 * block, 1), Buffer.alloc(block), noise(1000, 2)]))
  return cwd
}

/** Root of that disk, as another program computed it would have to find it. */
const root = /Root: ([0-9a-f]{64})/

test('the JSON Schema of results is committed as it is', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/disk.schema.json')
})

test('copy, copy again, verify and manifest, in words', async () => {
  const cwd = await folderWithDisk()
  const first = await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd })
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toContain('a.img is copied to b.img and proven equal.')
  const again = await broker(['disk', 'copy', 'a.img', 'b.img', '--lang', 'fr'], { cwd })
  expect(again.stdout).toContain('b.img est mis à jour d’après a.img, égalité prouvée.')
  const verified = await broker(['disk', 'verify', 'b.img.broker-manifest', 'b.img'], { cwd })
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  const manifest = await broker(['disk', 'manifest', 'a.img', 'm.broker-manifest'], { cwd })
  expect(root.exec(manifest.stdout)?.[1]).toBe(root.exec(first.stdout)?.[1])
  expect((await readdir(cwd)).sort()).toEqual(['a.img', 'b.img', 'b.img.broker-manifest', 'm.broker-manifest'])
  expect((await stat(join(cwd, 'b.img'))).mode & 0o777).toBe(0o600)
})

test('results as JSON are as their schema says; progress stays on stderr', async () => {
  const cwd = await folderWithDisk()
  const copy = await broker(['disk', 'copy', 'a.img', 'b.img', '--json'], { cwd })
  const verify = await broker(['disk', 'verify', 'a.img', 'b.img', '--json'], { cwd })
  const manifest = await broker(['disk', 'manifest', 'a.img', 'm', '--json', '--quiet'], { cwd })
  const results = [copy, verify, manifest].map(({ stdout }) => JSON.parse(stdout) as Record<string, unknown>)
  expect(results.map((result) => validate(result))).toEqual([true, true, true])
  expect(results[0]).toMatchObject({
    schema: 'broker/disk/1',
    action: 'copy',
    mode: 'full',
    blocks: { data: 3, zero: 1, undefined: 0 },
    writtenBytes: 2 * block + 1000,
    notices: [],
  })
  const lines = copy.stderr.trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { schema: string }).schema)).toEqual(
    lines.map(() => 'broker/progress/1'),
  )
  expect(manifest.stderr).toBe('')
})

test('a difference ends with exit code 7 and its place', async () => {
  const cwd = await folderWithDisk()
  await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd })
  const file = await open(join(cwd, 'b.img'), 'r+')
  await file.write('x', 2 * block + 3)
  await file.close()
  const verified = await broker(['disk', 'verify', 'a.img', 'b.img'], { cwd })
  expect(verified.code).toBe(7)
  expect(verified.stdout).toContain('a.img and b.img differ in one block of 512 KiB, number 2.')
})

test('a manifest is known by its first bytes, whatever its name; a disk that begins so is one when that is said', async () => {
  const cwd = await folderWithDisk()
  await broker(['disk', 'manifest', 'a.img', 'm.txt'], { cwd })
  const known = await broker(['disk', 'verify', 'm.txt', 'a.img'], { cwd })
  expect(known).toMatchObject({ code: 0, stderr: '' })
  expect(known.stdout.replaceAll(/\s+/g, ' ')).toContain('m.txt was read as a manifest; with --as disk its own bytes')
  const json = await broker(['disk', 'verify', 'm.txt', 'a.img', '--json'], { cwd })
  const disks = await broker(['disk', 'verify', 'a.img', 'a.img.2', '--json'], { cwd })
  expect([JSON.parse(json.stdout), disks.code]).toEqual([expect.objectContaining({ expected: 'manifest' }), 2])
  await copyFile(join(cwd, 'm.txt'), join(cwd, 'disk.broker-manifest'))
  const asDisk = await broker(['disk', 'verify', 'm.txt', 'disk.broker-manifest', '--as', 'disk', '--json'], { cwd })
  expect(asDisk.code).toBe(0)
  expect(JSON.parse(asDisk.stdout)).toMatchObject({
    expected: 'disk',
    equal: true,
    sizeBytes: 28 + 3 * 13 + 3 * 32 + 45,
  })
  const swapped = await broker(['disk', 'verify', 'a.img', 'm.txt'], { cwd })
  expect(swapped).toMatchObject({ code: 2, stdout: '' })
  expect(swapped.stderr.replaceAll(/\s+/g, ' ')).toContain('broker disk verify m.txt DISK')
  const notOne = await broker(['disk', 'verify', 'a.img', 'a.img.2', '--as', 'manifest'], { cwd })
  expect(notOne).toMatchObject({ code: 7, stderr: expect.stringContaining('a.img is no manifest') as string })
  expect([validate(JSON.parse(json.stdout)), validate(JSON.parse(asDisk.stdout))]).toEqual([true, true])
})

test.each([
  [['copy', 'a.img', 'a.img'], 6, 'the same disk'],
  [['copy', 'a.img', './a.img', '--overwrite'], 6, 'the same disk'],
  [['copy', 'a.img', 'other.img'], 6, 'it is left as it is'],
  [['copy', 'none.img', 'b.img'], 2, 'cannot open none.img'],
  [['copy', 'ftp://host/x', 'b.img'], 2, 'is no place of a disk'],
  [['copy', 'ssh://-oProxyCommand=x/dev/sda', 'b.img'], 2, 'is no place of a disk'],
  [['copy', 'a.img', 'b.img', '--in-flight', '0'], 2, '--in-flight must be a number from 1 to 256'],
  [['copy', 'nbd+unix:///?socket=none', 'b.img'], 3, '/none failed: connect ENOENT'],
  [['manifest', 'a.img', 'other.img'], 6, 'is no manifest; it is left as it is'],
])('broker disk %j is refused', async (args, code, says) => {
  const cwd = await folderWithDisk()
  await writeFile(join(cwd, 'other.img'), 'something else that is long enough to be looked at')
  const before = await readFile(join(cwd, 'a.img'))
  const outcome = await broker(['disk', ...args], { cwd })
  expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' })
  expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain(says)
  expect((await readFile(join(cwd, 'a.img'))).equals(before)).toBe(true)
  expect((await readdir(cwd)).sort()).toEqual(['a.img', 'other.img'])
})

test('two copies to one target at a time are refused; a lock of a process that ended is not in the way', async () => {
  const cwd = await folderWithDisk()
  const slow = broker(['disk', 'copy', 'a.img', 'b.img', '--bandwidth', '0.2'], { cwd })
  await vi.waitUntil(async () => (await readdir(cwd)).includes('b.img'), 20_000)
  const second = await broker(['disk', 'copy', 'a.img', 'b.img'], { cwd })
  expect({ code: second.code, says: second.stderr.includes('another process works on this target') }).toEqual({
    code: 6,
    says: true,
  })
  expect((await slow).code).toBe(0)
  const killed = await broker(['disk', 'copy', 'a.img', 'c.img'], { cwd, env: { BROKER_CRASH_AT: 'window-synced' } })
  expect(killed.code).toBe(-1)
  expect((await broker(['disk', 'copy', 'a.img', 'c.img'], { cwd })).stdout).toContain('The interrupted copy')
})
