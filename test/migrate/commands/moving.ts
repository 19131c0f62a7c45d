import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { z } from 'zod'
import { migrateResult } from '../../../src/presenters/schemas/migrate-result.ts'
import type { ResourceKind, ResourceOf } from '../../../src/domain/inventory.ts'
import { broker, type Outcome } from '../../acceptance/cli.ts'
import { cloudIn, listOf, makeTenant, type TenantWanted } from '../phases/make-tenant.ts'

/** A folder with two directory clouds, tenants in the old one, and a plan made by the program. */
export interface Moving {
  readonly folder: string
  /** `broker migrate …`, without a terminal. */
  readonly migrate: (words: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Outcome>
  /** The same with `--json`, understood. */
  readonly result: (...words: readonly string[]) => Promise<z.infer<typeof migrateResult>>
  readonly list: <K extends ResourceKind>(side: 'old' | 'new', kind: K) => Promise<ResourceOf[K][]>
  readonly text: (file: string) => Promise<string>
}

/** Each tenant is a name, which stands for one server that runs, or what is wanted of it. */
export async function moving(...tenants: readonly (string | TenantWanted)[]): Promise<Moving> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-move-'))
  for (const name of ['old', 'new']) await mkdir(join(folder, name))
  const old = cloudIn(join(folder, 'old'))
  for (const one of tenants) await makeTenant(old, typeof one === 'string' ? { name: one, servers: ['running'] } : one)
  const move = movingIn(folder)
  const ends = ['directory:old', 'directory:new']
  const planned = await move.migrate(['plan', ...ends, '--name', 'move', '--tenants', 'label:customer'])
  if (planned.code !== 0) throw new Error(`cannot plan: ${planned.stderr}`)
  return move
}

function movingIn(folder: string): Moving {
  const settings = environmentIn(folder)
  const migrate: Moving['migrate'] = (words, env = {}) =>
    broker(['migrate', ...words], { cwd: folder, env: { ...settings, ...env } })
  return {
    folder,
    migrate,
    result: async (...words) => {
      const { stdout, stderr } = await migrate([...words, '--json'])
      if (stdout === '') throw new Error(stderr)
      return migrateResult.parse(JSON.parse(stdout))
    },
    list: (side, kind) => listOf(cloudIn(join(folder, side)), kind),
    text: (file) => readFile(join(folder, file), 'utf8'),
  }
}

/** Where the program finds its settings. */
export function environmentIn(folder: string): Readonly<Record<'HOME' | 'XDG_CONFIG_HOME', string>> {
  return { HOME: folder, XDG_CONFIG_HOME: join(folder, 'settings') }
}

/** Both clouds and everything beside the plan, once more. */
export async function copyOf({ folder }: Moving): Promise<Moving> {
  const copy = await mkdtemp(join(tmpdir(), 'broker-move-'))
  await promisify(execFile)('cp', ['-a', '--reflink=auto', `${folder}/.`, copy])
  return movingIn(copy)
}

/** Runs commands that must succeed. */
export async function upTo(move: Moving, ...commands: readonly (readonly string[])[]): Promise<void> {
  for (const words of commands) {
    const { code, stderr, stdout } = await move.migrate(words)
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}: ${stderr}${stdout}`)
  }
}

/** Changes the text of the plan; the change must be one. */
export async function editPlan({ folder }: Moving, edit: (text: string) => string): Promise<void> {
  const file = join(folder, 'migrations/move.plan.yaml')
  const text = await readFile(file, 'utf8')
  const edited = edit(text)
  if (edited === text) throw new Error('the plan has nothing to change there')
  await writeFile(file, edited)
}

/** Names in the folder of the plan. */
export async function filesOf({ folder }: Moving): Promise<readonly string[]> {
  return (await readdir(join(folder, 'migrations'))).toSorted()
}

/** Path of the disk of a volume. */
export async function diskOf({ folder }: Moving, side: 'old' | 'new', id: string): Promise<string> {
  const volumes = join(folder, side, 'volumes')
  const own = (await readdir(volumes)).find((name) => name.endsWith(`--${id}`)) ?? id
  return join(volumes, own, 'disk.raw')
}
