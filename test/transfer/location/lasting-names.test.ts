import { symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { lastingPath } from '../../../src/transfer/file/same-path.ts'
import { diskText } from '../../../src/transfer/nbd/connect.ts'
import { openSource } from '../../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { block, temporaryFolder } from '../disks.ts'
import { copyBetween, reach } from '../nbd-disks.ts'
import { quickServer, simple } from '../nbd/quick-server.ts'

test.each([
  ['nbd://Host.example/a', 'nbd://host.example:10809/a'],
  ['nbd://[fe80::1]:5/', 'nbd://[fe80::1]:5/'],
  ['nbds://h/a%3Fb/c%20d?tls-certificates=/secret/folder&tls-hostname=n', 'nbds://h:10809/a%3Fb/c%20d'],
  ['nbd+unix:///a?socket=/nowhere/s', 'nbd+unix:///a?socket=/nowhere/s'],
  ['nbds+unix:///?socket=/nowhere/a%26b', 'nbds+unix:///?socket=/nowhere/a%26b'],
])('a disk of a server is known by its export as well: %s', (text, name) => {
  const location = parseLocation(text)
  if (location.kind !== 'nbd') throw new Error('no NBD')
  expect(diskText(location.address, location.exportName)).toBe(name)
})

test('a path of state does not depend on where the program was started; a link at its end stays', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a.img'), 'a')
  await symlink(join(folder, 'a.img'), join(folder, 'link'))
  await symlink(folder, join(folder, 'folder'))
  const path = join(folder, 'a.img')
  expect([
    lastingPath(path),
    lastingPath(relative(process.cwd(), path)),
    lastingPath(join(folder, 'folder', 'a.img')),
    lastingPath(join(folder, 'folder', 'link')),
    lastingPath('/nowhere/../nowhere/x'),
  ]).toEqual([path, path, path, join(folder, 'link'), '/nowhere/x'])
  const { source } = await openSource(parseLocation(relative(process.cwd(), path)), reach)
  expect(source.name).toBe(path)
  await source.close()
})

test('another export of the server is another source', async () => {
  const folder = await temporaryFolder()
  const { socket } = await quickServer({
    sizeBytes: 2 * block,
    flags: 1,
    answer: (asked, reply) => reply(simple(asked, 0, Buffer.alloc(asked.length, 7))),
  })
  const of = (name: string): string => `nbd+unix:///${name}?socket=${socket}`
  const to = join(folder, 'b.img')
  await copyBetween({ from: of('A'), to, folder })
  await expect(copyBetween({ from: of('B'), to, folder, overwrite: false })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.otherSource', values: { before: of('A'), source: of('B') } },
  })
  expect((await copyBetween({ from: of('A'), to, folder, overwrite: false })).result).toMatchObject({ writtenBytes: 0 })
})
