import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../transfer/disks.ts'
import { adoptedBy, providerFolders } from './adoption.ts'

const root = join(import.meta.dirname, '../..')

test('every provider has adopted the suite', () => {
  const adopted = adoptedBy(join(root, 'test'))
  expect(providerFolders(join(root, 'src/providers')).filter((name) => !adopted.includes(name))).toEqual([])
})

test('no suite runs twice, or for a provider that does not exist', () => {
  const folders = providerFolders(join(root, 'src/providers'))
  const adopted = adoptedBy(join(root, 'test'))
  expect(adopted.filter((name, index) => adopted.indexOf(name) !== index || !folders.includes(name))).toEqual([])
})

test('a provider without the suite is found', async () => {
  const folder = await temporaryFolder()
  for (const name of ['contract', 'shared', 'good', 'bad'])
    await mkdir(join(folder, 'providers', name), { recursive: true })
  await mkdir(join(folder, 'test'))
  await writeFile(join(folder, 'test/good.test.ts'), "conformance('good', start)\n")
  await writeFile(join(folder, 'test/notes.ts'), "conformance('bad', start)\n")
  expect(providerFolders(join(folder, 'providers'))).toEqual(['bad', 'good'])
  expect(adoptedBy(join(folder, 'test'))).toEqual(['good'])
})
