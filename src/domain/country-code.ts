const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Codes that name a group or nothing at all. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB'])

/** The ISO 3166-1 code of a country, `GB` for `uk`; null where there is no such country. */
export function countryCode(value: string): string | null {
  if (!/^[A-Za-z]{2}$/.test(value)) return null
  const { region } = new Intl.Locale(`und-${value}`)
  return region === undefined || noCountries.has(region) || names.of(region) === undefined ? null : region
}
