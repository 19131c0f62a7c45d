import { readPolicyPart } from '../../documents/policy-file.ts'
import { decodeFacts } from '../../documents/compile-facts.ts'
import type { EndOfLife } from '../../domain/end-of-life.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import type { Policy } from '../../domain/policy.ts'
import { decodeRates } from '../../catalog/decode-rates.ts'
import { readCatalogueJson } from '../../catalog/read-catalogue.ts'
import type { World } from '../../workflows/audit/audit-account.ts'
import { packAsPolicy, readPacks, resolvePolicy, type Packs } from '../../workflows/audit/resolve-policy.ts'
import { decodeBundled } from '../../workflows/decode-bundled.ts'
import { readBundled } from '../bundled.ts'
import { maxDocumentBytes, readText } from '../read-text.ts'

/** The packs that come with the program. */
export async function bundledPacks(): Promise<Packs> {
  return readPacks(decodeBundled('policies', await readBundled('policies')))
}

/** Until when releases of operating systems get security updates. */
export async function bundledEndOfLife(): Promise<EndOfLife> {
  return decodeBundled('end-of-life', await readBundled('end-of-life'))
}

/** What is known of providers and countries on `today`. */
export async function bundledWorld(today: string): Promise<World> {
  const [facts, text, rates, endOfLife] = await Promise.all([
    readBundled('facts'),
    readBundled('catalogue'),
    readBundled('rates'),
    bundledEndOfLife(),
  ])
  const { catalogue } = readCatalogueJson({ file: 'catalogue.json', text })
  const names = catalogue.providers.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const])
  return {
    knowledge: decodeFacts(facts),
    regions: catalogue.regions,
    offers: catalogue.offers,
    billedNames: new Map(names),
    rates: decodeRates(rates),
    endOfLife,
    today,
  }
}

/**
 * The policy of `--policy`: a file where it looks like one, else a pack; without the flag `policy.yaml`.
 * @throws BrokerError usage – neither of the two, or a file that is not valid.
 */
export async function readPolicy(flag: string | undefined, world: World): Promise<Policy> {
  const packs = await bundledPacks()
  if (flag !== undefined && !looksLikeFile(flag)) return resolvePolicy(packAsPolicy(flag, packs), packs, world)
  const path = flag ?? 'policy.yaml'
  const text = await readText({ path, maxBytes: maxDocumentBytes }).catch((error: unknown) => {
    throw flag === undefined && isMissing(error) ? noPolicy(packs, error) : error
  })
  return resolvePolicy(readPolicyPart({ file: path, text }), packs, world)
}

function looksLikeFile(word: string): boolean {
  return /[/\\]|\.(ya?ml|json)$/i.test(word)
}

function isMissing(error: unknown): boolean {
  return error instanceof BrokerError && error.says.key === 'file.missing'
}

function noPolicy(packs: Packs, cause: unknown): BrokerError {
  return new BrokerError({
    kind: 'usage',
    says: message('audit.policy.missing'),
    next: message('audit.policy.missing.next', { packs: [...packs.keys()].join(', ') }),
    cause,
  })
}
