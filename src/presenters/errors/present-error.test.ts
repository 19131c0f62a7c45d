import { describe, expect, test } from 'vitest'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { createTranslator } from '../../messages/translator.ts'
import { errorResult } from '../schemas/error-result.ts'
import { presentError } from './present-error.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')
const options = {
  json: false,
  debug: false,
  color: false,
  program: 'broker',
  command: 'broker compare',
  commands: ['compare', 'catalog list'],
}
const says = (text: string) => message('bill.name.provider', { provider: text })

const wrongFile = new BrokerError({
  kind: 'usage',
  says: says('3 problems in a.yaml and b.yaml.'),
  next: says('Correct them and run again.'),
  problems: [
    { file: 'a.yaml', line: 12, column: 3, message: says('negative size'), hint: says('Give a number above 0.') },
    { file: 'b.yaml', line: null, column: null, message: says('empty'), hint: null },
    { file: 'a.yaml', line: 2, column: 1, message: says('unknown key'), hint: null },
  ],
})

/** As the parser of the command line throws them. */
function parserError(text: string, more: object): Error {
  return Object.assign(new Error(text), { oclif: { exit: 2 }, ...more })
}

describe('an error of a person', () => {
  test('says what, where and what next, the problems of a file together', () => {
    expect(presentError(wrongFile, english, options)).toEqual({
      exitCode: 2,
      text: [
        'Error: 3 problems in a.yaml and b.yaml.',
        '  a.yaml:2:1  unknown key',
        '  a.yaml:12:3  negative size',
        '      Give a number above 0.',
        '  b.yaml  empty',
        'Next: Correct them and run again.',
        '',
      ].join('\n'),
    })
  })

  test('is JSON where JSON is wanted', () => {
    const { text } = presentError(wrongFile, english, { ...options, json: true })
    expect(errorResult.parse(JSON.parse(text))).toEqual({
      schema: 'broker/error/1',
      kind: 'usage',
      exitCode: 2,
      message: '3 problems in a.yaml and b.yaml.',
      next: 'Correct them and run again.',
      problems: [
        { file: 'a.yaml', line: 2, column: 1, message: 'unknown key', hint: null },
        { file: 'a.yaml', line: 12, column: 3, message: 'negative size', hint: 'Give a number above 0.' },
        { file: 'b.yaml', line: null, column: null, message: 'empty', hint: null },
      ],
      stack: null,
    })
  })

  test('lets no control character through', () => {
    const nasty = new BrokerError({ kind: 'usage', says: says('no \u001b[31mred\nsecond line') })
    expect(presentError(nasty, english, options).text).toBe('Error: no [31mred second line\n')
  })
})

describe('a command line that cannot be parsed', () => {
  test.each([
    [
      parserError('Nonexistent flag: --frmat\nSee more help with --help', { flags: ['--frmat'] }),
      'There is no flag --frmat.',
      'broker compare',
    ],
    [parserError('Unexpected arguments: a, b', { args: ['a', 'b'] }), '2 words too many: a b.', 'broker compare'],
    [
      parserError('Missing 1 required arg:\nfile', { args: [{ name: 'file' }] }),
      'Something is missing from the command: FILE.',
      'broker compare',
    ],
    [
      parserError('Expected --format=jsn to be one of: table, json\nSee more help with --help', {}),
      '--format cannot be “jsn”. Choose one of table, json.',
      'broker compare',
    ],
    [
      parserError('The following error occurred:\n  Missing required flag level', {}),
      'The flag --level is missing.',
      'broker compare',
    ],
    [
      parserError(
        'Parsing --nights \n\tExpected an integer less than or equal to 7 but received: 9\nSee more help',
        {},
      ),
      '--nights cannot be 9: 7 is the most.',
      'broker compare',
    ],
    [
      parserError('Parsing --nights \n\tExpected an integer greater than or equal to 1 but received: 0', {}),
      '--nights cannot be 0: 1 is the least.',
      'broker compare',
    ],
    [parserError('Flag --explain expects a value', {}), 'The flag --explain needs a value.', 'broker compare'],
    [
      parserError('Something new\nSee more help with --help', {}),
      'The command cannot be understood: Something new',
      'broker compare',
    ],
    [parserError('command dance not found', {}), 'There is no command “dance”.', 'broker'],
  ])('%s', (thrown, said, command) => {
    expect(presentError(thrown, english, options)).toEqual({
      exitCode: 2,
      text: `Error: ${said}\nNext: See what is possible: ${command} --help\n`,
    })
  })

  test('a command that nearly exists', () => {
    expect(presentError(parserError('command catalog:lst not found', {}), english, options).text).toBe(
      'Error: There is no command “catalog lst”.\nNext: Did you mean “broker catalog list”?\n',
    )
  })
})

describe('what may be a secret is not repeated', () => {
  test.each([
    [
      parserError('Nonexistent flag: --password=hunter2', { flags: ['--password=hunter2'] }),
      'There is no flag --password.',
    ],
    [
      parserError('Nonexistent flags', { flags: ['-phunter2', '-', '--Pass hunter2'] }),
      'There are no flags -p, -, --Pass.',
    ],
    [
      parserError('Expected --interface=hunter2\nhunter2 to be one of: public, internal\nSee more help', {}),
      '--interface does not take that value. Choose one of public, internal.',
    ],
    [
      parserError('Expected hunter2 to be one of: a, b\nSee more help', {}),
      'The command cannot be understood: Expected one of: a, b',
    ],
    [
      parserError('Parsing --nights \n\tExpected an integer but received: hunter2\nSee more help', {}),
      'The command cannot be understood: Parsing --nights Expected an integer',
    ],
    [
      parserError('The following error occurred:\n  --rate=hunter2 cannot also be provided when using --probe', {}),
      'The command cannot be understood: The following error occurred: --rate cannot also be provided when using --probe',
    ],
  ])('%s', (thrown, said) => {
    const { text } = presentError(thrown, english, { ...options, debug: true })
    expect(text.replaceAll(/ +/g, ' ')).toBe(`Error: ${said}\nNext: See what is possible: broker compare --help\n`)
  })
})

describe('an error of ours', () => {
  const thrown = new TypeError('x is undefined', { cause: new Error('root') })

  test('is called ours, without a stack', () => {
    expect(presentError(thrown, english, options)).toEqual({
      exitCode: 1,
      text: [
        'Error: Something broke inside broker. That is our fault, not yours: TypeError: x is undefined',
        'Next: Please report it with the command you typed and what it prints with --debug added. Nothing of yours was changed by this error itself.',
        '',
      ].join('\n'),
    })
  })

  test('shows the stack and the cause with --debug', () => {
    const { text } = presentError(thrown, english, { ...options, debug: true })
    expect(text).toMatch(/TypeError: x is undefined\n\s+at [^]*caused by: Error: root\n\s+at /)
  })

  test.each([
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [{ code: 7 }, '{ code: 7 }'],
  ])('may be anything that was thrown: %j', (anything, shown) => {
    const [first] = presentError(anything, english, options).text.split('\n')
    expect(first).toBe(`Error: Something broke inside broker. That is our fault, not yours: ${shown}`)
  })
})

test('an interruption is no error', () => {
  const aborted = Object.assign(new Error('stop'), { name: 'ExitPromptError' })
  expect(presentError(aborted, french, options)).toEqual({ exitCode: 130, text: 'Interrompu.\n' })
})
