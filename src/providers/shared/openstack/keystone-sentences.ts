/**
 * What Keystone says when it refuses to give a token; `{}`: whatever it names.
 * https://opendev.org/openstack/keystone/src/branch/master/keystone/exception.py, and what its plug-ins for signing in say
 */
const sentences = [
  'The request you have made requires authentication.',
  'The password is expired and needs to be changed for user: {}.',
  'The account is disabled for user: {}.',
  'The account is locked for user: {}.',
  'User is disabled: {}',
  'Domain is disabled: {}',
  'Project is disabled: {}',
  'Invalid username or password',
  'Invalid user / password',
  'Domain name cannot contain reserved characters.',
  'Project name cannot contain reserved characters.',
  'Authentication plugin error.',
  'Attempted to authenticate with an unsupported method.',
  'Additional authentications steps required.',
  'Error authenticating with application credential: {}',
  'Insufficient auth methods received for {}. Auth Methods Provided: {}.',
  'User {} has no access to project {}',
  'User {} has no access to domain {}',
  'You are not authorized to perform the requested action.',
  'You are not authorized to perform the requested action: {}.',
  'Expecting to find {} in {}. The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.',
  'Could not find: {}.',
  'Could not find user: {}.',
  'Could not find project: {}.',
  'Could not find domain: {}.',
  'Could not find role: {}.',
  'Could not find trust: {}.',
  'Could not find token: {}.',
  'Could not find credential: {}.',
  'Could not find Application Credential: {}.',
  'Could not find application credential: {}',
  'Could not find auth receipt: {}.',
  'Failed to validate token',
  'The resource could not be found.',
  'An unexpected error prevented the server from fulfilling your request.',
]

/**
 * What it names itself, and no user does: actions that it does not allow, and parts of a request.
 * https://opendev.org/openstack/keystone/src/branch/master/keystone/auth/plugins/token.py
 * https://opendev.org/openstack/keystone/src/branch/master/keystone/auth/core.py
 */
const itsOwn: ReadonlySet<string> = new Set([
  'rescope a scoped token',
  'Using OAuth-scoped token to create another token. Create a new OAuth-scoped token instead',
  'Using trust-scoped token to create another token. Create a new trust-scoped token instead',
  'Using a system-scoped token to create a project-scoped or domain-scoped token is not allowed',
  'Using an application credential token to create a scoped token is not allowed',
  ...['auth', 'identity', 'methods', 'password', 'token', 'application credential', 'application_credential'],
  ...['user', 'project', 'domain', 'scope', 'system, project, domain, OS-TRUST:trust or unscoped'],
  ...['id', 'name', 'id or name', 'name or ID', 'request body'],
])

/** Added where the cloud tells more than it should. */
const amendment = String.raw`(?: \(Disable insecure_debug mode to suppress these details\.\))?`

const known = sentences.map((sentence) => {
  const [first = '', ...rest] = sentence.split('{}')
  const parts = sentence.replace(/\.$/, '').split('{}')
  const pattern = parts.map((part) => part.replaceAll(/[.()/]/g, String.raw`\$&`)).join('(.*?)')
  return { first, rest, whole: new RegExp(String.raw`^${pattern}\.?${amendment}$`, 's') }
})

/** Of no sentence with a few names in it. */
const longest = 1000

/** The sentence that was said, with those of the names that may be shown. Null: it is none of Keystone's. */
export function keystoneSentence(said: string, names: ReadonlySet<string>): string | null {
  if (said.length > longest) return null
  for (const { first, rest, whole } of known) {
    const named = whole.exec(said)?.slice(1)
    if (named !== undefined)
      return [first, ...rest.map((part, at) => `${shown(named[at] ?? '', names)}${part}`)].join('')
  }
  return null
}

function shown(named: string, names: ReadonlySet<string>): string {
  const word = named.replace(/\.$/, '')
  if (itsOwn.has(word)) return word
  return names.has(named) && /^[\p{L}\p{N}@._-]+$/u.test(named) ? named : '…'
}
