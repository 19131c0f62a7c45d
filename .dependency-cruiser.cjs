/**
 * The layers of the program, as rules. Each rule has a planted violation in test/quality/layers.test.ts.
 *
 * commands → workflows → scoring, plan, transfer, catalog, documents, providers/contract → domain
 * commands → presenters → domain, messages
 * commands → runtime → everything but commands
 */

/** Where a program starts: oclif loads these by path, and only these know oclif. */
const edge = '^src/(commands/|run[.]ts$|help(/|[.]ts$))'
const tests = '[.]test[.]ts$'

/** A layer may import itself and the layers named; everything else inside src is forbidden. */
const layer = (name, folder, may) => ({
  name: `layer-${name}`,
  comment: `${folder} may import ${may.join(', ')} and itself.`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: tests },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...may].join('|')})/` },
})

/** A package (or several) that only some folders may know. */
const kept = (name, packages, where) => ({
  name,
  comment: `Only ${where} may import ${packages}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: [where, tests] },
  to: { path: `^(node_modules/)?(${packages})` },
})

module.exports = {
  forbidden: [
    layer('messages', 'messages', ['domain']),
    {
      name: 'message-catalogues-are-leaves',
      comment: 'The texts and the type of their keys import nothing but texts.',
      severity: 'error',
      from: { path: '^src/messages/(en/|fr/|keys[.]ts)', pathNot: tests },
      to: { pathNot: '^src/messages/(en|fr)/' },
    },
    layer('domain', 'domain', ['messages']),
    layer('documents', 'documents', ['domain', 'messages']),
    layer('scoring', 'scoring', ['domain', 'messages']),
    layer('plan', 'plan', ['domain', 'messages']),
    layer('transfer', 'transfer', ['domain', 'messages']),
    layer('catalog', 'catalog', ['documents', 'domain', 'messages']),
    layer('presenters', 'presenters', ['domain', 'messages']),
    layer('contract', 'providers/contract', ['domain', 'messages']),
    layer('shared', 'providers/shared', ['providers/contract', 'domain', 'messages']),
    layer('workflows', 'workflows', [
      'scoring',
      'plan',
      'transfer',
      'catalog',
      'documents',
      'providers/contract',
      'domain',
      'messages',
    ]),
    layer('commands', 'commands', ['workflows', 'presenters', 'runtime', 'domain', 'messages']),
    {
      name: 'layer-edge',
      comment: 'Help and the start of the program need words and surroundings, not workflows.',
      severity: 'error',
      from: { path: '^src/(run[.]ts$|help(/|[.]ts$))', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(run[.]ts$|help(/|[.]ts$)|domain/|messages/|presenters/|runtime/)' },
    },
    {
      name: 'layer-runtime',
      comment: 'The composition root knows everything but the commands.',
      severity: 'error',
      from: { path: '^src/runtime/', pathNot: tests },
      to: { path: edge },
    },
    {
      name: 'layer-adapters',
      comment: 'An adapter may import providers/shared, providers/contract and domain.',
      severity: 'error',
      from: { path: '^src/providers/(?!contract/|shared/|registry)[^/]+/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(providers/|domain/|messages/)' },
    },
    {
      name: 'adapters-apart',
      comment: 'Adapters never import one another, nor the registry.',
      severity: 'error',
      from: { path: '^src/providers/(?!contract/|shared/|registry)([^/]+)/', pathNot: tests },
      to: { path: '^src/providers/', pathNot: '^src/providers/($1|contract|shared)/' },
    },
    {
      name: 'layer-registry',
      comment: 'The registry lists adapters and knows nothing above them.',
      severity: 'error',
      from: { path: '^src/providers/registry', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(providers|domain|messages)/' },
    },
    {
      name: 'messages-by-type',
      comment: 'Words belong to presenters and the edge; everybody else knows the type of a key only.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(messages|presenters|runtime)/', edge, tests] },
      to: { path: '^src/messages/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-core',
      comment: 'Pure layers know big.js and no other package.',
      severity: 'error',
      from: { path: '^src/(domain|scoring)/', pathNot: tests },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'],
        pathNot: 'node_modules/(@types/)?big[.]js/',
      },
    },
    {
      name: 'effects-at-the-edge',
      comment: 'Files, network, processes and the clock of the system are for runtime, transfer and adapters.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(runtime|transfer|providers)/', edge, tests] },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util|buffer|path|zlib)$' },
    },
    {
      name: 'no-node-in-the-core',
      comment: 'Scoring and domain need nothing from Node at all.',
      severity: 'error',
      from: { path: '^src/(domain|scoring|messages)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    kept('oclif-at-the-edge', '@oclif/', edge),
    kept('prompts-at-the-edge', '@inquirer/', '^src/(commands|runtime)/'),
    kept('aws-sdk-in-its-adapter', '@aws-sdk/|@smithy/', '^src/providers/aws/'),
    kept('yaml-in-documents', 'yaml/', '^src/(documents|plan|runtime)/'),
    kept('words-in-messages', 'i18next/', '^src/messages/'),
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: [edge, tests, '[.]d[.]ts$', '[.]json$'] },
      to: {},
    },
    {
      name: 'no-test-in-program',
      comment: 'The program never imports a test.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: `${tests}|^test/` },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What the program imports must be installed with it.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.d.ts'],
    },
  },
}
