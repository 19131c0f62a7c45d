import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { migrateResult } from '../../../src/presenters/schemas/migrate-result.ts'
import type { ResourceKind, ResourceOf } from '../../../src/domain/inventory.ts'
import { broker, type Outcome } from '../../acceptance/cli.ts'
import { cloudIn, listOf, makeTenant } from '../phases/make-tenant.ts'

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

export async function moving(...tenants: readonly string[]): Promise<Moving> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-move-'))
  for (const name of ['old', 'new']) await mkdir(join(folder, name))
  const old = cloudIn(join(folder, 'old'))
  for (const name of tenants) await makeTenant(old, { name, servers: ['running'] })
  const settings = { HOME: folder, XDG_CONFIG_HOME: join(folder, 'settings') }
  const migrate: Moving['migrate'] = (words, env = {}) =>
    broker(['migrate', ...words], { cwd: folder, env: { ...settings, ...env } })
  const planned = await migrate([
    'plan',
    'directory:old',
    'directory:new',
    '--name',
    'move',
    '--tenants',
    'label:customer',
  ])
  if (planned.code !== 0) throw new Error(`cannot plan: ${planned.stderr}`)
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

/** Names in the folder of the plan. */
export async function filesOf({ folder }: Moving): Promise<readonly string[]> {
  return (await readdir(join(folder, 'migrations'))).toSorted()
}
