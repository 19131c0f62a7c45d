import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sweepState } from '../../../src/transfer/copy/sweep-state.ts'
import { temporaryFolder } from '../disks.ts'

test('what killed copies have left beside the files of state goes, and nothing that is somebody’s', async () => {
  const folder = await temporaryFolder()
  const files = {
    'j.01234567.new': '01234567 {"kind"',
    'm.89abcdef.new': 'BROKMAN1 and more',
    'm.00000000.new': '',
    'm.0000000g.new': '',
    'm.new': '',
    'x.01234567.new': '',
    'm.11111111.new': 'a disk',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  await sweepState({ journal: join(folder, 'j'), manifest: join(folder, 'm') })
  expect((await readdir(folder)).sort()).toEqual(['m.0000000g.new', 'm.11111111.new', 'm.new', 'x.01234567.new'])
})
