import { access } from 'node:fs/promises'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { CompareTexts } from '../workflows/compare.ts'
import { readBundled } from './bundled.ts'
import { catalogueTexts } from './catalogue-texts.ts'
import { maxDocumentBytes, readText } from './read-text.ts'

const defaultDeployment = 'deployment.yaml'
const example = 'deployments/happybox.yaml'

/** Reads everything that a comparison is made of. */
export async function compareTexts(paths: {
  /** Undefined: `./deployment.yaml`. */
  readonly deployment: string | undefined
  readonly catalogue: string | undefined
  readonly prices: readonly string[]
  readonly providers: readonly string[]
  readonly weightings: string | undefined
}): Promise<CompareTexts> {
  const deployment = paths.deployment ?? (await defaultFile())
  const [text, catalogue, operations, facts, weightings, reference, own, ownWeightings] = await Promise.all([
    readText({ path: deployment, maxBytes: maxDocumentBytes }),
    catalogueTexts(paths),
    readBundled('operations'),
    readBundled('facts'),
    readBundled('weightings'),
    readBundled('reference-prices'),
    Promise.all(paths.providers.map(document)),
    paths.weightings === undefined ? null : document(paths.weightings),
  ])
  return {
    deployment: { file: deployment, text },
    catalogue,
    operations,
    facts,
    weightings,
    reference,
    own,
    ownWeightings,
  }
}

/** A file that somebody wrote by hand. */
async function document(file: string): Promise<{ readonly file: string; readonly text: string }> {
  return { file, text: await readText({ path: file, maxBytes: maxDocumentBytes }) }
}

async function defaultFile(): Promise<string> {
  try {
    await access(defaultDeployment)
    return defaultDeployment
  } catch (cause) {
    throw new BrokerError({
      kind: 'usage',
      says: message('run.noDeployment'),
      next: message('run.noDeployment.next', { example }),
      cause,
    })
  }
}
