/**
 * Compiles `data/` into `dist/data/`, one JSON file for each name, so that a start reads neither YAML nor schemas.
 * Runs after the TypeScript build. Fails when a file has a problem, or a figure has no source or no date.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const target = join(root, 'dist', 'data')

/** A module of the program, as built. */
const built = (path) => import(pathToFileURL(join(root, 'dist', path)).href)

async function prices() {
  const { readPriceFile } = await built('catalog/read-price-file.js')
  const { emptyCatalogue, mergeCatalogue } = await built('catalog/merge-catalogue.js')
  const folder = join(root, 'data', 'prices')
  const parts = []
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()) {
    const text = await readFile(join(folder, file), 'utf8')
    parts.push(readPriceFile({ file: `data/prices/${file}`, text, origin: 'bundled' }))
  }
  return mergeCatalogue(emptyCatalogue, parts)
}

async function catalogue() {
  const { encodeCatalogue } = await built('catalog/encode-catalogue.js')
  return encodeCatalogue(await prices())
}

async function rates() {
  const { readRatesFile } = await built('catalog/rates-file.js')
  const file = 'data/rates.yaml'
  return JSON.stringify(readRatesFile({ file, text: await readFile(join(root, file), 'utf8') }))
}

/** A file of `data/` that has one reader of its own. */
const single = (name, module, reader) => async () => {
  const read = (await built(module))[reader]
  const file = `data/${name}.yaml`
  return JSON.stringify(read({ file, text: await readFile(join(root, file), 'utf8') }))
}

let factsText = null

/** Compiled once, whoever asks. */
function facts() {
  factsText ??= compileAllFacts()
  return factsText
}

async function compileAllFacts() {
  const { checkFacts, oldSourcesOf } = await built('documents/check-facts.js')
  const { invalid } = await built('documents/check-document.js')
  const { compileFacts } = await built('documents/compile-facts.js')
  const { pricedRegions } = await built('catalog/priced-regions.js')
  const names = (await readdir(join(root, 'data', 'facts'))).filter((name) => name.endsWith('.yaml')).toSorted()
  const paths = [...names.map((name) => `facts/${name}`), 'jurisdictions.yaml', 'data-classes.yaml', 'csf.yaml']
  const texts = await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(root, 'data', path), 'utf8') })),
  )
  const compiled = compileFacts(texts)
  const { errors, warnings } = checkFacts(texts, new Date().toISOString().slice(0, 10), pricedRegions(await prices()))
  if (errors.length > 0) throw invalid(errors)
  if (warnings.length > 0) {
    const where = [...oldSourcesOf({ warnings })].map(([provider, count]) => `${provider} ${count}`).join(', ')
    console.warn(
      `facts: ${warnings.length} sources are older than a year (${where}): broker providers NAME tells which`,
    )
  }
  return compiled
}

/** The packs of `broker audit`, as texts: what they say is checked against the facts, which the build has just compiled. */
async function policies() {
  const { readPacks, resolvePolicy } = await built('workflows/audit/resolve-policy.js')
  const { decodeFacts } = await built('documents/compile-facts.js')
  const folder = join(root, 'data', 'policies')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()
  const texts = await Promise.all(
    names.map(async (name) => [name.replace(/\.yaml$/, ''), await readFile(join(folder, name), 'utf8')]),
  )
  const packs = readPacks(Object.fromEntries(texts))
  const prices = { regions: [], offers: [], rates: [], billedNames: new Map() }
  const world = { knowledge: decodeFacts(await facts()), ...prices, today: new Date().toISOString().slice(0, 10) }
  for (const pack of packs.values()) resolvePolicy(pack, packs, world)
  return JSON.stringify(Object.fromEntries(texts))
}

/** The jobs that `broker init --ci` writes, as texts. */
async function ci() {
  const names = ['github', 'gitlab']
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(root, 'data', 'ci', `${name}.yml`), 'utf8')]),
  )
  return JSON.stringify(Object.fromEntries(texts))
}

/** Name of the file in `dist/data/` and what writes its text. */
const files = {
  catalogue,
  facts,
  rates,
  operations: single('operations', 'catalog/operations-file.js', 'readOperationsFile'),
  weightings: single('weightings', 'documents/weightings-file.js', 'readWeightings'),
  policies,
  ci,
  'end-of-life': single('end-of-life', 'documents/end-of-life-file.js', 'readEndOfLife'),
  'reference-prices': single('reference-prices', 'documents/reference-prices-file.js', 'readReferencePrices'),
}

/** Problems in words, with file and line: this script has no command line to put them into words for it. */
async function explain(error) {
  const { createTranslator } = await built('messages/translator.js')
  const { t } = await createTranslator('en')
  const where = ({ file, line }) => (line === null ? file : `${file}:${line}`)
  return [
    t(error.says),
    ...error.problems.map(
      (each) => `${where(each)}: ${t(each.message)}${each.hint === null ? '' : ` – ${t(each.hint)}`}`,
    ),
  ]
}

await mkdir(target, { recursive: true })
for (const [name, write] of Object.entries(files)) {
  try {
    await writeFile(join(target, `${name}.json`), await write())
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'BrokerError') throw error
    for (const line of await explain(error)) console.error(line)
    process.exitCode = 1
  }
}
