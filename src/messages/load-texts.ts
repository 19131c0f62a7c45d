import type { Lang } from './keys.ts'

/** The texts of one language, by key; the other language is not loaded. */
export async function loadTexts(lang: Lang): Promise<Readonly<Record<string, string>>> {
  switch (lang) {
    case 'en':
      return (await import('./en/index.ts')).default
    case 'fr':
      return withFrenchSpaces((await import('./fr/index.ts')).default)
  }
}

/** French puts a space before ; : ? ! » % and after «; no line may be broken there. */
function withFrenchSpaces(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const spaced = Object.entries(texts).map(
    ([key, text]) =>
      [key, text.replace(/ (?=[;?!](?!=))/g, '\u202f').replace(/ (?=[:»%])|(?<=«) /g, '\u00a0')] as const,
  )
  return { ...Object.fromEntries(spaced) }
}
