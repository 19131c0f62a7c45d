/** An ISO 8601 instant to the minute, in UTC, in a word that no line breaks: `2026-11-22 07:02 UTC`. Other text stays as it is. */
export function instantText(iso: string): string {
  const instant = new Date(iso)
  if (Number.isNaN(instant.getTime())) return iso
  return `${instant.toISOString().slice(0, 16).replace('T', '\u00A0')}\u00A0UTC`
}
