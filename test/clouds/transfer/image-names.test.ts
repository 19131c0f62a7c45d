import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broker } from '../../acceptance/cli.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'

const [content, other] = [noise(2 * block, 1), noise(2 * block, 2)]

/** A folder with two disks, `a.img` and another one as an image. */
async function disks(image: string): Promise<{ readonly cwd: string; readonly held: () => Promise<Buffer> }> {
  const cwd = await temporaryFolder()
  await writeFile(join(cwd, 'a.img'), content)
  await writeFile(join(cwd, 'other.img'), other)
  convert(cwd, ['-f', 'raw', '-O', 'qcow2', 'other.img', image])
  return { cwd, held: () => readFile(join(cwd, image)) }
}

function convert(cwd: string, args: readonly string[]): void {
  execFileSync('qemu-img', ['convert', ...args], { cwd })
}

test.each(['file:t.qcow2', 'nbd:unix:t.qcow2', 'json:t.qcow2', 'a:b.qcow2', 'driver=raw,file.filename=t.qcow2'])(
  'a file is what its name says, though QEMU would take that for a protocol: %s',
  async (name) => {
    const { cwd, held } = await disks('t.qcow2')
    const before = await held()
    expect(await broker(['disk', 'copy', 'a.img', name], { cwd })).toMatchObject({ code: 0 })
    expect((await held()).equals(before)).toBe(true)
    convert(cwd, ['-f', 'qcow2', '-O', 'raw', `./${name}`, 'b.img'])
    expect((await readFile(join(cwd, 'b.img'))).equals(content)).toBe(true)
    expect(await broker(['disk', 'copy', name, 'c.img'], { cwd })).toMatchObject({ code: 0 })
    expect((await readFile(join(cwd, 'c.img'))).equals(content)).toBe(true)
    expect(await broker(['disk', 'verify', 'a.img', name], { cwd })).toMatchObject({ code: 0 })
  },
)
