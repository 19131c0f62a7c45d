/** Nova's words for a server, as broker has to say them. */
export function standing(status: string): { readonly state: string; readonly providerState: string } {
  const states: Readonly<Record<string, string>> = { ACTIVE: 'running', SHUTOFF: 'stopped', ERROR: 'error' }
  return { state: states[status] ?? 'a state that the filled project has not', providerState: status }
}

const ready = new Set(['available', 'in-use', 'active', 'ACTIVE', 'DOWN'])

/** The words of all others, as broker has to say them. */
export function settled(status: string): { readonly state: string; readonly providerState: string } {
  return { state: ready.has(status) ? 'ready' : 'a state that the filled project has not', providerState: status }
}

/** Neutron's tags are labels. */
export function tagged(tags: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    tags.map((tag) => {
      const [name = '', ...value] = tag.split('=')
      return [name, value.join('=')]
    }),
  )
}

/** What a user has written on an image, among what Glance itself says of it. */
export function propertiesOf(image: object): Readonly<Record<string, unknown>> {
  const byUsers = /^(?:os_distro|os_version|architecture|hw_|owner_specified)/
  return Object.fromEntries(Object.entries(image).filter(([name]) => byUsers.test(name)))
}
