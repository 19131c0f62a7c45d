import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import en from '../messages/en/index.ts'
import type { HelpCommand } from './help-command.ts'
import Help from './help.ts'

const compare: HelpCommand = {
  id: 'compare',
  summary: en['help.compare.summary'],
  description: en['help.compare.description'],
  args: { file: { name: 'file', description: en['help.compare.arg.file'] } },
  flags: {
    format: {
      name: 'format',
      char: 'f',
      type: 'option',
      options: ['table', 'json'],
      default: 'table',
      summary: en['help.flag.format'],
    },
    output: { name: 'output', type: 'option', helpValue: 'FILE', summary: en['help.flag.output'] },
    hidden: { name: 'hidden', type: 'boolean', hidden: true },
    json: { name: 'json', type: 'boolean', helpGroup: 'GLOBAL', summary: en['help.flag.json'] },
  },
  examples: ['broker compare deployments/happybox.yaml', 'broker compare --all'],
}
const list: HelpCommand = {
  id: 'shelf:list',
  summary: 'list what is on the shelf',
  description: 'A command that has no texts of its own in the catalogues.',
  args: { name: { name: 'name', required: true, description: 'which' } },
  flags: { level: { name: 'level', type: 'option', required: true, summary: 'how high' } },
  examples: [{ command: 'broker shelf list a', description: 'list a' }],
}
const commands = [list, compare, { id: 'init:deployment', summary: 'write a file', args: {}, flags: {} }]

let printed = ''
const before = { ...process.env }

beforeEach(() => {
  printed = ''
  Object.assign(process.env, { COLUMNS: '80', BROKER_LANG: 'en', NO_COLOR: '1' })
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  process.env = { ...before }
})

async function help(...argv: readonly string[]): Promise<string> {
  await new Help({ commands }).showHelp(argv)
  return printed
}

describe('help', () => {
  test('of nothing shows three ways to start, and says what is not there yet', async () => {
    expect(await help()).toMatchInlineSnapshot(`
      "Where should your servers live? Compares clouds, with every bill itemised and
      every figure sourced.

      Three ways to start
        Choose where to run
          $ broker init deployment
          $ broker compare
        Move somewhere else
          $ broker demo  (not in this version yet)
          $ broker doctor  (not in this version yet)
        Keep watch from now on
          $ broker init --ci gitlab  (not in this version yet)

      All commands: broker --help
      "
    `)
  })

  test('of the program lists its commands', async () => {
    expect(await help('--help')).toMatchInlineSnapshot(`
      "Where should your servers live? Compares clouds, with every bill itemised and
      every figure sourced.

      Usage
        broker COMMAND

      Commands
        compare          rank where a deployment could run, with every bill itemised
        init deployment  write a file
        shelf list       list what is on the shelf

      More about one: broker COMMAND --help
      "
    `)
  })

  test('of a command, in French', async () => {
    await expect(await help('compare', 'my.yaml', '--help', '--lang', 'fr')).toMatchFileSnapshot(
      '../../test/golden/help/command.fr.txt',
    )
  })

  test('of a command without texts of its own is what the command says', async () => {
    expect(await help('shelf', 'list', '--help')).toMatchInlineSnapshot(`
      "List what is on the shelf.

      A command that has no texts of its own in the catalogues.

      Usage
        broker shelf list NAME --level LEVEL [FLAGS]

      Arguments
        NAME  which

      Flags
            --level LEVEL  how high

      Examples
        list a
        $ broker shelf list a
      "
    `)
  })

  test('of the first word of several commands lists them', async () => {
    expect(await help('shelf', '--help')).toMatchInlineSnapshot(`
      "Usage
        broker shelf COMMAND

      Commands
        shelf list  list what is on the shelf

      More about one: broker shelf COMMAND --help
      "
    `)
  })

  test('puts meanings below their terms on a narrow terminal', async () => {
    process.env['COLUMNS'] = '40'
    const lines = (await help('compare', '--help')).split('\n')
    expect(lines.filter((line) => line.length > 40 && !line.includes('$ broker'))).toEqual([])
  })

  test('of a word that is no command is a person’s error', async () => {
    await expect(help('frobnicate', '--help')).rejects.toMatchObject({
      kind: 'usage',
      says: { key: 'errors.unknownCommand', values: { command: 'frobnicate' } },
    })
  })
})
