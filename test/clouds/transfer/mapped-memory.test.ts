import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { openFileSource } from '../../../src/transfer/file/open-file.ts'
import { sendDisk } from '../../../src/transfer/stream/send-disk.ts'
import { withEngine } from '../../../src/transfer/open-engine.ts'
import { block, copyFile, noise, plain, temporaryFolder } from '../../transfer/disks.ts'

/** A program that has a file in its memory, and stores a byte at each offset that it is told. */
async function mapper(path: string): Promise<(offset: number) => Promise<void>> {
  const program = `
import mmap, sys
file = open(sys.argv[1], 'r+b')
memory = mmap.mmap(file.fileno(), 0)
print('ready', flush=True)
for line in sys.stdin:
    at = int(line)
    memory[at] = memory[at] ^ 255
    print('stored', flush=True)
`
  const child = spawn('python3', ['-c', program, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill()
  })
  const lines = createInterface({ input: child.stdout })
  await once(lines, 'line')
  return async (offset) => {
    const stored = once(lines, 'line')
    child.stdin.write(`${String(offset)}\n`)
    await stored
  }
}

test('a file that is written to through mapped memory while it is copied is told of, also where it was written to just before', async () => {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, noise(8 * block, 1), { flush: true })
  const store = await mapper(from)
  for (const offset of [100, 7 * block + 100]) await store(offset)
  const onStep = async (step: string): Promise<void> => {
    if (step === 'data-complete') await store(7 * block + 101)
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.sourceChanged', values: { name: from } },
  })
  expect((await copyFile({ from, to })).result.mode).toBe('delta')
})

test.each(['raw', 'qcow2'] as const)('so is one that is sent, %s', async (format) => {
  const from = join(await temporaryFolder(), 'a.img')
  await writeFile(from, noise(8 * block, 1), { flush: true })
  const store = await mapper(from)
  await store(100)
  const source = await openFileSource(from)
  const write = (): Promise<void> => store(101)
  const sending = withEngine(plain, (engine) =>
    sendDisk({ source, sink: { access: 'sequential', name: '-', write }, format, engine }),
  )
  await expect(sending.finally(() => source.close())).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.sourceChanged', values: { name: from } },
  })
})
