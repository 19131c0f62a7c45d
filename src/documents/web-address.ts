/** An address as somebody has written it. */
export interface WebAddress {
  /**
   * Scheme, host, port and path, and nothing else: users, passwords, parameters (`;…`), queries and fragments are never sent, and all of
   * them may be secret. Without a slash at its end where there is no path.
   */
  readonly bare: string
  readonly hasUser: boolean
  readonly hasParameters: boolean
  /** An `@` stands behind the host: perhaps what comes before it is a password with a slash, and the host is none. */
  readonly hasStray: boolean
}

/** Null: it does not begin with http:// or https://, or cannot be read. */
export function webAddress(given: string): WebAddress | null {
  const text = given.trim()
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const { origin, pathname, search, hash, username, password } = new URL(text)
  const path = pathname.replace(/;[^/]*/g, '')
  return {
    bare: `${origin}${path === '/' ? '' : path}`,
    hasUser: username !== '' || password !== '',
    hasParameters: path !== pathname || search !== '' || hash !== '',
    hasStray: `${pathname}${search}${hash}`.includes('@'),
  }
}
