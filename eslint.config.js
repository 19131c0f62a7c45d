import js from '@eslint/js'
import tseslint from 'typescript-eslint'
import { houseRules } from './scripts/lint/house-rules.js'

const tests = ['**/*.test.ts', 'test/**/*.ts']
const pure = ['domain', 'scoring', 'plan', 'documents', 'catalog', 'presenters', 'messages'].map(
  (name) => `src/${name}/**`,
)

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' },
]
const defaultExport = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name; only commands and message catalogues have defaults.',
  },
]
const always = [
  {
    selector: "SwitchStatement[discriminant.type!='Literal'] > SwitchCase[test=null]",
    message: 'Name every case, no default: a new case must fail to compile.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  {
    selector: "ThrowStatement > NewExpression[callee.name='Error'] > CallExpression[callee.name='String']",
    message: 'Keep the cause: new Error(text, { cause }).',
  },
]
const effects = [
  { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
  { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
]
const environment = [{ object: 'process', property: 'env', message: 'Only src/runtime reads the environment.' }]
const environmentImports = [
  { name: 'node:process', importNames: ['env'], message: 'Only src/runtime reads the environment.' },
]

/**
 * The rules for a tree of sources below `root`. Tests call it with a folder of planted violations.
 * @param {string} root folder that holds tsconfig.json
 */
export function configFor(root) {
  return tseslint.config(
    { ignores: ['dist/', 'reports/', 'coverage/', '.stryker-tmp*/', 'node_modules/'] },
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    js.configs.recommended,
    { files: ['**/*.js', '**/*.cjs'], languageOptions: { globals: nodeGlobals } },
    { files: ['**/*.js', '**/*.ts'], ...tight() },
    ...typed(root),
    {
      files: pure,
      rules: {
        'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'performance', 'crypto'],
      },
    },
    {
      files: ['src/runtime/**/*.ts'],
      rules: {
        'no-restricted-properties': 'off',
        'no-restricted-imports': 'off',
        'no-restricted-syntax': ['error', ...always, ...defaultExport],
      },
    },
    {
      files: [
        'src/commands/**/*.ts',
        'src/messages/{en,fr}/**/*.ts',
        'src/help/**/*.ts',
        'src/help.ts',
        'src/run.ts',
        '*.config.ts',
      ],
      rules: { 'no-restricted-syntax': ['error', ...always, ...clock] },
    },
    {
      files: ['src/commands/**/*.ts', 'src/run.ts', 'scripts/**', 'bench/**', 'bin/**'],
      rules: { 'no-console': 'off' },
    },
    { files: tests, ...forTests() },
  )
}

const nodeGlobals = {
  process: 'readonly',
  console: 'readonly',
  URL: 'readonly',
  Buffer: 'readonly',
  module: 'writable',
  setTimeout: 'readonly',
  performance: 'readonly',
}

/** Sizes and shapes, for every file. */
function tight() {
  return {
    plugins: { house: houseRules },
    rules: {
      'house/file-name': 'error',
      'house/catch-keeps-cause': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, IIFEs: true }],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-mixed-operators': [
        'error',
        {
          groups: [
            ['??', '?:'],
            ['&&', '||', '??'],
            ['&', '|', '^', '<<', '>>'],
          ],
          allowSamePrecedence: false,
        },
      ],
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      eqeqeq: 'error',
    },
  }
}

/** What only a type checker can see. */
function typed(root) {
  return [
    ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
      rules: {
        'house/no-zero-for-missing': 'error',
        'house/cast-has-reason': 'error',
        'house/no-provider-by-name': 'error',
        // Leaving a key out of an object is what a rest is for.
        '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
        '@typescript-eslint/strict-boolean-expressions': [
          'error',
          { allowString: false, allowNumber: false, allowNullableObject: true },
        ],
        '@typescript-eslint/switch-exhaustiveness-check': [
          'error',
          {
            allowDefaultCaseForExhaustiveSwitch: false,
            requireDefaultForNonUnion: false,
            considerDefaultExhaustiveForUnions: false,
          },
        ],
        '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
        '@typescript-eslint/consistent-type-exports': 'error',
        '@typescript-eslint/consistent-type-assertions': [
          'error',
          { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
        ],
        '@typescript-eslint/explicit-module-boundary-types': 'error',
        '@typescript-eslint/no-confusing-void-expression': [
          'error',
          { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
        ],
        '@typescript-eslint/max-params': ['error', { max: 3 }],
        '@typescript-eslint/no-non-null-assertion': 'error',
        '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
        'no-restricted-syntax': ['error', ...always, ...clock, ...defaultExport],
        'no-restricted-properties': ['error', ...effects, ...environment],
        'no-restricted-imports': ['error', { paths: environmentImports }],
      },
    },
  ]
}

/** Tests may be long, read the clock and the environment, and cast what they made themselves. */
function forTests() {
  return {
    rules: {
      'max-lines-per-function': 'off',
      'house/cast-has-reason': 'off',
      'house/no-zero-for-missing': 'off',
      'house/no-provider-by-name': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...always, ...defaultExport],
      '@typescript-eslint/max-params': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  }
}

export default configFor(import.meta.dirname)
