import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseLocation } from '../../src/transfer/location/parse-location.ts'
import { pathsAt, refuseStateAsDisk, statePaths } from '../../src/workflows/disk/state-paths.ts'
import { temporaryFolder } from './disks.ts'

test('no disk of a copy is where a file about it is kept, however that is written', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'v.broker-lock'), '')
  const refused = (path: string): unknown => {
    try {
      refuseStateAsDisk([parseLocation('nbd://h/v.broker-lock'), parseLocation(path)], pathsAt(join(folder, 'v')))
      return null
    } catch (error) {
      return (error as { says: unknown }).says
    }
  }
  const names = ['lock', 'journal', 'manifest', 'control.json', 'journal.0a1b2c3d.new', 'manifest.0a1b2c3d.new']
  const paths = [...names.map((name) => join(folder, `v.broker-${name}`)), `${folder}//./v.broker-lock`]
  const others = ['v', 'v.broker-locks', 'w.broker-lock', 'v.broker-manifest.new', 'w.broker-journal.0a1b2c3d.new'].map(
    (name) => join(folder, name),
  )
  expect([...paths, ...others].map(refused)).toEqual([
    ...names.map((name) => ({ key: 'disk.stateIsDisk', values: { path: join(folder, `v.broker-${name}`) } })),
    { key: 'disk.stateIsDisk', values: { path: `${folder}//./v.broker-lock` } },
    ...others.map(() => null),
  ])
})

test('files about a copy are not kept among the devices, where somebody names the place', () => {
  for (const prefix of ['/dev/st', '/dev/../dev/st', '/dev/mapper/st']) {
    expect(() => statePaths(parseLocation('/a'), { target: '/a', state: prefix })).toThrow(
      expect.objectContaining({ kind: 'usage', says: { key: 'disk.stateAmongDevices', values: { name: prefix } } }),
    )
  }
  expect(pathsAt('/dev/shm/st').lock).toBe('/dev/shm/st.broker-lock')
})
