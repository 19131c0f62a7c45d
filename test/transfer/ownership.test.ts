import {
  appendFile,
  copyFile as copyPlainly,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { noticeText } from '../../src/presenters/disk/present-disk.ts'
import { block, copyFile, noise, temporaryFolder } from './disks.ts'

interface Files {
  readonly folder: string
  readonly from: string
  readonly to: string
  readonly other: string
}

async function files(): Promise<Files> {
  const folder = await temporaryFolder()
  const [from, to, other] = [join(folder, 'a.img'), join(folder, 'b.img'), join(folder, 'c.img')]
  await writeFile(from, noise(5 * block + 300, 1))
  await writeFile(other, noise(5 * block + 300, 2))
  return { folder, from, to, other }
}

const interrupt = (step: string): void => {
  if (step === 'data-complete') throw new Error('interrupted')
}

async function refused({ from, to }: Files, key = 'disk.notOurs'): Promise<void> {
  const before = await readFile(to)
  await expect(copyFile({ from, to })).rejects.toMatchObject({ kind: 'refused', says: { key } })
  expect((await readFile(to)).equals(before)).toBe(true)
  await copyFile({ from, to, overwrite: true })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
}

test('another file that was moved to the place of a finished copy is left alone', async () => {
  const made = await files()
  await copyFile(made)
  await rename(made.other, made.to)
  await refused(made)
})

test('another file that was moved to the place of an interrupted copy is left alone', async () => {
  const made = await files()
  await expect(copyFile({ ...made, engine: { onStep: interrupt } })).rejects.toThrow('interrupted')
  await rename(made.other, made.to)
  await refused(made)
})

test.each([
  ['finished', () => undefined],
  ['interrupted', interrupt],
])(
  'a file that was made when the %s copy had been removed is left alone, though it has its inode',
  async (_, onStep) => {
    const made = await files()
    await copyFile({ ...made, engine: { onStep } }).catch(() => undefined)
    await rm(made.to)
    await copyPlainly(made.other, made.to)
    await refused(made)
  },
)

test.each([
  ['', 'disk.notOurs'],
  ['no line of ours', 'disk.journalDamaged'],
  ['00000000 {}\n', 'disk.journalDamaged'],
])('a journal without a whole first line permits nothing, and is left as it is: %j', async (text, key) => {
  const made = await files()
  await copyPlainly(made.other, made.to)
  const journal = `${made.to}.broker-journal`
  await writeFile(journal, text)
  await expect(copyFile(made)).rejects.toMatchObject({ kind: 'refused', says: { key, values: { path: journal } } })
  expect(await readFile(journal, 'utf8')).toBe(text)
  await refused(made, key)
})

test('a journal with one flipped bit in its first line is called damaged, and keeps its bytes', async () => {
  const made = await files()
  await expect(copyFile({ ...made, engine: { onStep: interrupt } })).rejects.toThrow('interrupted')
  const journal = `${made.to}.broker-journal`
  const bytes = await readFile(journal)
  bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
  await writeFile(journal, bytes)
  await expect(copyFile(made)).rejects.toMatchObject({ says: { key: 'disk.journalDamaged' } })
  expect((await readFile(journal)).equals(bytes)).toBe(true)
  await refused(made, 'disk.journalDamaged')
})

test('a refused copy leaves the journal of another one as it is, torn end and all', async () => {
  const { from, to, other } = await files()
  await expect(copyFile({ from: other, to, engine: { onStep: interrupt } })).rejects.toThrow('interrupted')
  const journal = `${to}.broker-journal`
  await appendFile(journal, 'half a li')
  const bytes = await readFile(journal)
  await expect(copyFile({ from, to })).rejects.toMatchObject({ says: { key: 'disk.otherSource' } })
  expect((await readFile(journal)).equals(bytes)).toBe(true)
  const { result, notices } = await copyFile({ from: other, to })
  expect([result.mode, result.writtenBytes, notices]).toEqual(['resumed', 0, [{ kind: 'torn-journal', bytes: 9 }]])
})

test('a journal that was damaged in its middle is believed up to there, and nobody says that its last line was cut', async () => {
  const { from, to } = await files()
  await expect(copyFile({ from, to, engine: { onStep: interrupt } })).rejects.toThrow('interrupted')
  const journal = `${to}.broker-journal`
  const bytes = await readFile(journal)
  const second = bytes.indexOf(10) + 1
  bytes.writeUInt8(bytes.readUInt8(second + 20) ^ 1, second + 20)
  await writeFile(journal, bytes)
  const { result, notices } = await copyFile({ from, to })
  expect([result.mode, notices]).toEqual(['resumed', [{ kind: 'torn-journal', bytes: bytes.length - second }]])
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
  const english = await createTranslator('en')
  expect(notices.map((notice) => noticeText(notice, english))).toEqual([
    `The journal is not whole to its end: ${english.number(bytes.length - second)} bytes, from the first line on that is cut short or damaged, are left out; the work goes on from the line before.`,
  ])
})

test('the manifest of another disk permits nothing', async () => {
  const made = await files()
  const elsewhere = join(made.folder, 'd.img')
  await copyFile({ from: made.from, to: elsewhere })
  await copyPlainly(made.other, made.to)
  await copyPlainly(`${elsewhere}.broker-manifest`, `${made.to}.broker-manifest`)
  await refused(made)
})

test('an earlier copy of another source is left alone', async () => {
  const made = await files()
  await copyFile({ from: made.other, to: made.to })
  await refused(made, 'disk.otherSource')
})

test('an interrupted copy of another source is left alone, and its source is named', async () => {
  const made = await files()
  const { from, to, other } = made
  await expect(copyFile({ from: other, to, engine: { onStep: interrupt } })).rejects.toThrow('interrupted')
  await expect(copyFile({ from, to })).rejects.toMatchObject({
    says: {
      key: 'disk.otherSource',
      values: { name: to, path: `${to}.broker-journal`, before: other, source: from },
    },
  })
  await refused(made, 'disk.otherSource')
})

test('an interrupted copy goes on though its source has another name', async () => {
  const { folder, from, to } = await files()
  await expect(copyFile({ from, to, engine: { onStep: interrupt } })).rejects.toThrow('interrupted')
  const name = join(folder, 'name')
  await symlink(from, name)
  expect((await copyFile({ from: name, to })).result).toMatchObject({ mode: 'resumed', writtenBytes: 0 })
})

test('a target that could not be made leaves no journal', async () => {
  const made = await files()
  await symlink(join(made.folder, 'nowhere'), made.to)
  await expect(copyFile(made)).rejects.toMatchObject({ kind: 'usage' })
  expect((await readdir(made.folder)).sort()).toEqual(['a.img', 'b.img', 'c.img'])
})

test('a target that was made before anything was said of it is made use of', async () => {
  const made = await files()
  await writeFile(made.to, '')
  await truncate(made.to, 5 * block + 300)
  await writeFile(`${made.to}.broker-journal`, '')
  await copyFile(made)
  expect((await readFile(made.to)).equals(await readFile(made.from))).toBe(true)
})

test('a source that has grown or shrunk is brought up to date by what differs', async () => {
  const made = await files()
  await copyFile(made)
  const longer = Buffer.concat([await readFile(made.from), noise(2 * block, 3)])
  await writeFile(made.from, longer)
  const grown = await copyFile(made)
  expect((await readFile(made.to)).equals(longer)).toBe(true)
  expect({ mode: grown.result.mode, written: grown.result.writtenBytes }).toEqual({
    mode: 'delta',
    written: 2 * block + 300,
  })
  await truncate(made.from, 3 * block + 7)
  const cut = await copyFile(made)
  expect(
    (await readFile(made.to)).equals(Buffer.concat([longer.subarray(0, 3 * block + 7), Buffer.alloc(4 * block + 293)])),
  ).toBe(true)
  expect({ mode: cut.result.mode, padded: cut.result.paddedBytes }).toEqual({ mode: 'delta', padded: 4 * block + 293 })
})
