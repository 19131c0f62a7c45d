import { z } from 'zod'
import { message, type MessageValue } from '../../../domain/message.ts'
import type { ById, DomainRef, OpenstackCredentials } from '../../../domain/openstack-access.ts'
import { bodyText } from '../http/body-text.ts'
import type { HttpResponse } from '../http/exchange.ts'
import { HttpError } from '../http/http-error.ts'
import { readBytes } from '../http/read-body.ts'
import type { Redactor } from '../http/redactor.ts'
import { retryAfterMs } from '../http/retry-after.ts'

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

const refusalBody = z.object({ error: z.object({ message: z.string() }) })

/**
 * A refused sign-in as an error. Clouds repeat what they were sent in more ways than anybody can know again: shown are sentences of
 * Keystone alone, and in them names that the user has given and words of its own.
 */
export async function signInRefusal(request: {
  readonly response: HttpResponse
  readonly nowMs: number
  readonly credentials: OpenstackCredentials
  readonly redactor: Pick<Redactor, 'text'>
}): Promise<HttpError> {
  const { response, nowMs, credentials, redactor } = request
  const { status, url, requestId, headers } = response
  const body = await bodyOf(response)
  const names = namesIn(credentials).filter((name) => redactor.text(name) === name)
  const words = body?.trim() === '' ? `HTTP ${String(status)}` : sentenceIn(body ?? '', new Set(names))
  return new HttpError({
    problem: 'status',
    method: 'POST',
    url,
    values: { status, detail: words ?? message('openstack.wordsWithheld') },
    status,
    requestId,
    vendorText: words ?? '',
    retryAfterMs: retryAfterMs(headers, nowMs),
  })
}

/** Null: a refusal that is too long to be one of Keystone. */
async function bodyOf(response: HttpResponse): Promise<string | null> {
  try {
    return bodyText(await readBytes(response, 1024 * 1024, 'POST'), response)
  } catch (error) {
    if (response.status === 401 && error instanceof HttpError) return null
    throw error
  }
}

/** The words of the refusal, for a sentence that does not tell its status. */
export function wordsOfRefusal({ status, detail: { vendorText = '' } }: HttpError): MessageValue {
  if (vendorText !== '') return vendorText
  return message('openstack.wordsWithheld.status', { status: status ?? 0, detail: message('openstack.wordsWithheld') })
}

/** An answer that should have held a token and cannot be read: nothing of what it says itself. */
export function withoutItsWords(error: unknown): unknown {
  if (!(error instanceof HttpError)) return error
  const { values = {}, ...detail } = error.detail
  const { title, encoding } = values
  const kept = { ...values, ...(title === undefined ? {} : { title: '' }) }
  return new HttpError({ ...detail, values: { ...kept, ...(encoding === undefined ? {} : { encoding: '–' }) } })
}

/** Of no sentence with a few names in it. */
const longest = 1000

/** Null: it is none of Keystone's. */
function sentenceIn(body: string, names: ReadonlySet<string>): string | null {
  const found = refusalBody.safeParse(jsonIn(body))
  if (!found.success) return null
  const said = found.data.error.message.trim()
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

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** What the credentials name and everybody may know. */
function namesIn(credentials: OpenstackCredentials): readonly string[] {
  switch (credentials.kind) {
    case 'password':
      return [...namesOf(credentials.user), ...namesOf(credentials.project)]
    case 'applicationCredential': {
      const { credential } = credentials
      return 'id' in credential ? [credential.id] : [credential.name, ...namesOf(credential.user)]
    }
    case 'token':
      return namesOf(credentials.project)
  }
}

function namesOf(wanted: ById | null): readonly string[] {
  if (wanted === null) return []
  return 'id' in wanted ? [wanted.id] : [wanted.name, domainName(wanted.domain)]
}

function domainName(domain: DomainRef): string {
  return 'id' in domain ? domain.id : domain.name
}
