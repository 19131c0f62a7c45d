import { type HelpCommand, type HelpFlag, spoken } from './help-command.ts'
import type { HelpTexts } from './help-texts.ts'
import { definitions, type HelpSection, type Page, text } from './page.ts'

/** Flags that the base command gives to all commands have this group. */
const everywhere = 'GLOBAL'

/** Everything about one command: what it does, how it is typed, its arguments and flags, two examples. */
export function commandPage(command: HelpCommand, texts: HelpTexts, page: Page): readonly HelpSection[] {
  const flags = Object.values(command.flags).filter(({ hidden }) => hidden !== true)
  const own = flags.filter(({ helpGroup }) => helpGroup !== everywhere)
  const shared = flags.filter(({ helpGroup }) => helpGroup === everywhere)
  const section = (name: string, lines: readonly string[]): HelpSection => ({
    title: texts.say(`help.section.${name}`),
    lines,
  })
  const rows = (some: readonly HelpFlag[]): readonly string[] =>
    some.length === 0
      ? []
      : definitions(
          some.map((flag) => [flagTerm(flag), flagMeaning(flag, texts)]),
          page,
        )
  return [
    { title: null, lines: text(sentence(texts.own(command.summary)), page) },
    { title: null, lines: described(texts.own(command.description), page) },
    section('usage', text(usage(command, texts), page, '  ')),
    section('arguments', argumentRows(command, texts, page)),
    section('flags', rows(own)),
    section('everywhere', rows(shared)),
    section('examples', exampleLines(command, texts, page)),
  ]
}

function described(description: string, page: Page): readonly string[] {
  return description === '' ? [] : text(description, page)
}

/** Summaries begin small in lists, and large on a page of their own. */
function sentence(summary: string): string {
  const ended = /[.!?…]$/.test(summary) ? summary : `${summary}.`
  return ended.charAt(0).toUpperCase() + ended.slice(1)
}

function usage(command: HelpCommand, texts: HelpTexts): string {
  const args = Object.values(command.args)
    .filter(({ hidden }) => hidden !== true)
    .map(({ name, required }) => (required === true ? name.toUpperCase() : `[${name.toUpperCase()}]`))
  const required = Object.values(command.flags).filter((flag) => flag.required === true)
  const flags = required.map((flag) => `--${flag.name} ${value(flag)}`.trim())
  return ['broker', spoken(command.id), ...args, ...flags, `[${texts.say('help.flags')}]`].join(' ')
}

function argumentRows({ args }: HelpCommand, texts: HelpTexts, page: Page): readonly string[] {
  const shown = Object.values(args).filter(({ hidden }) => hidden !== true)
  if (shown.length === 0) return []
  return definitions(
    shown.map(({ name, description }) => [name.toUpperCase(), texts.own(description)]),
    page,
  )
}

function flagTerm(flag: HelpFlag): string {
  const short = flag.char === undefined ? '    ' : `-${flag.char}, `
  const name = flag.allowNo === true ? `[no-]${flag.name}` : flag.name
  return `${short}--${name} ${value(flag)}`.trimEnd()
}

function value(flag: HelpFlag): string {
  if (flag.type === 'boolean') return ''
  const { helpValue } = flag
  if (helpValue === undefined) return flag.name.toUpperCase()
  return typeof helpValue === 'string' ? helpValue : helpValue.join(' ')
}

function flagMeaning(flag: HelpFlag, texts: HelpTexts): string {
  const said = texts.own(flag.summary ?? flag.description)
  const { options, default: otherwise } = flag
  const values = options === undefined ? said : texts.say('help.flag.values', { said, values: options.join(', ') })
  return typeof otherwise === 'string' ? texts.say('help.flag.default', { said: values, value: otherwise }) : values
}

/** What an example is for stands above it; the line itself is never wrapped. */
function exampleLines(command: HelpCommand, texts: HelpTexts, page: Page): readonly string[] {
  return (command.examples ?? []).flatMap((example) => {
    const [line, says] =
      typeof example === 'string'
        ? [texts.own(example), texts.companion(example, 'says')]
        : [example.command, texts.own(example.description)]
    return [...(says === null ? [] : text(says, page, '  ')), `  ${page.paint(`$ ${line}`, 'strong')}`]
  })
}
