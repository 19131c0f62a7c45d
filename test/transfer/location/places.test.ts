import { readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capabilitiesOf } from '../../../src/transfer/location/capabilities.ts'
import { diskKeys } from '../../../src/transfer/location/disk-keys.ts'
import { openSource, openTarget, type Reach, statePrefix } from '../../../src/transfer/location/open-location.ts'
import { parseEnd, parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { temporaryFolder } from '../disks.ts'
import { quickServer, simple } from '../nbd/quick-server.ts'

const { signal } = new AbortController()

async function reachOf(): Promise<Reach> {
  const lockFolder = await temporaryFolder()
  return { connections: 2, timeoutMs: 2000, clock: () => performance.now(), lockFolder, signal }
}

const said = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return (error as { says: unknown }).says
  }
}

describe('a place of a disk', () => {
  const tcp = (host: string, port: number, tls?: object): object => {
    return { kind: 'tcp', host, port, ...(tls === undefined ? {} : { tls }) }
  }
  test.each<readonly [string, object]>([
    ['a.img', { kind: 'file', path: 'a.img' }],
    ['./x.QCOW2', { kind: 'qcow2', path: './x.QCOW2' }],
    ['a.qcow2.img', { kind: 'file', path: 'a.qcow2.img' }],
    ['x:/y', { kind: 'file', path: 'x:/y' }],
    ['nbd://h', { kind: 'nbd', address: tcp('h', 10809), exportName: '' }],
    ['NBD://h:1/a%2Fb/c', { kind: 'nbd', address: tcp('h', 1), exportName: 'a/b/c' }],
    ['nbd://[fe80::1]/e', { kind: 'nbd', address: tcp('fe80::1', 10809), exportName: 'e' }],
    ['nbds://h/e', { kind: 'nbd', address: tcp('h', 10809, { hostname: 'h', certificates: null }), exportName: 'e' }],
    [
      'nbds+unix:///?socket=/s&tls-hostname=n&tls-certificates=/c',
      {
        kind: 'nbd',
        address: { kind: 'unix', path: '/s', tls: { hostname: 'n', certificates: '/c' } },
        exportName: '',
      },
    ],
    ['nbd+unix:///e?socket=/s', { kind: 'nbd', address: { kind: 'unix', path: '/s' }, exportName: 'e' }],
    ['ssh://u%40x@h:22/dev/a%20b', { kind: 'ssh', host: 'u@x@h', port: 22, path: '/dev/a b' }],
    ['ssh://h/a', { kind: 'ssh', host: 'h', port: null, path: '/a' }],
    ['nbd://h/vol%23new', { kind: 'nbd', address: tcp('h', 10809), exportName: 'vol#new' }],
    ['nbd://h/a/../b/./%2e%2e\tc', { kind: 'nbd', address: tcp('h', 10809), exportName: 'a/../b/./..\tc' }],
    ['ssh://h/dev/../link', { kind: 'ssh', host: 'h', port: null, path: '/dev/../link' }],
  ])('%s', (text, location) => {
    expect(parseLocation(text)).toEqual(location)
    expect(parseEnd(text)).toEqual(location)
  })

  const none = (text: string): object => ({ key: 'disk.location', values: { text } })
  const parameter = (name: string): object => ({ key: 'disk.location.parameter', values: { name } })
  const secret = (place: string): object => ({ key: 'disk.location.secret', values: { place } })
  const fragment = { key: 'disk.location.fragment', values: {} }
  test.each<readonly [string, object]>([
    ['', none('')],
    ['-', { key: 'disk.stream.notHere', values: {} }],
    ['http://h/x', none('http://h/x')],
    ['nbd://', none('nbd://')],
    ['nbd:///x', none('nbd:///x')],
    ['nbd+unix:///x', none('nbd+unix:///x')],
    ['nbd://h:99999/', none('nbd://h:99999/')],
    ['ssh://h', none('ssh://h')],
    ['ssh://h/', none('ssh://h/')],
    ['ssh://-oProxy/dev/x', none('ssh://-oProxy/dev/x')],
    ['ssh://-x@h/dev/x', none('ssh://-x@h/dev/x')],
    ['http://u:p@h/x', secret('http://h')],
    ['http://u:p@h:99999/x', none('http://…@h:99999/x')],
    ['nbd://h/e?socket=/s', parameter('socket')],
    ['nbd://h/e?tls-hostname=n', parameter('tls-hostname')],
    ['nbd+unix:///e?socket=/s&tls-hostname=n', parameter('tls-hostname')],
    ['nbds://h/e?tls=no', parameter('tls')],
    ['ssh://h/dev/x?a=b', parameter('a')],
    ['nbd://h/vol#new', fragment],
    ['nbd://h/vol#', fragment],
    ['ssh://h/disk#1', fragment],
    ['nbd+unix:///vol?socket=/s#new', fragment],
    ['nbd://h/%zz', none('nbd://h/%zz')],
    ['ssh://h/%', none('ssh://h/%')],
    ['ssh://%zz@h/dev/x', none('ssh://%zz@h/dev/x')],
    ['nbd://h/vol?', none('nbd://h/vol?')],
    ['nbd+unix://somehost/disk?socket=/s', none('nbd+unix://somehost/disk?socket=/s')],
    ['nbds+unix://h:1/disk?socket=/s', none('nbds+unix://h:1/disk?socket=/s')],
    ['nbd://u@h/e', secret('nbd://h')],
    ['nbds://u@h/e', secret('nbds://h')],
    ['nbd://:p@h/e', secret('nbd://h')],
    ['ssh://u:p@h/dev/x', secret('ssh://h')],
  ])('is not “%s”', (text, says) => {
    expect(said(() => parseLocation(text))).toEqual(says)
  })

  test('or a stream, where that may be', () => {
    expect(parseEnd('-')).toEqual({ kind: 'stream' })
  })

  test('has files of state beside it, or in the current folder', () => {
    const prefix = (text: string): string => statePrefix(parseLocation(text), text)
    const long = `nbd://h/${'x'.repeat(99)}`
    expect([
      prefix('x/a.img'),
      prefix('b.qcow2'),
      prefix('/dev/sda'),
      prefix('/usr/..//dev/sda'),
      prefix('/dev/shm/a.img'),
      prefix('nbd://h/e'),
      prefix(long).length,
    ]).toEqual([
      'x/a.img',
      'b.qcow2',
      './dev-sda-36b8377a',
      './dev-sda-36b8377a',
      '/dev/shm/a.img',
      './nbd-h-e-e6ce20d4',
      2 + 60 + 9,
    ])
  })

  test('can be what its kind can', () => {
    const of = (text: string): unknown => capabilitiesOf(parseEnd(text))
    const served = {
      access: 'random',
      extents: 'block-status',
      writeZeroes: 'request',
      flush: 'every-connection',
      resumes: true,
    }
    expect([of('a'), of('a.qcow2'), of('nbd://h'), of('ssh://h/a'), of('-')]).toEqual([
      { access: 'random', extents: 'file-system', writeZeroes: 'as-data', flush: 'fdatasync', resumes: true },
      served,
      served,
      served,
      { access: 'sequential', extents: 'none', writeZeroes: 'left-out', flush: 'none', resumes: false },
    ])
  })
})

describe('two places are one disk', () => {
  const keys = async (text: string): Promise<readonly string[]> => await diskKeys(parseLocation(text))

  test('by their address, however it is written', async () => {
    const folder = await temporaryFolder()
    await symlink(folder, join(folder, 'link'))
    const same = [
      ['nbd://localhost/e', 'nbd://127.0.0.1:10809/e', 'nbd://[::1]/e', 'nbd://LOCALHOST./e', 'nbd://127.9.9.9/e'],
      ['nbd://Host.example/e', 'nbd://host.example.:10809/e', 'nbds://host.example/e'],
      [
        `nbd+unix:///e?socket=${folder}/s`,
        `nbd+unix:///e?socket=${folder}/link/../s`,
        `nbds+unix:///e?socket=${folder}/link/s`,
      ],
      ['ssh://root@h/dev/x', 'ssh://h:22/dev/x', 'ssh://other@H/dev/../dev//x'],
    ]
    for (const texts of same) {
      const found = await Promise.all(texts.map(keys))
      expect(new Set(found.flat()).size).toBe(1)
      expect(found.flat()[0]).toMatch(/^(nbd|ssh)-[0-9a-f]{32}$/)
    }
  })

  test('and not by another', async () => {
    const texts = [
      ...['nbd://h/e', 'nbd://h/f', 'nbd://h:1/e', 'nbd://i/e', 'nbd://128.0.0.1/e', 'nbd+unix:///e?socket=/h'],
      ...['ssh://h/dev/x', 'ssh://h/dev/y', 'ssh://h:2/dev/x', 'ssh://i/dev/x', 'nbd://127.example/e'],
    ]
    expect(new Set((await Promise.all(texts.map(keys))).flat()).size).toBe(texts.length)
  })

  test('by the file that they are kept in', async () => {
    const path = join(await temporaryFolder(), 'a.qcow2')
    await writeFile(path, '')
    const found = await stat(path, { bigint: true })
    expect(await keys(path)).toEqual([`file-${String(found.dev)}-${String(found.ino)}`])
  })
})

describe('a server that is written to', () => {
  const flags = 1 | 4 | 64
  test('is locked by its address until it is closed, and is known as the source', async () => {
    const { socket } = await quickServer({
      sizeBytes: 9,
      flags,
      answer: (asked, reply) => reply(simple(asked, 0, Buffer.alloc(asked.length, 7))),
    })
    const text = `nbd+unix:///?socket=${socket}`
    const reach = await reachOf()
    const wanted = { sizeBytes: 9, ours: false, reach }
    const first = await openTarget(parseLocation(text), wanted)
    const { source, proof } = await openSource(parseLocation(text), reach)
    expect([await first.storage?.(), proof, first.fresh, first.sizeBytes, source.sizeBytes]).toEqual([
      await source.storage?.(),
      'cached',
      false,
      9,
      9,
    ])
    await expect(openTarget(parseLocation(text), wanted)).rejects.toMatchObject({ says: { key: 'disk.locked' } })
    await first.close()
    await source.close()
    await (await openTarget(parseLocation(text), wanted)).close()
    expect(await readdir(reach.lockFolder)).toEqual([])
  })

  test('and gives the lock back when it cannot be opened', async () => {
    const reach = await reachOf()
    const target = openTarget(parseLocation('nbd+unix:///?socket=/nowhere'), { sizeBytes: 9, ours: false, reach })
    await expect(target).rejects.toMatchObject({ says: { key: 'disk.nbd.broken' } })
    expect(await readdir(reach.lockFolder)).toEqual([])
  })
})
