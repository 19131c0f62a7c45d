import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Alternative, Comparison } from '../../src/domain/comparison.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { compareTexts } from '../../src/runtime/compare-texts.ts'
import { compare, type CompareRequest } from '../../src/workflows/compare.ts'
import { root, temporaryFolder } from './cli.ts'

/** What a user types and writes; files by their text. */
export interface Typed {
  readonly deployment: string
  readonly providers?: readonly string[]
  readonly prices?: readonly string[]
  readonly require?: readonly string[]
  readonly today?: string
  readonly method?: CompareRequest['method']
  /** A compiled catalogue in place of the bundled one. */
  readonly bundled?: string
}

/** The whole of `broker compare` but its reading of flags and its printing: real files, the bundled catalogue and facts. */
export async function compared(typed: Typed): Promise<Comparison> {
  const folder = await temporaryFolder()
  const written = async (name: string, texts: readonly string[]): Promise<readonly string[]> =>
    await Promise.all(
      texts.map(async (text, index) => {
        const path = join(folder, `${name}-${String(index)}.yaml`)
        await writeFile(path, text)
        return path
      }),
    )
  const [deployment] = await written('deployment', [typed.deployment])
  const texts = await compareTexts({
    deployment,
    catalogue: undefined,
    prices: await written('prices', typed.prices ?? []),
    providers: await written('provider', typed.providers ?? []),
    weightings: undefined,
  })
  const { catalogue } = texts
  const { comparison } = await compare({
    texts: { ...texts, catalogue: { ...catalogue, bundled: typed.bundled ?? catalogue.bundled } },
    method: typed.method ?? 'weighted-sum',
    rates: [],
    acceptRate: false,
    require: typed.require ?? [],
    weighting: null,
    weights: [],
    today: typed.today ?? '2026-11-22',
  })
  return comparison
}

export async function bundledText(path: string): Promise<string> {
  return await readFile(join(root, path), 'utf8')
}

/** The example of a provider file, with parts replaced; each must be there. */
export async function ownProvider(...changes: readonly (readonly [before: string, after: string])[]): Promise<string> {
  let text = await bundledText('docs/examples/my-provider.yaml')
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`the example has no “${before}”`)
    text = text.replace(before, () => after)
  }
  return text
}

export function at(comparison: Comparison, id: string): Alternative {
  const found = comparison.alternatives.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no alternative ${id}`)
  return found
}

/** Offers on which backups stand at some alternative, with the ids of providers only. */
export function keepers(comparison: Comparison): readonly string[] {
  const lines = comparison.alternatives
    .filter(({ state }) => state === 'ranked')
    .flatMap(({ cost }) => cost?.lines ?? [])
  const offers = lines.filter(({ part }) => part === 'backups').map(({ offer }) => offer?.split('/')[0] ?? '')
  return [...new Set(offers)].toSorted()
}

export const tr = await createTranslator('en')
