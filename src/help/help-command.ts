/** What help needs to know of a command; the parser's own description of it fits. Ids have colons: `catalog:list`. */
export interface HelpCommand {
  readonly id: string
  readonly hidden?: boolean
  readonly summary?: string
  readonly description?: string
  readonly args: Readonly<Record<string, HelpArgument>>
  readonly flags: Readonly<Record<string, HelpFlag>>
  /** Lines to type, or lines with a word about them. */
  readonly examples?: readonly (string | { readonly command: string; readonly description?: string })[]
}

export interface HelpArgument {
  readonly name: string
  readonly required?: boolean
  readonly hidden?: boolean
  readonly description?: string
}

export interface HelpFlag {
  readonly name: string
  readonly char?: string
  readonly type: 'boolean' | 'option'
  readonly hidden?: boolean
  readonly summary?: string
  readonly description?: string
  readonly helpGroup?: string
  readonly helpValue?: string | readonly string[]
  readonly options?: readonly string[]
  readonly default?: unknown
  readonly required?: boolean
  readonly multiple?: boolean
  readonly allowNo?: boolean
}

/** `catalog list` for the id `catalog:list`. */
export function spoken(id: string): string {
  return id.replaceAll(':', ' ')
}
