import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manifest } from '../../scripts/manifest.js'

const root = join(import.meta.dirname, '../..')

interface Described {
  readonly name?: string
  readonly char?: string
  readonly type?: string
  readonly options?: readonly string[]
  readonly default?: unknown
  readonly required?: boolean
  readonly multiple?: boolean
  readonly hidden?: boolean
  readonly allowNo?: boolean
  readonly aliases?: readonly string[]
  readonly exclusive?: readonly string[]
  readonly dependsOn?: readonly string[]
}

/** One line for a flag or an argument: everything a script may rely on, nothing about its wording. */
function line(name: string, is: Described): string {
  const words: readonly (string | false)[] = [
    name,
    is.char !== undefined && `-${is.char}`,
    is.type ?? 'argument',
    is.required === true && 'required',
    is.multiple === true && 'multiple',
    is.allowNo === true && 'allow-no',
    is.hidden === true && 'hidden',
    is.options !== undefined && `one of ${is.options.join('|')}`,
    is.default !== undefined && `default ${JSON.stringify(is.default)}`,
    is.aliases !== undefined && is.aliases.length > 0 && `also ${is.aliases.join(' ')}`,
    is.exclusive !== undefined && `not with ${is.exclusive.join(' ')}`,
    is.dependsOn !== undefined && `needs ${is.dependsOn.join(' ')}`,
  ]
  return words.filter((word) => word !== false).join(' ')
}

const lines = (all: Readonly<Record<string, Described>>): string[] =>
  Object.entries(all)
    .map(([name, is]) => line(name, is))
    .sort()

test('commands, flags and schemas are those that scripts rely on', async () => {
  const { commands } = await manifest()
  const surface = Object.values(commands)
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((command) => ({
      id: command.id.replaceAll(':', ' '),
      aliases: command.aliases,
      hidden: command.hidden,
      args: Object.entries(command.args).map(([name, is]) => line(name, is)),
      flags: lines(command.flags),
    }))
  const schemas = readdirSync(join(root, 'schemas'))
    .filter((file) => file.endsWith('.json'))
    .sort()
  await expect(`${JSON.stringify({ commands: surface, schemas }, null, 2)}\n`).toMatchFileSnapshot(
    'flags.snapshot.json',
  )
}, 60_000)
