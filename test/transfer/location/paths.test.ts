import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { identityOf } from '../../../src/transfer/location/identity-of.ts'
import {
  isMarkedCorrupt,
  looksLikeQcow2,
  refuseImage,
  snapshotsIn,
} from '../../../src/transfer/location/image-header.ts'
import {
  openForProof,
  openSource,
  openTarget,
  type Reach,
  targetExists,
} from '../../../src/transfer/location/open-location.ts'
import { openReceiver } from '../../../src/transfer/location/open-receiver.ts'
import { overSsh } from '../../../src/transfer/location/over-ssh.ts'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { requireDisk, requireFolderOf, requireTarget } from '../../../src/transfer/location/require-disk.ts'
import { temporaryFolder } from '../disks.ts'

const { signal } = new AbortController()

async function reachOf(): Promise<Reach> {
  const lockFolder = await temporaryFolder()
  return { connections: 2, timeoutMs: 2000, clock: () => performance.now(), lockFolder, signal }
}

describe('a file', () => {
  test('is a source and a target', async () => {
    const [path, reach] = [join(await temporaryFolder(), 'a'), await reachOf()]
    const at = parseLocation(path)
    expect([
      await targetExists(at),
      await targetExists(parseLocation(`${path}.qcow2`)),
      await targetExists(parseLocation('nbd://h')),
    ]).toEqual([false, false, true])
    const sink = await openTarget(at, { sizeBytes: 5, ours: false, reach })
    await sink.write({ offset: 1, from: Buffer.from('ab'), signal })
    expect([sink.fresh, sink.sizeBytes, (await readdir(reach.lockFolder)).length]).toEqual([true, 5, 1])
    await sink.close()
    const { source, proof } = await openSource(at, reach)
    const into = Buffer.alloc(5)
    await source.read({ offset: 0, into, signal })
    await source.close()
    const proven = await openForProof(at, reach)
    await proven.source.close()
    expect([
      into.toString('latin1'),
      proof,
      ['cached', 'full-readback'].includes(proven.proof),
      await targetExists(at),
    ]).toEqual(['\0ab\0\0', 'cached', true, true])
  })

  test('takes a stream of unknown length, an image does not', async () => {
    const [path, reach] = [join(await temporaryFolder(), 'a'), await reachOf()]
    const empty = await openReceiver(parseLocation(path), reach)
    await empty.write({ offset: 7, from: Buffer.from('x'), signal })
    const sink = await empty.resize?.(9)
    await sink?.close()
    expect([empty.fresh, sink?.sizeBytes, (await readFile(path)).toString('latin1')]).toEqual([
      true,
      9,
      '\0\0\0\0\0\0\0x\0',
    ])
    await expect(openReceiver(parseLocation(`${path}.qcow2`), reach)).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.stream.needsSize', values: { name: `${path}.qcow2` } },
    })
    await expect(openReceiver(parseLocation(await temporaryFolder()), reach)).rejects.toMatchObject({ kind: 'usage' })
  })

  test('has an identity; nothing else has', async () => {
    const path = join(await temporaryFolder(), 'a')
    await writeFile(path, 'abc')
    const found = await stat(path, { bigint: true })
    expect([
      await identityOf(parseLocation(path)),
      await identityOf(parseLocation('/dev/null')),
      await identityOf(parseLocation(`${path}x`)),
      await identityOf(parseLocation('nbd://h')),
      await identityOf(parseLocation('ssh://h/a')),
    ]).toEqual([
      {
        device: String(found.dev),
        inode: String(found.ino),
        sizeBytes: 3,
        modifiedNs: String(found.mtimeNs),
        changedNs: String(found.ctimeNs),
        ...(found.birthtimeNs > 0n ? { bornNs: String(found.birthtimeNs) } : {}),
      },
      null,
      null,
      null,
      null,
    ])
  })

  test('of another sort is no disk', async () => {
    const folder = await temporaryFolder()
    execFileSync('mkfifo', [join(folder, 'p')])
    await mkdir(join(folder, 'd'))
    await writeFile(join(folder, 'f'), '')
    for (const [to, name] of [
      ['f', 'to-f'],
      ['nothing', 'to-nothing'],
      ['f/below', 'to-below'],
    ] as const) {
      await symlink(to, join(folder, name))
    }
    const how = async (path: string): Promise<unknown> =>
      await requireDisk(parseLocation(path)).catch((error: unknown) => (error as { says: unknown }).says)
    const no = (kind: string, path: string): unknown => ({ key: `disk.noDisk.${kind}`, values: { path } })
    expect([
      await how(join(folder, 'p')),
      await how(join(folder, 'd')),
      await how('/dev/null'),
      await how('/proc/cpuinfo'),
      await how(join(folder, 'to-nothing')),
      await how(join(folder, 'to-f')),
      await how(join(folder, 'to-below')),
      await how(join(folder, 'f')),
      await how(join(folder, 'none')),
      await how('nbd://h'),
      await how('ssh://h/a'),
    ]).toEqual([
      no('pipe', join(folder, 'p')),
      no('folder', join(folder, 'd')),
      no('device', '/dev/null'),
      no('madeUp', '/proc/cpuinfo'),
      no('link', join(folder, 'to-nothing')),
      ...Array.from({ length: 6 }, () => undefined),
    ])
    await requireFolderOf(join(folder, 'none'))
    const nowhere = { kind: 'file', path: join(folder, 'none', 'x') } as const
    const here = { kind: 'file', path: join(folder, 'x') } as const
    await requireTarget(here, join(folder, 'lock'))
    await expect(requireTarget(nowhere, join(folder, 'lock'))).rejects.toMatchObject({
      says: { key: 'disk.noFolder', values: { folder: join(folder, 'none') } },
    })
    await expect(requireTarget(here, join(folder, 'none', 'lock'))).rejects.toMatchObject({
      says: { key: 'disk.noFolder', values: { folder: join(folder, 'none') } },
    })
    await expect(requireFolderOf(join(folder, 'none', 'x'))).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'disk.noFolder', values: { folder: join(folder, 'none') } },
    })
  })
})

describe('the beginning of an image', () => {
  async function image(about: {
    version?: number
    backing?: bigint
    flags?: bigint
    length?: number
    magic?: string
    encryption?: number
    snapshots?: number
  }): Promise<string> {
    const { version = 3, backing = 0n, flags = 0n, length = 104, magic = 'QFI\xfb' } = about
    const { encryption = 0, snapshots = 0 } = about
    const bytes = Buffer.alloc(200)
    bytes.write(magic, 'latin1')
    bytes.writeUInt32BE(version, 4)
    bytes.writeBigUInt64BE(backing, 8)
    bytes.writeUInt32BE(encryption, 32)
    bytes.writeUInt32BE(snapshots, 60)
    bytes.writeBigUInt64BE(flags, 72)
    const path = join(await temporaryFolder(), 'i')
    await writeFile(path, bytes.subarray(0, length))
    return path
  }
  const refused = async (about: Parameters<typeof image>[0]): Promise<boolean> => {
    const path = await image(about)
    return await refuseImage(path).then(
      () => false,
      (error: unknown) => {
        expect(error).toMatchObject({ kind: 'refused', says: { key: 'disk.image.otherFiles', values: { path } } })
        return true
      },
    )
  }

  test('tells whether it is one', async () => {
    expect([
      await looksLikeQcow2(await image({})),
      await looksLikeQcow2(await image({ length: 4 })),
      await looksLikeQcow2(await image({ length: 3 })),
      await looksLikeQcow2(await image({ magic: 'QFI\xfa' })),
      await looksLikeQcow2('/nowhere'),
      await looksLikeQcow2(await temporaryFolder()),
    ]).toEqual([true, true, false, false, false, false])
  })

  test('must not be encrypted, and tells of its snapshots and of damage', async () => {
    const path = await image({ encryption: 2 })
    await expect(refuseImage(path)).rejects.toMatchObject({
      kind: 'unsupported',
      says: { key: 'disk.image.encrypted', values: { path } },
      next: { key: 'disk.image.encrypted.next' },
    })
    await refuseImage(await image({ encryption: 2, magic: 'QFI\xfa' }))
    const marks = [{ flags: 3n }, { flags: 5n }, { flags: 2n, version: 2 }]
    expect([
      await snapshotsIn(await image({ snapshots: 2 })),
      await snapshotsIn(await image({})),
      await snapshotsIn(await image({ snapshots: 2, length: 71 })),
      await snapshotsIn(await image({ snapshots: 2, magic: 'QFI\xfa' })),
      await snapshotsIn('/nowhere'),
      ...(await Promise.all(marks.map(async (about) => isMarkedCorrupt(await image(about))))),
    ]).toEqual([2, 0, 0, 0, 0, true, false, false])
  })

  test('must not name other files', async () => {
    expect([
      await refused({}),
      await refused({ backing: 1n }),
      await refused({ version: 2, backing: 1n }),
      await refused({ flags: 4n }),
      await refused({ flags: 5n }),
      await refused({ flags: 3n }),
      await refused({ version: 2, flags: 4n }),
      await refused({ length: 71, backing: 1n }),
      await refused({ length: 72, backing: 1n }),
      await refused({ length: 79, flags: 4n }),
      await refused({ length: 80, flags: 4n }),
      await refused({ magic: 'none', backing: 1n }),
    ]).toEqual([false, true, true, true, true, false, false, false, true, false, true, false])
    await refuseImage('/nowhere')
  })
})

describe('over ssh', () => {
  const explained = (code: number | null, text: string): unknown => {
    const { address } = overSsh({ kind: 'ssh', host: 'u@h', port: 22_458, path: '/dev/x' }, 'read', null)
    const error = address.kind === 'command' ? address.explain?.({ code, said: text }) : null
    return error !== null && error !== undefined && 'kind' in error && 'says' in error
      ? [error.kind, error.says]
      : error
  }

  test('nbdkit speaks, of a file whose name can hurt nobody', () => {
    const words = (port: number | null, use: 'read' | 'write', path: string): unknown => {
      const ciphers = use === 'read' ? null : 'a,b'
      const { address, exportName } = overSsh({ kind: 'ssh', host: 'u@h', port, path }, use, ciphers)
      return address.kind === 'command' ? { ...address, explain: null, exportName } : null
    }
    const quiet = ['-T', '-o', 'BatchMode=yes', '-o', 'Compression=no', '-o', 'ControlPath=none']
    const common = { kind: 'command', command: 'ssh', package: 'openssh-client', explain: null, exportName: '' }
    expect([words(null, 'read', '/dev/x'), words(2222, 'write', "/a'b $c")]).toEqual([
      {
        ...common,
        args: [...quiet, '--', 'u@h', "'nbdkit' '-s' '--exit-with-parent' '-r' 'file' '/dev/x'"],
        name: 'ssh://u@h/dev/x',
      },
      {
        ...common,
        args: [
          ...quiet,
          '-o',
          'Ciphers=a,b',
          '-p',
          '2222',
          '--',
          'u@h',
          `'nbdkit' '-s' '--exit-with-parent' 'file' '/a'\\''b $c'`,
        ],
        name: "ssh://u@h:2222/a'b $c",
      },
    ])
  })

  test('its end is put in words', () => {
    const values = (reason: string): object => ({ host: 'u@h', path: '/dev/x', reason, command: 'ssh -p 22458 u@h' })
    expect([
      explained(127, 'sh: nbdkit: not found\n'),
      explained(1, 'banner\n nbdkit: /dev/x: denied. \n\n'),
      explained(255, 'x\nHost key verification failed.'),
      explained(255, 'u@h: Permission denied (publickey).'),
      explained(255, 'No route'),
      explained(null, ' \n'),
    ]).toEqual([
      ['unsupported', { key: 'disk.ssh.noNbdkit', values: values('sh: nbdkit: not found') }],
      ['partial', { key: 'disk.ssh.remote', values: values('nbdkit: /dev/x: denied') }],
      ['refused', { key: 'disk.ssh.hostKey', values: values('Host key verification failed') }],
      ['credentials', { key: 'disk.ssh.denied', values: values('u@h: Permission denied (publickey)') }],
      ['partial', { key: 'disk.ssh.failed', values: values('No route') }],
      ['partial', { key: 'disk.ssh.remote', values: values('exit code null') }],
    ])
  })
})
