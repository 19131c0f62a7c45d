import { keyLabel } from '../../contract/creation.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'

/** Neutron, DESCRIPTION_FIELD_SIZE of neutron_lib. */
const maxCharacters = 255

const mark = new RegExp(String.raw`\s*\[${keyLabel}=([a-z0-9-]{1,63})\]$`)

/**
 * Neutron takes no labels in its create calls, only a description: the identity stands at its end, in brackets.
 * @throws ProviderError conflict – both together are longer than Neutron takes.
 */
export function describe(description: string, key: string): string {
  const described = `${description} [${keyLabel}=${key}]`.trimStart()
  const length = Array.from(described).length
  if (length <= maxCharacters) return described
  const values = { length, limit: maxCharacters, excess: length - maxCharacters }
  throw openstackError({ code: 'conflict', key: 'openstack.describedTooLong', values })
}

/** The description without the identity. */
export function descriptionOf(given: string | null | undefined): string {
  return (given ?? '').replace(mark, '')
}

/** Identity and tags of a thing of Neutron. */
export function labelsOf(
  given: string | null | undefined,
  tags: readonly string[] | null | undefined,
): Readonly<Record<string, string>> {
  const key = mark.exec(given ?? '')?.[1]
  return { ...Object.fromEntries((tags ?? []).map(labelOf)), ...(key === undefined ? {} : { [keyLabel]: key }) }
}

/** A label as a tag, and as it is read back. */
export function tagOf([name, value]: readonly [string, string]): string {
  return value === '' ? name : `${name}=${value}`
}

/** A tag `name=value` is a label, any other a label without a value. */
export function labelOf(tag: string): readonly [name: string, value: string] {
  const at = tag.indexOf('=')
  return at < 1 ? [tag, ''] : [tag.slice(0, at), tag.slice(at + 1)]
}
