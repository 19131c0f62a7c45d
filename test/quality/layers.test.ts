import { createRequire } from 'node:module'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import type { ICruiseOptions, ICruiseResult, IConfiguration } from 'dependency-cruiser'
import { afterEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as IConfiguration

/** A small program that keeps every rule; each layer is there once. */
const clean: Record<string, string> = {
  'src/domain/size.ts':
    "import Big from 'big.js'\nimport type { Key } from '../messages/keys.ts'\nexport const size = new Big(1)\nexport type Size = Key\n",
  'src/messages/keys.ts': "import type en from './en/index.ts'\nexport type Key = keyof typeof en\n",
  'src/messages/en/index.ts': 'export default { hello: "hello" }\n',
  'src/messages/translator.ts':
    "import { createInstance } from 'i18next'\nimport en from './en/index.ts'\nexport const t = [createInstance, en]\n",
  'src/documents/read.ts':
    "import { parse } from 'yaml'\nimport { size } from '../domain/size.ts'\nexport const read = [parse, size]\n",
  'src/scoring/rank.ts': "import { size } from '../domain/size.ts'\nexport const rank = size\n",
  'src/plan/steps.ts': "import { size } from '../domain/size.ts'\nexport const steps = size\n",
  'src/transfer/copy.ts':
    "import { open } from 'node:fs'\nimport { size } from '../domain/size.ts'\nexport const copy = [open, size]\n",
  'src/catalog/load.ts':
    "import { createHash } from 'node:crypto'\nimport { read } from '../documents/read.ts'\nexport const load = [read, createHash]\n",
  'src/providers/contract/provider.ts':
    "import type { Size } from '../../domain/size.ts'\nexport const need = (size: Size): Size => size\n",
  'src/providers/shared/http.ts': "import { need } from '../contract/provider.ts'\nexport const http = need\n",
  'src/providers/aws/provider.ts':
    "import { EC2 } from '@aws-sdk/client-ec2'\nimport { http } from '../shared/http.ts'\nexport const aws = [EC2, http]\n",
  'src/providers/hetzner/provider.ts': "import { http } from '../shared/http.ts'\nexport const hetzner = http\n",
  'src/providers/registry.ts':
    "import { aws } from './aws/provider.ts'\nimport { hetzner } from './hetzner/provider.ts'\nexport const all = [aws, hetzner]\n",
  'src/presenters/table.ts': "import { t } from '../messages/translator.ts'\nexport const table = t\n",
  'src/workflows/compare.ts':
    "import { rank } from '../scoring/rank.ts'\nimport { steps } from '../plan/steps.ts'\nimport { copy } from '../transfer/copy.ts'\nimport { load } from '../catalog/load.ts'\nimport { need } from '../providers/contract/provider.ts'\nexport const compare = [rank, steps, copy, load, need]\n",
  'src/runtime/environment.ts':
    "import { readFileSync } from 'node:fs'\nimport { all } from '../providers/registry.ts'\nexport const environment = [all, readFileSync]\n",
  'src/run.ts':
    "import { run } from '@oclif/core'\nimport { environment } from './runtime/environment.ts'\nexport const go = [run, environment]\n",
  'src/commands/compare.ts':
    "import { Command } from '@oclif/core'\nimport { input } from '@inquirer/prompts'\nimport { compare } from '../workflows/compare.ts'\nimport { table } from '../presenters/table.ts'\nimport { environment } from '../runtime/environment.ts'\nexport default [Command, input, compare, table, environment]\n",
}

/** One planted violation for every rule: the file that breaks it, and what it then holds. */
const planted: Record<string, Record<string, string>> = {
  'layer-messages': { 'src/messages/x.ts': "export { table } from '../presenters/table.ts'\n" },
  'message-catalogues-are-leaves': {
    'src/messages/en/index.ts': "import type { Size } from '../../domain/size.ts'\nexport default {} as Size\n",
  },
  'layer-domain': {
    'src/domain/size.ts':
      "import type { rank } from '../scoring/rank.ts'\nexport type Size = typeof rank\nexport const size = 1\n",
  },
  'layer-documents': {
    'src/documents/read.ts': "import { rank } from '../scoring/rank.ts'\nexport const read = rank\n",
  },
  'layer-scoring': {
    'src/scoring/rank.ts':
      "import type { load } from '../catalog/load.ts'\nexport const rank = (l: typeof load) => l\n",
  },
  'layer-plan': { 'src/plan/steps.ts': "import { rank } from '../scoring/rank.ts'\nexport const steps = rank\n" },
  'layer-transfer': {
    'src/transfer/copy.ts':
      "import type { need } from '../providers/contract/provider.ts'\nexport const copy = (n: typeof need) => n\n",
  },
  'layer-catalog': { 'src/catalog/load.ts': "import { rank } from '../scoring/rank.ts'\nexport const load = rank\n" },
  'layer-presenters': {
    'src/presenters/table.ts': "import { rank } from '../scoring/rank.ts'\nexport const table = rank\n",
  },
  'layer-contract': {
    'src/providers/contract/provider.ts': "import { read } from '../../documents/read.ts'\nexport const need = read\n",
  },
  'layer-shared': {
    'src/providers/shared/http.ts': "import { read } from '../../documents/read.ts'\nexport const http = read\n",
  },
  'layer-workflows': {
    'src/workflows/compare.ts':
      "import type { table } from '../presenters/table.ts'\nexport const compare = (t: typeof table) => t\n",
  },
  'layer-commands': { 'src/commands/compare.ts': "import { rank } from '../scoring/rank.ts'\nexport default rank\n" },
  'layer-edge': { 'src/run.ts': "export { rank } from './scoring/rank.ts'\n" },
  'layer-runtime': {
    'src/runtime/environment.ts':
      "import type c from '../commands/compare.ts'\nexport const environment = (x: typeof c) => x\n",
    'src/commands/compare.ts': 'export default 1\n',
  },
  'layer-adapters': {
    'src/providers/hetzner/provider.ts': "import { rank } from '../../scoring/rank.ts'\nexport const hetzner = rank\n",
  },
  'adapters-apart': {
    'src/providers/hetzner/provider.ts': "import { aws } from '../aws/provider.ts'\nexport const hetzner = aws\n",
  },
  'layer-registry': {
    'src/providers/registry.ts': "import { rank } from '../scoring/rank.ts'\nexport const all = rank\n",
  },
  'messages-by-type': {
    'src/workflows/compare.ts': "import { t } from '../messages/translator.ts'\nexport const compare = t\n",
  },
  'pure-core': { 'src/scoring/rank.ts': "import type { ZodType } from 'zod'\nexport const rank = (z: ZodType) => z\n" },
  'effects-at-the-edge': {
    'src/catalog/load.ts': "import { readFileSync } from 'node:fs'\nexport const load = readFileSync\n",
  },
  'no-node-in-the-core': {
    'src/scoring/rank.ts': "import { createHash } from 'node:crypto'\nexport const rank = createHash\n",
  },
  'oclif-at-the-edge': {
    'src/workflows/compare.ts':
      "import type { Command } from '@oclif/core'\nexport const compare = (c: Command) => c\n",
  },
  'prompts-at-the-edge': {
    'src/workflows/compare.ts': "import { input } from '@inquirer/prompts'\nexport const compare = input\n",
  },
  'aws-sdk-in-its-adapter': {
    'src/workflows/compare.ts': "import { EC2 } from '@aws-sdk/client-ec2'\nexport const compare = EC2\n",
  },
  'yaml-in-documents': { 'src/workflows/compare.ts': "import { parse } from 'yaml'\nexport const compare = parse\n" },
  'words-in-messages': {
    'src/presenters/table.ts': "import { createInstance } from 'i18next'\nexport const table = createInstance\n",
  },
  'no-cycles': {
    'src/scoring/rank.ts': "import { rate } from './rate.ts'\nexport const rank = rate\n",
    'src/scoring/rate.ts': "import type { rank } from './rank.ts'\nexport const rate = (r: typeof rank) => r\n",
  },
  'no-orphans': { 'src/scoring/forgotten.ts': 'export const forgotten = 1\n' },
  'no-test-in-program': {
    'src/scoring/rank.ts': "import { data } from './rank.test.ts'\nexport const rank = data\n",
    'src/scoring/rank.test.ts': 'export const data = 1\n',
  },
  'no-dev-dependency': { 'src/workflows/compare.ts': "import fc from 'fast-check'\nexport const compare = fc\n" },
  'no-unresolvable': { 'src/workflows/compare.ts': "import { gone } from './gone.ts'\nexport const compare = gone\n" },
}

const packages = {
  dependencies: [
    'big.js',
    'i18next',
    'yaml',
    'zod',
    'cli-table3',
    '@oclif/core',
    '@inquirer/prompts',
    '@aws-sdk/client-ec2',
  ],
  devDependencies: ['fast-check'],
}

let folder = ''
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function plant(files: Record<string, string>): void {
  folder = mkdtempSync(join(tmpdir(), 'layers-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  const versions = (names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, '1.0.0']))
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      dependencies: versions(packages.dependencies),
      devDependencies: versions(packages.devDependencies),
    }),
  )
  for (const name of [...packages.dependencies, ...packages.devDependencies]) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }),
    )
    write(`node_modules/${name}/index.js`, 'export default 1\n')
  }
}

async function brokenRules(): Promise<{ rule: string; from: string }[]> {
  const asked: ICruiseOptions = { ...config.options, baseDir: folder, validate: true, ruleSet: config }
  const { output } = await cruise(['src'], asked)
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
}

test('a program that keeps the layers passes', async () => {
  plant(clean)
  expect(await brokenRules()).toEqual([])
})

test('every rule has a planted violation', () => {
  expect(Object.keys(planted).sort()).toEqual((config.forbidden ?? []).map((rule) => rule.name).sort())
})

test.each(Object.entries(planted))('%s is caught', async (rule, files) => {
  plant({ ...clean, ...files })
  const broken = await brokenRules()
  const [from] = Object.keys(files)
  expect(broken).toContainEqual({ rule, from })
})
