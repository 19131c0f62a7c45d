import type { HttpResponse } from './exchange.ts'
import { windows1252 } from './windows-1252.ts'

/**
 * A body as letters, without the mark of its charset: in the charset that its answer names, else in UTF-8, and where it is none, in
 * Windows-1252, as browsers read it. JSON is UTF-8 first, whatever is said about it.
 */
export function bodyText(bytes: Uint8Array, { headers }: Pick<HttpResponse, 'headers'>): string {
  const type = headers['content-type'] ?? ''
  const label = /charset\s*=\s*["']?([^\s;"']+)/i.exec(type)?.[1]
  const asNamed = (): string | null => (label === undefined ? null : decoded(bytes, label, false))
  const asUtf8 = (): string | null => decoded(bytes, 'utf-8', true)
  const text = /json/i.test(type) ? (asUtf8() ?? asNamed()) : (asNamed() ?? asUtf8())
  return text ?? windows1252(bytes)
}

/** Null: nobody knows that charset; or, if that counts, it is not in it. */
function decoded(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal })
    return decoder.encoding === 'windows-1252' ? windows1252(bytes) : decoder.decode(bytes)
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
