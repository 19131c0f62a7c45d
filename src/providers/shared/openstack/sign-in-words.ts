import { z } from 'zod'
import { message, type MessageValue } from '../../../domain/message.ts'
import type { ById, DomainRef, OpenstackCredentials } from '../../../domain/openstack-access.ts'
import { parsedJson } from '../../../domain/parsed-json.ts'
import { bodyText } from '../http/body-text.ts'
import type { HttpResponse } from '../http/exchange.ts'
import { HttpError } from '../http/http-error.ts'
import { readBytes } from '../http/read-body.ts'
import type { Redactor } from '../http/redactor.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import { keystoneSentence } from './keystone-sentences.ts'

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

/** Null: it is none of Keystone's. */
function sentenceIn(body: string, names: ReadonlySet<string>): string | null {
  const found = refusalBody.safeParse(parsedJson(body))
  return found.success ? keystoneSentence(found.data.error.message.trim(), names) : null
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
