import { commandGroups } from './groups.ts'
import { type HelpCommand, spoken } from './help-command.ts'
import type { HelpTexts } from './help-texts.ts'
import { definitions, type HelpSection, type Page, text } from './page.ts'

const starts = [
  { goal: 'choose', steps: ['broker init deployment', 'broker compare'] },
  { goal: 'move', steps: ['broker demo', 'broker doctor'] },
  { goal: 'audit', steps: ['broker init --ci gitlab'] },
] as const

/** What bare `broker` says: the three starts. A step whose command does not exist yet is marked. */
export function startPage(commands: readonly HelpCommand[], texts: HelpTexts, page: Page): readonly HelpSection[] {
  const lines = starts.flatMap(({ goal, steps }) => [
    ...text(texts.say(`help.start.${goal}`), page, '  '),
    ...steps.map((step) => {
      const exists = commands.some(({ id }) => step.replace(/ --.*/, '') === `broker ${spoken(id)}`)
      return `    ${page.paint(`$ ${step}`, 'strong')}${exists ? '' : `  ${page.paint(texts.say('help.start.later'), 'quiet')}`}`
    }),
  ])
  return [
    { title: null, lines: text(texts.say('help.tagline'), page) },
    { title: texts.say('help.start.title'), lines },
    { title: null, lines: text(texts.say('help.start.more'), page) },
  ]
}

/** What `broker --help` says: all commands. */
export function rootPage(commands: readonly HelpCommand[], texts: HelpTexts, page: Page): readonly HelpSection[] {
  return [
    { title: null, lines: text(texts.say('help.tagline'), page) },
    { title: texts.say('help.section.usage'), lines: [`  ${texts.say('help.usage', { command: 'broker' })}`] },
    { title: texts.say('help.section.commands'), lines: commandLines(commands, texts, page) },
    { title: null, lines: text(texts.say('help.more', { command: 'broker' }), page) },
  ]
}

/** What `broker catalog --help` says: the commands that begin with the word. */
export function topicPage(
  topic: { readonly id: string; readonly commands: readonly HelpCommand[] },
  texts: HelpTexts,
  page: Page,
): readonly HelpSection[] {
  const command = `broker ${spoken(topic.id)}`
  return [
    { title: texts.say('help.section.usage'), lines: [`  ${texts.say('help.usage', { command })}`] },
    ...groupSections(topic, texts, page),
    { title: null, lines: text(texts.say('help.more', { command }), page) },
  ]
}

/** The commands of a topic in their groups; all under one heading where it has none. */
function groupSections(
  { id, commands }: { readonly id: string; readonly commands: readonly HelpCommand[] },
  texts: HelpTexts,
  page: Page,
): readonly HelpSection[] {
  const groups = commandGroups[id] ?? []
  const wordOf = (command: HelpCommand): string => command.id.split(':')[1] ?? ''
  const grouped = new Set(groups.flatMap((group) => group.commands))
  const sections = groups.map((group) => {
    const ordered = group.commands.flatMap((word) => commands.filter((command) => wordOf(command) === word))
    return { title: texts.say(group.title), lines: linesOf(ordered, texts, page) }
  })
  const others = commands.filter((command) => !grouped.has(wordOf(command)))
  return [...sections, { title: texts.say('help.section.commands'), lines: commandLines(others, texts, page) }]
}

function commandLines(commands: readonly HelpCommand[], texts: HelpTexts, page: Page): readonly string[] {
  return linesOf(
    commands.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    texts,
    page,
  )
}

function linesOf(commands: readonly HelpCommand[], texts: HelpTexts, page: Page): readonly string[] {
  const shown = commands.filter(({ hidden }) => hidden !== true)
  const pairs = shown.map((command) => [spoken(command.id), texts.own(command.summary)] as const)
  return pairs.length === 0 ? [] : definitions(pairs, page)
}
