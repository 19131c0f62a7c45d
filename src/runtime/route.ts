/** Flags of every command that may also stand before it. */
const globalFlags = new Set(['--json', '--quiet', '-q', '--no-color', '--debug'])

/**
 * The command line as the parser wants it: `help compare` becomes `compare --help`, and flags before the command go behind it.
 * Without any command only the flags are left, for the help page that then is shown.
 */
export function routed(argv: readonly string[]): { readonly argv: readonly string[]; readonly bare: boolean } {
  let at = 0
  for (let word = argv[at]; word !== undefined; word = argv[at]) {
    if (word === '--lang') at += 2
    else if (globalFlags.has(word) || word.startsWith('--lang=')) at += 1
    else break
  }
  const [first, ...rest] = argv.slice(at)
  const flags = argv.slice(0, at)
  if (first === undefined) return { argv: flags, bare: true }
  if (first === 'help') return { argv: [...rest, '--help', ...flags], bare: false }
  return { argv: [first, ...rest, ...flags], bare: false }
}
