import type { MessageKey } from '../messages/keys.ts'
import type { Translator } from '../messages/translator.ts'

/** What data files say in place of a source, or in brackets behind one; they are in English. */
const remarks: Readonly<Record<string, MessageKey>> = {
  'our assumption': 'source.assumption',
  'no price list found': 'source.noPriceList',
  'the day of the end was not found': 'source.noEnd',
  'remembered from the provider’s documentation': 'source.remembered',
  'as in the commercial regions of AWS': 'source.likeCommercial',
  'page not read': 'source.notRead',
  'not read': 'source.notRead',
  '2016; not read': 'source.notRead2016',
  'its own pages could not be read': 'source.pagesNotRead',
  'the figure itself was not in the part read': 'source.figureNotRead',
  'its public cloud is OpenStack; what is switched on was not read': 'source.switchedOnNotRead',
  'not confirmed for this provider': 'source.notConfirmedHere',
  'not confirmed for this partition': 'source.notConfirmedHere',
  'one card, partly for the European Sovereign Cloud': 'source.partlyForSovereignCloud',
  'unclear beyond health data': 'source.unclearBeyondHealth',
  'recorded product catalogue': 'source.recordedCatalogue',
  'an invoice of May 2025': 'source.invoiceOfMay2025',
  undated: 'source.undated',
}

/** The norms of staff hours stand on two sources and an assumption. */
const norms = /^(?<expected>\S+) \(expected\) and (?<high>\S+) \(high\); low: our assumption$/

/** A source in the reader's language: addresses and names stay, what is remarked about them is translated. */
export function sourceText(source: string, tr: Translator): string {
  const { expected, high } = norms.exec(source)?.groups ?? {}
  if (expected !== undefined && high !== undefined) return tr.text('source.norms', { expected, high })
  const [name, remark] = partsOf(source)
  const said = remarkText(remark, tr)
  if (said === null) return remarkText(source, tr) ?? source
  return tr.text('source.remarked', { name: remarkText(name, tr) ?? name, remark: said })
}

/** What is remarked about a source, in the reader's language; null where nothing is. */
export function sourceRemark(source: string, tr: Translator): string | null {
  return remarkText(partsOf(source)[1], tr)
}

/** The source, and what stands in brackets behind it. */
function partsOf(source: string): readonly [string, string] {
  const [, name = source, remark = ''] = /^(.*) \(([^()]*)\)$/.exec(source) ?? []
  return [name, remark]
}

function remarkText(text: string, tr: Translator): string | null {
  const key = Object.hasOwn(remarks, text) ? remarks[text] : undefined
  return key === undefined ? null : tr.text(key)
}

/** `owner/repository path`, with or without the site before it. */
const inRepository = /^(?:github\.com\/)?[\w.-]+\/[\w.-]+ \S/
const unread = /not read|could not be read|remembered|not confirmed|no price list found|our assumption/

/** How to find what is no address, and what was not read: a sentence for each kind that is among the sources. */
export function sourceLegends(sources: readonly string[], tr: Translator): readonly string[] {
  return [
    ...(sources.some((source) => inRepository.test(source)) ? [tr.text('source.legend.repository')] : []),
    ...(sources.some((source) => unread.test(source)) ? [tr.text('source.legend.unread')] : []),
  ]
}
