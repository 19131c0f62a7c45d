import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HelpCommand } from '../../src/help/help-command.ts'
import en from '../../src/messages/en/index.ts'

const texts = new Set<string>(Object.values(en))
const root = join(import.meta.dirname, '../../src/commands')
const files = (await readdir(root, { recursive: true })).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

interface CommandModule {
  readonly default?: Partial<HelpCommand> & { readonly baseFlags?: HelpCommand['flags'] }
}

const commands = (
  await Promise.all(files.map(async (file) => [file, (await import(join(root, file))) as CommandModule] as const))
).flatMap(([file, module]) => (module.default === undefined ? [] : [[file, module.default] as const]))

/** Texts that stand in no catalogue are shown in English to everybody. */
const untranslated = (shown: readonly (string | undefined)[]): readonly (string | undefined)[] =>
  shown.filter((text) => text === undefined || !texts.has(text))

describe.each(commands)('the command in %s', (_, command) => {
  test('says what it does, in both languages', () => {
    expect(untranslated([command.summary, command.description])).toEqual([])
  })

  test('says what its arguments and flags are for, in both languages', () => {
    const args = Object.values(command.args ?? {}).map(({ description }) => description)
    const flags = Object.values(command.flags ?? {}).filter(({ hidden }) => hidden !== true)
    expect(untranslated([...args, ...flags.map(({ summary }) => summary)])).toEqual([])
  })

  test('gives two examples that begin with broker', () => {
    const lines = (command.examples ?? []).map((example) => (typeof example === 'string' ? example : example.command))
    expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(lines.filter((line) => !line.startsWith('broker '))).toEqual([])
  })
})
