import type { HttpResponse } from './exchange.ts'

/** A body as letters, in the charset that its answer names; else in UTF-8, and where it is none, in Windows-1252, as browsers read it. */
export function bodyText(bytes: Uint8Array, { headers }: Pick<HttpResponse, 'headers'>): string {
  const label = /charset\s*=\s*["']?([^\s;"']+)/i.exec(headers['content-type'] ?? '')?.[1]
  const named = label === undefined ? null : decoded(bytes, label, false)
  return named ?? decoded(bytes, 'utf-8', true) ?? new TextDecoder('windows-1252').decode(bytes)
}

/** Null: nobody knows that charset; or, if that counts, it is not in it. */
function decoded(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes)
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
