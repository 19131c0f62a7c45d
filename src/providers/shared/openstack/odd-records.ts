import { z } from 'zod'
import { message } from '../../../domain/message.ts'
import type { ProviderError } from '../../contract/errors.ts'
import { openstackError } from './openstack-error.ts'

/** A record of a list that cannot be understood. */
export interface OddRecord {
  /** Its id, or its name; `–` where it has neither. */
  readonly id: string
  /** What is wrong with it: `size: Invalid input`. */
  readonly detail: string
}

const named = z.object({ id: z.string().optional(), name: z.string().optional() }).catch({})

export function oddRecord(record: unknown, error: z.ZodError): OddRecord {
  const { id, name } = named.parse(record)
  const [issue] = error.issues
  const place = issue === undefined || issue.path.length === 0 ? [] : [issue.path.join('.')]
  return {
    id: [id, name].find((word) => word !== undefined && word !== '') ?? '–',
    detail: [...place, issue?.message ?? '–'].join(': '),
  }
}

/** So many are named one by one. */
const mostNamed = 20

/** One error for all such records of a list; its problems name them. */
export function oddRecords(url: string, collection: string, records: readonly OddRecord[]): ProviderError {
  const place = { file: url.replace(/[?#].*$/s, ''), line: null, column: null }
  const hint = message('openstack.oddRecord.next')
  const each = records
    .slice(0, mostNamed)
    .map(({ id, detail }) => ({ ...place, message: message('openstack.oddRecord', { collection, id, detail }), hint }))
  const more = records.length - each.length
  const rest =
    more === 0 ? [] : [{ ...place, message: message('openstack.oddRecord.more', { collection, count: more }), hint }]
  const values = { collection, count: records.length }
  return openstackError({ code: 'unexpected', key: 'openstack.oddRecords', values, problems: [...each, ...rest] })
}
