import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broker, temporaryFolder } from '../../acceptance/cli.ts'
import { callsOf, everyCommand } from '../../acceptance/every-command.ts'
import { cloudIn, makeTenant } from '../../migrate/phases/make-tenant.ts'
import { environmentIn } from '../../migrate/commands/moving.ts'
import { cloudsYaml, password, state } from './cloud.ts'
import { leftAsFound } from './left-as-found.ts'

/** Every token of Keystone's is Fernet. */
const token = /gAAAAA[\w-]{20}/

const verbosities = [['--debug'], []] as const

const calls = callsOf({ source: 'openstack:source', target: 'openstack:workshop' })

/** In which a tenant goes to the new cloud, and comes back; everything else as it comes. */
const inOrder = [
  'migrate check',
  'migrate apply',
  'migrate rehearse',
  'migrate sync',
  'migrate cutover',
  'migrate rollback',
  'migrate apply',
  'migrate cutover',
  'migrate finish',
  'migrate verify',
]

/** Those that open the account of the cloud here. */
const signing = [
  'audit',
  'doctor',
  'inventory',
  'migrate apply',
  'migrate check',
  'migrate cleanup',
  'migrate cutover',
  'migrate finish',
  'migrate plan',
  'migrate plan diff',
  'migrate rehearse',
  'migrate rollback',
  'migrate sync',
]

/** A folder with two equal disks, and the plan of a tenant without servers, who goes to the cloud. */
async function folderWithPlan(): Promise<{ readonly cwd: string; readonly env: Readonly<Record<string, string>> }> {
  const cwd = await temporaryFolder()
  const env = { ...environmentIn(cwd), OS_CLIENT_CONFIG_FILE: cloudsYaml }
  await makeTenant(cloudIn(join(cwd, 'old')), { name: 'acme', servers: [] })
  for (const name of ['a.raw', 'b.raw']) await writeFile(join(cwd, name), Buffer.alloc(2 ** 20, 'disk'))
  const plan = [
    'migrate',
    'plan',
    'directory:old',
    'openstack:workshop',
    '--name',
    'move',
    '--tenants',
    'label:customer',
  ]
  expect(await broker(plan, { cwd, env })).toMatchObject({ code: 0 })
  return { cwd, env }
}

test('what any command says or writes, at any verbosity, holds no secret', { timeout: 900_000 }, async () => {
  await leftAsFound('workshop')
  expect(Object.keys(calls).toSorted()).toEqual(await everyCommand())
  const { cwd, env } = await folderWithPlan()
  const said = new Map<string, string>()
  const codes: Record<string, number> = {}
  const others = Object.keys(calls).filter((command) => !inOrder.includes(command))
  for (const [nth, command] of [...others, ...inOrder].entries()) {
    for (const verbosity of verbosities) {
      const { code, stdout, stderr } = await broker([...(calls[command] ?? []), ...verbosity], { cwd, env })
      said.set(`${String(nth)} ${command} ${verbosity.join(' ')}`, stdout + stderr)
      codes[`${String(nth)} ${command}`] ??= code
    }
  }
  for (const name of await readdir(cwd, { recursive: true, withFileTypes: true })) {
    const file = join(name.parentPath, name.name)
    if (name.isFile() && !file.endsWith('.raw')) said.set(file, await readFile(file, 'utf8'))
  }
  const secrets = (text: string): boolean => text.replaceAll(state, '').includes(password()) || token.test(text)
  expect([...said].filter(([, text]) => secrets(text)).map(([what]) => what)).toEqual([])
  // None is missed because it never came so far as to have a secret in its hands.
  const signedIn = new Set(
    [...said].flatMap(([what, text]) =>
      text.includes('/auth/tokens 201') ? [what.replace(/ --debug$/, '').replace(/^\d+ /, '')] : [],
    ),
  )
  expect([...signedIn].toSorted()).toEqual(signing)
  expect(inOrder.map((command, nth) => [command, codes[`${String(others.length + nth)} ${command}`]])).toEqual(
    inOrder.map((command) => [command, 0]),
  )
})
