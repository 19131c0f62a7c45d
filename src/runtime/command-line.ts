/** A command line that can be typed again: words that the shell would read otherwise are quoted. */
export function commandLine(words: readonly string[]): string {
  return words.map(quoted).join(' ')
}

/** `--name value` for each value, `--name` for true; nothing for what was not given. */
export function flagWords(flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>): string[] {
  return Object.entries(flags).flatMap(([name, value]) => {
    if (value === undefined || value === false) return []
    if (value === true) return [`--${name}`]
    const values = typeof value === 'string' ? [value] : value
    return values.flatMap((each) => [`--${name}`, each])
  })
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
