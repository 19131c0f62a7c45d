import type { Operations } from '../../domain/comparison.ts'
import type { Component, Deployment } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { Big, cents } from '../../domain/money.ts'
import type { OperatingModel } from '../../domain/offers.ts'
import type { HoursInterval, OperationsNorms } from '../../domain/operations.ts'
import { serviceOf } from '../placement/needs.ts'

export interface OperationsRequest {
  readonly model: OperatingModel
  readonly norms: OperationsNorms
  /** Servers that the team keeps running, whatever they are for. */
  readonly servers: number
  readonly selfRun: readonly Component[]
  readonly managed: readonly Component[]
  /** True when the team takes the backups itself. */
  readonly runsBackups: boolean
  readonly team: Deployment['team']
}

type Item = Operations['items'][number]

/** Hours a month: the account, the servers, what the team runs itself, and what the provider runs for it. */
export function operationsHours(request: OperationsRequest): Operations {
  const { norms, model, servers } = request
  const items: Item[] = [item(message('bill.hours.account'), norms.account[model], 1)]
  if (servers > 0) items.push(fleetItem(request))
  for (const component of request.selfRun) {
    items.push(...selfRunItem(norms, serviceOf(component) ?? 'backup', component.name))
  }
  if (request.runsBackups) items.push(...selfRunItem(norms, 'backup', null))
  if (request.managed.length > 0) {
    items.push(
      item(message('bill.hours.managed', { services: request.managed.length }), norms.managed, request.managed.length),
    )
  }
  const hours = { low: total(items, 'low'), expected: total(items, 'expected'), high: total(items, 'high') }
  return { hours, money: moneyFor(hours, request.team?.wagePerHour ?? null), items }
}

/** From `fleet.from` servers on, each further one costs only a share of the hours, because it is not done by hand. */
function fleetItem({ norms, model, servers }: OperationsRequest): Item {
  const { from, share } = norms.fleet
  const byHand = Math.min(servers, from)
  return item(message('bill.hours.servers', { servers }), norms.server[model], byHand + (servers - byHand) * share)
}

function selfRunItem(
  norms: OperationsNorms,
  service: NonNullable<ReturnType<typeof serviceOf>>,
  component: string | null,
): Item[] {
  const norm = norms.selfRun[service]
  if (norm === undefined) return []
  const name = message(`bill.service.${service}`)
  const what =
    component === null ? message('bill.hours.backups') : message('bill.hours.selfRun', { component, service: name })
  return [item(what, norm, 1)]
}

function item(what: Message, norm: HoursInterval, times: number): Item {
  const { low, expected, high, evidence } = norm
  return {
    what,
    low: hundredths(low * times),
    expected: hundredths(expected * times),
    high: hundredths(high * times),
    evidence,
  }
}

function hundredths(hours: number): number {
  return Math.round(hours * 100) / 100
}

function total(items: readonly Item[], end: 'low' | 'expected' | 'high'): number {
  return hundredths(items.reduce((all, one) => all + one[end], 0))
}

function moneyFor(hours: Operations['hours'], wage: string | null): Operations['money'] {
  if (wage === null) return null
  const worth = (amount: number): Big => cents(new Big(amount).times(wage))
  return { low: worth(hours.low), expected: worth(hours.expected), high: worth(hours.high) }
}
