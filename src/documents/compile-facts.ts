import type { SovereigntyFramework } from '../domain/csf.ts'
import { BrokerError } from '../domain/errors.ts'
import type { Problem } from '../domain/errors.ts'
import type { DataClassRule } from '../domain/data-class-rule.ts'
import type { Jurisdictions, ProviderFacts } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import { checkDocument, invalid } from './check-document.ts'
import type { DocumentRequest } from './check-document.ts'
import { csfSchema, toFramework } from './csf-file.ts'
import { dataClassesSchema, toDataClassRules } from './data-classes-file.ts'
import { factsFileSchema } from './facts-file.ts'
import type { FactsFile } from './facts-file.ts'
import { jurisdictionsSchema, toJurisdictions } from './jurisdictions-file.ts'
import { toFactBook } from './to-fact-book.ts'

/** A file as it lies in the data folder: `facts/ovh.yaml`, `jurisdictions.yaml`, `data-classes.yaml`, `csf.yaml`. */
export interface DataFile {
  readonly path: string
  readonly text: string
}

/** Everything known apart from prices; what the build compiles. Providers are sorted by id. */
export interface Knowledge {
  readonly providers: readonly ProviderFacts[]
  readonly jurisdictions: Jurisdictions
  readonly dataClasses: readonly DataClassRule[]
  readonly framework: SovereigntyFramework
}

export interface ReadFacts {
  readonly problems: readonly Problem[]
  /** Null when a file is missing or has problems. */
  readonly knowledge: Knowledge | null
}

const compiledId = 'broker/knowledge/1'

/** Reads all files, and returns every problem of all of them. Pure. */
export function readFacts(files: readonly DataFile[]): ReadFacts {
  const problems: Problem[] = []
  const read = <T>(request: DocumentRequest<T>): T | null => {
    const checked = checkDocument(request)
    if (checked.ok) return checked.value
    problems.push(...checked.problems)
    return null
  }
  const only = <T>(name: string, schema: DocumentRequest<T>['schema']): T | null => {
    const file = files.find(({ path }) => path.endsWith(name))
    if (file !== undefined) return read({ file: file.path, text: file.text, schema })
    problems.push(whole(name, 'facts.file.missing'))
    return null
  }
  const jurisdictions = only('jurisdictions.yaml', jurisdictionsSchema)
  const classes = only('data-classes.yaml', dataClassesSchema)
  const framework = only('csf.yaml', csfSchema)
  const providers = files
    .filter(({ path }) => /(^|\/)facts\/[^/]+\.yaml$/.test(path))
    .map((file) => readProvider(file, read))
  if (problems.length > 0 || jurisdictions === null || classes === null || framework === null) {
    return { problems, knowledge: null }
  }
  const known = providers.filter((each) => each !== null).toSorted((a, b) => a.provider.localeCompare(b.provider, 'en'))
  const knowledge: Knowledge = {
    providers: known,
    jurisdictions: toJurisdictions(jurisdictions),
    dataClasses: toDataClassRules(classes),
    framework: toFramework(framework),
  }
  const strays = misplaced(files, known)
  return { problems: strays, knowledge: strays.length === 0 ? knowledge : null }
}

type Read = <T>(request: DocumentRequest<T>) => T | null

function readProvider(file: DataFile, read: Read): ProviderFacts | null {
  const found = read<FactsFile>({ file: file.path, text: file.text, schema: factsFileSchema })
  if (found === null) return null
  const unpriced = (found.unpricedRegions ?? []).flatMap(({ regions, weighed }) => (weighed === true ? [] : regions))
  return {
    provider: found.provider,
    selfDeclared: false,
    facts: toFactBook(found.facts, (name) => sourceOf(found, name)),
    ...(unpriced.length === 0 ? {} : { unpriced }),
  }
}

function sourceOf(file: FactsFile, name: string | undefined): FactsFile['sources'][string] {
  const source = name === undefined ? undefined : file.sources[name]
  if (source !== undefined) return source
  // The schema has refused such a file already.
  throw new BrokerError({ kind: 'unexpected', says: message('facts.source.missing', { source: name ?? '' }) })
}

/** A file is named after its provider, so that two files cannot speak of the same one. */
function misplaced(files: readonly DataFile[], providers: readonly ProviderFacts[]): Problem[] {
  const names = new Set(files.map(({ path }) => path.split('/').at(-1)))
  return providers
    .filter(({ provider }) => !names.has(`${provider}.yaml`))
    .map(({ provider }) => whole(`facts/${provider}.yaml`, 'facts.file.name'))
}

function whole(file: string, key: 'facts.file.missing' | 'facts.file.name'): Problem {
  return { file, line: null, column: null, message: message(key, { file }), hint: null }
}

/**
 * The files as one JSON text, for the build.
 * @throws BrokerError usage – with every problem of every file.
 */
export function compileFacts(files: readonly DataFile[]): string {
  const { problems, knowledge } = readFacts(files)
  if (knowledge === null) throw invalid(problems)
  return JSON.stringify({ schema: compiledId, ...knowledge })
}

/**
 * What {@link compileFacts} wrote.
 * @throws BrokerError unexpected – the text is of another version.
 */
export function decodeFacts(text: string): Knowledge {
  const found: unknown = JSON.parse(text)
  if (typeof found !== 'object' || found === null || !('schema' in found) || found.schema !== compiledId) {
    throw new BrokerError({ kind: 'unexpected', says: message('facts.compiled.version') })
  }
  // Our own build wrote it from checked files; checking it again at every start would cost more than reading it.
  const { providers, jurisdictions, dataClasses, framework } = found as unknown as Knowledge
  return { providers, jurisdictions, dataClasses, framework }
}
