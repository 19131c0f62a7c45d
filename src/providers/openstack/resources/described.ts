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

/** Neutron, MAX_TAG_LEN of its extension for tags; old releases take 60 and refuse the rest themselves. */
const maxTagCharacters = 255

/**
 * Tags that are read back as these labels.
 * @throws ProviderError conflict – a label is too long for a tag, or would be read as another one.
 */
export function tagsOf(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).map(([name, value]) => {
    const tag = value === '' ? name : `${name}=${value}`
    if (name !== '' && !name.includes('=') && Array.from(tag).length <= maxTagCharacters) return tag
    const values = { label: name, limit: maxTagCharacters }
    throw openstackError({ code: 'conflict', key: 'openstack.badTag', values })
  })
}
