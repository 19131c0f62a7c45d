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

function withFrenchSpaces(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, frenchSpaces(text)] as const)) }
}

/** French puts a space before ; : ? ! » % and after «; no line may be broken there. */
export function frenchSpaces(text: string): string {
  return text.replace(/ (?=[;?!](?!=))/g, '\u202f').replace(/ (?=[:»%])|(?<=«) /g, '\u00a0')
}
