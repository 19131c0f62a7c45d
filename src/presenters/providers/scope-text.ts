import type { Certification, Scope } from '../../domain/facts.ts'
import type { Translator } from '../../messages/translator.ts'

/** ` [eu-west-3; b3-*]`; empty for a fact that holds everywhere. */
export function scopePart({ regions, products }: Scope): string {
  const parts = [regions, products].flatMap((part) => (part === 'all' ? [] : [part.join(', ')]))
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`
}

/** Name, what it covers, who issued it, until when; what is not stated is said to be so. */
export function certificationText(certificate: Certification, tr: Translator): string {
  const { name, products, regions, issuer, validUntil } = certificate
  const parts = [
    covered(products, regions, tr),
    ...(issuer === null ? [] : [issuer]),
    validUntil === null
      ? tr.text('facts.certificate.noEnd')
      : tr.text('facts.certificate.until', { date: tr.date(validUntil) }),
  ]
  return `${name} (${parts.join(', ')})`
}

function covered(products: Certification['products'], regions: Certification['regions'], tr: Translator): string {
  if (products === null && regions === null) return tr.text('facts.certificate.noScope')
  return tr.text('facts.certificate.scope', {
    products: part(products, tr),
    regions: part(regions, tr),
  })
}

function part(scope: 'all' | readonly string[] | null, tr: Translator): string {
  if (scope === null) return tr.text('facts.certificate.unstated')
  return scope === 'all' ? tr.text('facts.certificate.all') : scope.join(' ')
}
