import type { Lang } from '../messages/keys.ts'

/** The language of all text: the flag `--lang`, else BROKER_LANG, LC_ALL, LC_MESSAGES or LANG, the first that is set; else English. */
export function requestedLanguage(flag: string | undefined): Lang {
  const { BROKER_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env
  const wish = [flag, BROKER_LANG, LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== '')
  return wish?.toLowerCase().startsWith('fr') === true ? 'fr' : 'en'
}

/** The value of `--lang` in a command line that has not been parsed, as when help is wanted. */
export function languageFlag(argv: readonly string[]): string | undefined {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = argv[at]
  return word === '--lang' ? argv[at + 1] : word?.slice('--lang='.length)
}
