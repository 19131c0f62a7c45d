import { keyLabel } from '../../contract/creation.ts'

const mark = new RegExp(String.raw`\s*\[${keyLabel}=([a-z0-9-]{1,63})\]$`)

/**
 * Neutron takes no labels in its create calls, only a description: the identity stands at its end, in brackets.
 */
export function describe(description: string, key: string): string {
  return `${description} [${keyLabel}=${key}]`.trimStart()
}

/** The description without the identity. */
export function descriptionOf(given: string | null | undefined): string {
  return (given ?? '').replace(mark, '')
}

/** Identity and tags of a thing of Neutron; a tag `name=value` is a label, any other a label without a value. */
export function labelsOf(
  given: string | null | undefined,
  tags: readonly string[] | null | undefined,
): Readonly<Record<string, string>> {
  const key = mark.exec(given ?? '')?.[1]
  const pairs = (tags ?? []).map((tag) => {
    const at = tag.indexOf('=')
    return at < 1 ? ([tag, ''] as const) : ([tag.slice(0, at), tag.slice(at + 1)] as const)
  })
  return { ...Object.fromEntries(pairs), ...(key === undefined ? {} : { [keyLabel]: key }) }
}
