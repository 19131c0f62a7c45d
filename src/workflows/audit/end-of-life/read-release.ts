import type { EndOfLife, OperatingSystem, SystemRelease } from '../../../domain/end-of-life.ts'
import { groupBy } from '../../inventory/group-by.ts'
import { isNumber, wordsOfName } from './words-of-name.ts'

/**
 * What a name says of the system that it names. `unlisted`: one release of one system whose end nobody has written down. `unclear`: no
 * system, no release, or several.
 */
export type Reading =
  | { readonly kind: 'known'; readonly release: SystemRelease }
  | { readonly kind: 'unlisted'; readonly name: string }
  | { readonly kind: 'unclear' }

export type ReadRelease = (name: string) => Reading

/** Words that may stand between a system and its number without meaning another product. */
const fillers: ReadonlySet<string> = new Set(
  (
    'linux gnu os server cloud cloudimg base generic genericcloud nocloud lts leap release version v edition image minimal pro ami kvm ' +
    'standard datacenter to and or from upgraded'
  ).split(' '),
)

/** A system as it is looked for. */
interface Known {
  readonly system: OperatingSystem
  readonly written: ReadonlyMap<string, SystemRelease>
  readonly codenames: ReadonlyMap<string, SystemRelease>
  /** Words that belong to numbers of releases, such as `stream`, `r2` and `sp5`. */
  readonly marks: ReadonlySet<string>
}

interface Called {
  readonly words: readonly string[]
  readonly known: Known
}

/** Reads names by a table: systems by what they are called, releases by the numbers behind them and by their code names. Never guesses. */
export function releaseReader({ systems }: EndOfLife): ReadRelease {
  const calls = callsOf(systems.map(toKnown))
  return (name) => {
    const words = wordsOfName(name)
    const mentions = mentionsIn(words, calls)
    const [known, ...others] = new Set(mentions.map((mention) => mention.known))
    if (known === undefined || others.length > 0) return { kind: 'unclear' }
    return readNumbers(words, mentions, known)
  }
}

function toKnown(system: OperatingSystem): Known {
  const { releases } = system
  const written = releases.flatMap((release) => release.written.map((text) => [text, release] as const))
  return {
    system,
    written: new Map(written),
    codenames: new Map(releases.flatMap((release) => (release.codename === null ? [] : [[release.codename, release]]))),
    marks: new Set(written.flatMap(([text]) => text.split(' ').filter((part) => !isNumber(part)))),
  }
}

/** By the first word, the longest first. */
function callsOf(systems: readonly Known[]): ReadonlyMap<string, readonly Called[]> {
  const calls = systems
    .flatMap((known) => known.system.called.map((text): Called => ({ words: text.split(' '), known })))
    .toSorted((a, b) => b.words.length - a.words.length)
  return groupBy(calls, ({ words }) => words[0] ?? '')
}

/** A system in a name, and where what follows it begins. */
interface Mention extends Called {
  readonly next: number
}

function mentionsIn(words: readonly string[], calls: ReadonlyMap<string, readonly Called[]>): readonly Mention[] {
  return words.flatMap((first, at) => {
    const found = calls.get(first)?.find((call) => call.words.every((each, more) => words[at + more] === each))
    return found === undefined ? [] : [{ ...found, next: at + found.words.length }]
  })
}

function readNumbers(words: readonly string[], mentions: readonly Mention[], known: Known): Reading {
  const found = mentions.map((mention) => numbersFrom(words, mention))
  const codenames = words.flatMap((each) => known.codenames.get(each) ?? [])
  const releases = new Set([...codenames, ...found.flatMap((each) => each.releases)])
  const unlisted = new Set(found.flatMap((each) => each.unlisted))
  const [release] = releases
  const [number] = unlisted
  if (releases.size + unlisted.size > 1) return { kind: 'unclear' }
  if (release !== undefined) return { kind: 'known', release }
  return number === undefined ? { kind: 'unclear' } : { kind: 'unlisted', name: number }
}

interface Numbers {
  readonly releases: readonly SystemRelease[]
  /** The system as it is called and the first number, where that is no release of the table; later ones are numbers of builds. */
  readonly unlisted: readonly string[]
}

/** Goes on behind the name of a system as long as nothing but its numbers, its code names and fillers come. */
function numbersFrom(words: readonly string[], { words: called, known, next }: Mention): Numbers {
  const releases: SystemRelease[] = []
  const unlisted: string[] = []
  for (let at = next; at < words.length; at += 1) {
    const each = words[at] ?? ''
    if (!isNumber(each)) {
      if (belongs(each, known)) continue
      break
    }
    const forms = formsAt(words, at, known)
    const release = forms.map((form) => known.written.get(form)).find((one) => one !== undefined)
    if (release !== undefined) releases.push(release)
    else if (releases.length + unlisted.length === 0) unlisted.push([...called, forms[0]?.slice(0, 20)].join(' '))
  }
  return { releases, unlisted }
}

function belongs(each: string, { marks, codenames }: Known): boolean {
  return fillers.has(each) || marks.has(each) || codenames.has(each)
}

/** `22.04.3` is 22.04 where there is such a release, else 22. A mark beside the number makes it another release: Stream 9, 2012 R2. */
function formsAt(words: readonly string[], at: number, { marks }: Known): readonly string[] {
  const [major = '', minor] = (words[at] ?? '').split('.', 2)
  const numbers = minor === undefined ? [major] : [`${major}.${minor}`, major]
  const before = words[at - 1] ?? ''
  const after = words[at + 1] ?? ''
  return numbers.map((number) => {
    if (marks.has(before)) return `${before} ${number}`
    return marks.has(after) ? `${number} ${after}` : number
  })
}
