/**
 * One spelling for the names of certificates, to compare them by: `ISO 27001`, `ISO/IEC 27001:2022` and `iso27001` are the same, and so are
 * `SOC 2 Type II` and `SOC2-II`. Never shown.
 */
export function certificateKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/:\d{4}\b/g, '')
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^isoiec/, 'iso')
    .replace(/(?:type|level)(?=[a-z0-9]+$)/, '')
}
