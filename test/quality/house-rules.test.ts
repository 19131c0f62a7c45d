import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** A planted violation: the rule, the file that breaks it, and what it holds. */
const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['house/file-name', 'src/domain/utils.ts', 'export const one = 1\n'],
  ['house/file-name', 'src/workflows/price-helper.ts', 'export const one = 1\n'],
  [
    'house/no-zero-for-missing',
    'src/domain/zero.ts',
    'export const price = (price: number | null): number => price ?? 0\n',
  ],
  [
    'house/no-zero-for-missing',
    'src/domain/zero-text.ts',
    "export const price = (rate: string | null): string => rate ?? '0'\n",
  ],
  [
    'house/catch-keeps-cause',
    'src/domain/bare.ts',
    'export function go(f: () => void): void {\n  try {\n    f()\n  } catch {\n    f()\n  }\n}\n',
  ],
  [
    'house/catch-keeps-cause',
    'src/domain/unused.ts',
    'export function go(f: () => void): void {\n  try {\n    f()\n  } catch (error) {\n    f()\n  }\n}\n',
  ],
  ['house/cast-has-reason', 'src/domain/cast.ts', 'export const text = (x: unknown): string => x as string\n'],
  [
    'house/no-provider-by-name',
    'src/workflows/hack.ts',
    "export const hack = (o: { provider: string }): boolean => o.provider === 'aws'\n",
  ],
  [
    'house/no-provider-by-name',
    'src/workflows/switch.ts',
    "export function hack(providerId: 'a' | 'b'): number {\n  switch (providerId) {\n    case 'a':\n      return 1\n    case 'b':\n      return 2\n  }\n}\n",
  ],
  ['no-restricted-syntax', 'src/workflows/now.ts', 'export const now = (): Date => new Date()\n'],
  ['no-restricted-syntax', 'src/workflows/default.ts', 'export default 1\n'],
  [
    'no-restricted-syntax',
    'src/workflows/case.ts',
    "export function size(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1\n    default:\n      return 2\n  }\n}\n",
  ],
  ['no-restricted-properties', 'src/scoring/now.ts', 'export const now = (): number => Date.now()\n'],
  ['no-restricted-properties', 'src/scoring/random.ts', 'export const chance = (): number => Math.random()\n'],
  [
    'no-restricted-properties',
    'src/workflows/environment.ts',
    "export const home = (): string | undefined => process.env['HOME']\n",
  ],
  ['no-restricted-globals', 'src/scoring/exit.ts', 'export const where = (): string => process.cwd()\n'],
  [
    'no-restricted-imports',
    'src/workflows/environment-import.ts',
    "import { env } from 'node:process'\nexport const home = env['HOME']\n",
  ],
  ['no-console', 'src/workflows/console.ts', "export const say = (): void => {\n  console.log('x')\n}\n"],
  [
    'no-mixed-operators',
    'src/domain/mixed.ts',
    'export const f = (a: number | null, b: boolean): number => a ?? b ? 1 : 2\n',
  ],
  [
    'no-mixed-operators',
    'src/domain/and-or.ts',
    'export const f = (a: boolean, b: boolean, c: boolean): boolean => a && b || c\n',
  ],
  [
    'max-depth',
    'src/domain/deep.ts',
    'export function f(a: boolean): void {\n  if (a) {\n    if (!a) {\n      while (a) {\n        if (a) f(a)\n      }\n    }\n  }\n}\n',
  ],
  ['max-lines', 'src/domain/long.ts', 'export {}\n'.repeat(301)],
  ['max-lines-per-function', 'src/domain/long-function.ts', `export function f(): void {\n${'  f()\n'.repeat(61)}}\n`],
  [
    '@typescript-eslint/max-params',
    'src/domain/params.ts',
    'export const f = (a: 1, b: 2, c: 3, d: 4): number => a + b + c + d\n',
  ],
  ['@typescript-eslint/no-explicit-any', 'src/domain/any.ts', 'export const f = (a: any): number => Number(a)\n'],
  [
    '@typescript-eslint/strict-boolean-expressions',
    'src/domain/truthy.ts',
    'export const f = (a: string): number => (a ? 1 : 2)\n',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'src/domain/missing-case.ts',
    "export function f(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1\n  }\n  return 2\n}\n",
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'src/domain/type-import.ts',
    "import { Good } from './good.ts'\nexport const f = (g: Good): Good => g\n",
  ],
]

/** What looks alike and is allowed. */
const allowed: readonly (readonly [path: string, text: string])[] = [
  [
    'src/domain/good.ts',
    '/** A contract. */\nexport interface Good {\n  readonly kind: string\n}\nexport const names = [1] as const\n',
  ],
  [
    'src/domain/translated.ts',
    "export function go(f: () => void): void {\n  try {\n    f()\n  } catch (error) {\n    throw new Error('cannot go', { cause: error })\n  }\n}\n",
  ],
  ['src/domain/reason.ts', '// The caller has checked it.\nexport const text = (x: unknown): string => x as string\n'],
  ['src/runtime/clock.ts', 'export const now = (): Date => new Date()\nexport const home = process.env\n'],
  ['src/workflows/current.ts', "export const own = (o: { provider: string }): boolean => o.provider === 'current'\n"],
  ['src/domain/count.ts', 'export const count = (seen: Map<string, number>): number => seen.get("a") ?? 0\n'],
  ['src/messages/en/index.ts', "export default { hello: 'hello' }\n"],
  ['src/domain/zero.test.ts', 'export const price = (price: number | null): number => price ?? 0\n'],
]

let folder = ''
const broken = new Map<string, readonly string[]>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'house-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const { compilerOptions } = await tsconfig()
  const files = [...planted.map(([, path, text]) => [path, text] as const), ...allowed]
  for (const [path, text] of [
    ...files,
    ['tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] })] as const,
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { configFor } = await rules()
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, baseConfig: configFor(folder) })
  for (const result of await eslint.lintFiles(['src']))
    broken.set(
      result.filePath.slice(folder.length + 1),
      result.messages.map(({ ruleId, message }) => ruleId ?? message),
    )
}, 60_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function tsconfig(): Promise<{ compilerOptions: object }> {
  const { default: text } = (await import(join(root, 'tsconfig.json'), { with: { type: 'json' } })) as {
    default: { compilerOptions: object }
  }
  return text
}

async function rules(): Promise<{ configFor: (root: string) => ESLint.Options['baseConfig'] }> {
  return (await import(join(root, 'eslint.config.js'))) as { configFor: (root: string) => ESLint.Options['baseConfig'] }
}

test.each(planted)('%s catches %s', (rule, path) => {
  expect(broken.get(path)).toContain(rule)
})

test.each(allowed)('%s is allowed', (path) => {
  expect(broken.get(path)).toEqual([])
})
