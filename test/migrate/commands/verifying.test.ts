import { execFileSync } from 'node:child_process'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeDisk } from '../phases/write-disk.ts'
import { diskOf, editPlan, moving, type Moving, upTo } from './moving.ts'

const usual = { timeout: 120_000 }
const receipt = 'migrations/move.receipts/acme.receipt.json'

async function finished(): Promise<Moving> {
  const move = await moving('acme')
  await upTo(move, ['apply'], ['cutover', '--confirm', 'move', '--without-rehearsal'])
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await writeFile(join(move.folder, 'ours.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(join(move.folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
  const other = generateKeyPairSync('ed25519').publicKey
  await writeFile(join(move.folder, 'other.pem'), other.export({ type: 'spki', format: 'pem' }))
  await upTo(move, ['finish', '--key', 'ours.pem'])
  return move
}

/** The last command that is printed, as one line. */
function commandIn(text: string): string {
  return [...text.replaceAll(/ \\\n\s+/g, ' ').matchAll(/broker migrate .*$/gm)].at(-1)?.[0] ?? ''
}

/** Types a command into a shell, in which a folder stands for the program's name. */
function typed(move: Moving, command: string): string {
  const program = `${process.execPath} ${join(import.meta.dirname, '../../../bin/broker.js')}`
  return execFileSync('sh', ['-c', command.replace('broker', program)], { cwd: move.folder, encoding: 'utf8' })
}

test('what verify says next names the target and keeps the flags', usual, async () => {
  const move = await finished()
  const { stdout } = await move.migrate(['verify', receipt, '--public-key', 'public.pem', '--plan', 'move'])
  const deep = `broker migrate verify ${receipt} --deep --target directory:new --plan move --public-key public.pem`
  expect(commandIn(stdout)).toBe(deep)
  expect(typed(move, deep)).toContain('The receipt holds.')
  const needed = await move.migrate(['verify', receipt, '--deep'])
  expect([needed.code, commandIn(needed.stderr)]).toEqual([
    2,
    `broker migrate verify ${receipt} --deep --target directory:new`,
  ])
  const wrong = await move.migrate(['verify', receipt, '--public-key', 'other.pem'])
  expect([wrong.code, commandIn(wrong.stdout)]).toEqual([7, `broker migrate verify ${receipt} --public-key other.pem`])
  await writeFile(join(move.folder, 'other.pem'), 'no key')
  const unfit = await move.migrate(['verify', receipt, '--public-key', 'other.pem'])
  expect([unfit.code, unfit.stderr]).toEqual([2, expect.stringContaining('openssl pkey -in key.pem -pubout')])
  await rename(join(move.folder, 'migrations/move.plan.yaml'), join(move.folder, 'elsewhere.yaml'))
  expect(commandIn((await move.migrate(['verify', receipt])).stdout)).toMatch(/ --deep --target directory:\S*new$/)
  await rename(join(move.folder, 'new'), join(move.folder, 'gone'))
  const unknown = await move.migrate(['verify', receipt])
  expect(unknown.stdout).toMatch(/--target PROFILE\n+PROFILE stands for a profile that reaches \S*new\./)
})

test(
  'of a receipt that was changed is said that nothing in it counts, and of another plan that it is another',
  usual,
  async () => {
    const move = await finished()
    const differs = async (...words: readonly string[]): Promise<string> => {
      const { code, stdout } = await move.migrate(['verify', receipt, ...words])
      expect(code).toBe(7)
      return stdout.replaceAll(/\s+/g, ' ')
    }
    expect(await differs('--public-key', 'other.pem')).toContain('find out whose key signed it')
    await editPlan(move, (text) => text.replace(/volumesInParallel: \d+/, 'volumesInParallel: 7'))
    expect(await differs('--plan', 'move')).toContain('find the plan that it is of')
    const file = join(move.folder, receipt)
    await writeFile(file, (await readFile(file, 'utf8')).replace('"tenant": "acme"', '"tenant": "zoo"'))
    const changed = await differs('--public-key', 'other.pem')
    expect(changed).toContain('rely on nothing that this file says')
    expect(changed).not.toContain('Servers that run write')
  },
)

test('of a volume that differs only that is said, and whether its server runs', usual, async () => {
  const move = await finished()
  const volume = (await move.list('new', 'volumes')).find(({ name }) => name === 'acme data-0')
  await writeDisk(await diskOf(move, 'new', volume?.id ?? ''), 'an order of this afternoon', 65_536)
  const differs = async (...words: readonly string[]): Promise<string> => {
    const { code, stdout } = await move.migrate(['verify', receipt, '--deep', '--target', 'directory:new', ...words])
    expect(code).toBe(7)
    return stdout.replaceAll(/\s+/g, ' ')
  }
  expect(await differs()).toMatch(/not that of the receipt\. Server "acme server-0" \(\S+\) has it and runs/)
  expect(await differs('--lang', 'fr')).toContain('ce qui tourne écrit')
})

test('finish, said again, writes a receipt that is gone or was changed, and leaves one that holds', usual, async () => {
  const move = await finished()
  const file = join(move.folder, receipt)
  const holds = async () => (await move.migrate(['verify', receipt])).code
  const again = async () => (await move.migrate(['finish', '--key', 'ours.pem'])).code
  const written = await readFile(file, 'utf8')
  expect([await again(), await readFile(file, 'utf8')]).toEqual([0, written])
  await writeFile(file, written.replace('"consistent": true', '"consistent": false'))
  expect([await holds(), await again(), await holds()]).toEqual([7, 0, 0])
  await rm(file)
  expect([await holds(), await again(), await holds()]).toEqual([2, 0, 0])
})
