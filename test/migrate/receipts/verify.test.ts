import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MigrationNotice } from '../../../src/domain/migration.ts'
import type { ReceiptVerification } from '../../../src/domain/receipt-verification.ts'
import { stateOf } from '../../../src/plan/migration-state.ts'
import type { Fact } from '../../../src/plan/fact.ts'
import { receipt as schema } from '../../../src/plan/receipt.ts'
import { pathsOf } from '../../../src/runtime/migration/plan-paths.ts'
import { verifyReceipt } from '../../../src/runtime/migration/verify-receipt.ts'
import { receiptWriter } from '../../../src/runtime/migration/write-receipt.ts'
import { hashDisk } from '../../../src/transfer/copy/hash-disk.ts'
import { withEngine } from '../../../src/transfer/open-engine.ts'
import { openForProof } from '../../../src/transfer/location/open-location.ts'
import { nothing, planOf, serverEntry, volumeEntry } from '../plan-of.ts'
import { cloudIn } from '../phases/make-tenant.ts'

const size = 3 * 512 * 1024
const { signal } = new AbortController()
let folder = ''
const before = { ...process.env }
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broker-receipt-'))
  process.env['XDG_CONFIG_HOME'] = join(folder, 'settings')
})
afterEach(() => {
  process.env = { ...before }
})

async function rootOf(path: string): Promise<string> {
  const settings = { inFlight: 2, bandwidthMibps: null }
  const clock = (): number => performance.now()
  return await withEngine({ settings, controlFile: null, threads: 1, clock, signal }, async (engine) => {
    const { source } = await openForProof(
      { kind: 'file', path },
      { connections: 1, timeoutMs: 1000, lockFolder: folder, clock, signal },
    )
    const manifest = await hashDisk({ disk: source, phase: 'hash', engine })
    await source.close()
    return manifest.root()
  })
}

interface Moved {
  readonly file: string
  readonly disk: string
  readonly volumeId: string
  readonly write: (keyFile?: string, planId?: string) => Promise<{ readonly file: string; readonly digest: string }>
  readonly notices: readonly MigrationNotice[]
  readonly verify: (request?: Partial<Parameters<typeof verifyReceipt>[0]>) => Promise<ReceiptVerification>
}

/** A tenant with one volume that was moved to a directory cloud. */
async function moved(): Promise<Moved> {
  const target = cloudIn(join(folder, 'new'))
  const wanted = { key: 'k1', name: 'disk', labels: {}, sizeBytes: size, class: null, from: null, signal }
  const made = await target.features.volumes?.create(wanted)
  const volumeId = made?.resource.id ?? ''
  const access = await target.features.volumeSource?.open({ of: 'volume', id: volumeId, signal })
  const disk = access?.location ?? ''
  await writeFile(disk, Buffer.alloc(size, 7))
  const plan = planOf({
    acme: { ...nothing, volumes: [volumeEntry('data', 'v', size)], servers: [serverEntry('web', 's')] },
  })
  const copied: Fact = {
    kind: 'copied',
    at: '2026-11-22T07:00:00Z',
    tenant: 'acme',
    entry: 'data',
    snapshotId: 'snap',
    targetId: volumeId,
    mode: 'full',
    consistent: true,
    root: await rootOf(disk),
    proof: 'full-readback',
    sizeBytes: size,
    targetBytes: size,
    dataBlocks: 3,
    undefinedBlocks: 0,
    writtenBytes: size,
    seconds: 1,
  }
  const notices: MigrationNotice[] = []
  const paths = pathsOf(join(folder, 'move.plan.yaml'))
  const state = stateOf([
    copied,
    { kind: 'reached', at: '2026-11-22T07:10:00Z', tenant: 'acme', milestone: 'traffic-switched' },
  ])
  const places = { source: 'old', target: 'new' }
  const file = paths.receiptOf('acme')
  return {
    file,
    disk,
    volumeId,
    notices,
    write: (keyFile, id = plan.id) =>
      receiptWriter({
        plan: { ...plan, id },
        state: () => state,
        paths,
        places,
        keyFile,
        onNotice: (notice) => notices.push(notice),
      })('acme'),
    verify: (request = {}) =>
      verifyReceipt({
        file,
        plan: undefined,
        deep: true,
        target: `directory:${join(folder, 'new')}`,
        publicKey: undefined,
        profiles: undefined,
        debug: false,
        onProgress: () => undefined,
        ...request,
      }),
  }
}

const brief = ({ checks }: ReceiptVerification): readonly string[] => checks.map(({ id, state }) => `${id} ${state}`)

test('a receipt is written once, with a key that is made once for its owner alone', async () => {
  const { write, notices, file } = await moved()
  const first = await write()
  const text = await readFile(file, 'utf8')
  expect([await write(), await readFile(file, 'utf8')]).toEqual([first, text])
  const key = join(folder, 'settings/broker/receipt-key.pem')
  expect(notices).toEqual([
    { kind: 'receipt-key', file: key, made: true, publicKey: schema.parse(JSON.parse(text)).signature.publicKey },
  ])
  expect([(await stat(key)).mode & 0o777, (await stat(file)).mode & 0o777]).toEqual([0o600, 0o600])
  await writeFile(file, text.replace('acme', 'zoo'))
  await write()
  expect(notices.map((notice) => 'made' in notice && notice.made)).toEqual([true, false])
})

test('that of an earlier plan of the same name is kept', async () => {
  const { write, file } = await moved()
  const { digest } = await write()
  const text = await readFile(file, 'utf8')
  await write(undefined, 'fedcba987654')
  const kept = file.replace('acme.', `acme.${digest.slice(0, 12)}.`)
  expect(await readFile(kept, 'utf8')).toBe(text)
  expect(schema.parse(JSON.parse(await readFile(file, 'utf8'))).plan.id).toBe('fedcba987654')
})

test('a key of the user signs; one that is none is refused', async () => {
  const { write, verify } = await moved()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const [own, shown] = [join(folder, 'own.pem'), join(folder, 'public.pem')]
  await writeFile(own, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(shown, publicKey.export({ type: 'spki', format: 'pem' }))
  await write(own)
  expect(brief(await verify({ publicKey: shown, deep: false }))).toEqual([
    'signature holds',
    'key holds',
    'plan unchecked',
    'volume unchecked',
  ])
  await expect(verify({ publicKey: own })).resolves.toMatchObject({ holds: true })
  await writeFile(shown, 'no key')
  await expect(verify({ publicKey: shown })).rejects.toMatchObject({ kind: 'usage' })
  await expect((await moved()).write(shown)).rejects.toMatchObject({
    kind: 'usage',
    says: { key: 'migrate.key.unfit' },
  })
})

test('the content is there, or something was written since', async () => {
  const { write, verify, disk } = await moved()
  await write()
  expect(await verify()).toMatchObject({ holds: true, tenant: 'acme', plan: 'move' })
  const bytes = await readFile(disk)
  bytes[size - 1] = 0
  await writeFile(disk, bytes)
  const { holds, checks } = await verify()
  expect([holds, checks.at(-1)?.says.key]).toEqual([false, 'migrate.verify.volume.fails'])
})

test('a volume that is gone, a plan that is another, a target that is not named', async () => {
  const { write, verify, volumeId } = await moved()
  await write()
  await cloudIn(join(folder, 'new')).features.volumes?.delete({ id: volumeId, signal })
  const { holds, checks } = await verify()
  expect([holds, checks.at(-1)?.says.key]).toEqual([false, 'migrate.verify.volume.gone'])
  await expect(verify({ target: undefined })).rejects.toMatchObject({ kind: 'usage' })
  await mkdir(join(folder, 'x'))
  await writeFile(join(folder, 'x/other.plan.yaml'), JSON.stringify(planOf({ zoo: nothing })))
  const against = await verify({ deep: false, plan: join(folder, 'x/other.plan.yaml') })
  expect(brief(against)).toContain('plan fails')
})

test('what is no receipt is named with its problems', async () => {
  const { verify, file, write } = await moved()
  await write()
  await writeFile(file, '{ "schema": "broker/receipt/1" }')
  await expect(verify()).rejects.toMatchObject({ kind: 'usage' })
  await writeFile(file, 'text')
  await expect(verify()).rejects.toMatchObject({ kind: 'usage', says: { key: 'migrate.receipt.notJson' } })
})
