import bill from '../../src/messages/en/bill.ts'
import verdict from '../../src/messages/en/verdict.ts'
import criteria from '../../src/messages/en/criteria.ts'

const texts: Readonly<Record<string, string>> = { ...bill, ...verdict, ...criteria }

/** Every message in a result has words, and values for all that its words name. Throws for the first that has not. */
export function checkWords(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const { key, values } = value as { readonly key?: unknown; readonly values?: unknown }
  if (typeof key === 'string' && typeof values === 'object' && values !== null) checkMessage(key, Object.keys(values))
  for (const inner of Object.values(value)) checkWords(inner)
}

function checkMessage(key: string, given: readonly string[]): void {
  const text = texts[key] ?? texts[`${key}_other`]
  if (text === undefined) throw new Error(`no words for “${key}”`)
  const named = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '')
  const lacking = named.filter((name) => !given.includes(name))
  if (lacking.length > 0) throw new Error(`${key} lacks ${lacking.join(', ')}`)
}
