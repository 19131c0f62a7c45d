import type { Alternative, BillLine, NotIncluded, Operations } from '../../domain/comparison.ts'
import type { Current, Deployment, InvoiceLine } from '../../domain/deployment.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { Big, cents, sum } from '../../domain/money.ts'
import type { CatalogProvider } from '../../domain/offers.ts'
import type { OperationsNorms } from '../../domain/operations.ts'
import { serviceOf } from '../placement/needs.ts'
import { addUp } from './add-up.ts'
import type { LineContext } from './draft.ts'
import { amountOf } from './name.ts'
import { operationsHours } from './operations.ts'

export interface CurrentRequest {
  readonly deployment: Deployment
  readonly current: Current
  readonly providers: readonly CatalogProvider[]
  readonly norms: OperationsNorms
  readonly context: LineContext
}

const perYear = { month: 12, quarter: 4, year: 1 } as const
type Recurring = InvoiceLine & { readonly period: keyof typeof perYear }

/** Today's invoice as an alternative; null when it has no recurring line. */
export function currentAlternative(request: CurrentRequest): Alternative | null {
  const { current, deployment } = request
  const recurring = current.lines.filter(isRecurring)
  if (recurring.length === 0) return null
  const provider = findProvider(current.provider, request.providers)
  const billed = recurring.map((line) => ({ line, drawn: invoiceLine(line, request) }))
  const cost = addUp({
    lines: billed.map(({ drawn }) => drawn),
    operations: currentOperations(request, provider),
    notIncluded: [
      ...current.lines.filter((line) => line.period === 'once').map((line) => onceLine(line, deployment)),
      ...taxRemarks(recurring, deployment),
    ],
    trafficCases: [],
    tax: deployment.tax,
    untaxed: sum(billed.filter(({ line }) => line.tax === 'none').map(({ drawn }) => drawn.amount)),
    yearlyBill: cents(sum(recurring.map((line) => yearly(line, request)))),
  })
  return {
    id: 'current',
    provider: provider?.id ?? current.provider,
    providerName: provider?.name ?? current.provider,
    region: '',
    country: current.country,
    selfDeclared: false,
    state: 'ranked',
    rank: null,
    reasons: [],
    cost,
    placements: [],
    criteria: null,
    overall: null,
    seal: null,
  }
}

function isRecurring(line: InvoiceLine): line is Recurring {
  return line.period !== 'once'
}

function findProvider(name: string, providers: readonly CatalogProvider[]): CatalogProvider | null {
  const wanted = name.toLowerCase()
  return providers.find(({ id, name: shown }) => id === wanted || shown.toLowerCase() === wanted) ?? null
}

/** What a line's amount is divided by to take the tax out of it. */
function taxDivisor(line: InvoiceLine, { deployment }: CurrentRequest): Big {
  // Without a rate the tax cannot be taken out; a remark says so.
  if (line.tax !== 'included' || deployment.tax === null) return new Big(1)
  return new Big(deployment.tax.rate).div(100).plus(1)
}

function rateOf(line: InvoiceLine, { deployment, context }: CurrentRequest): Big | null {
  const currency = line.currency ?? deployment.currency
  const conversion = context.convert(currency)
  if (conversion !== null) return conversion.rate
  throw new BrokerError({
    kind: 'usage',
    says: message('bill.error.rate', { currency, what: line.what }),
    next: message('bill.error.rateNext', { currency }),
  })
}

function yearly(line: Recurring, request: CurrentRequest): Big {
  return new Big(line.amount)
    .times(perYear[line.period])
    .div(taxDivisor(line, request))
    .times(rateOf(line, request) ?? 1)
}

function invoiceLine(line: Recurring, request: CurrentRequest): BillLine {
  const { deployment, context } = request
  const quantity = new Big(perYear[line.period]).div(taxDivisor(line, request).times(12))
  return {
    part: 'compute',
    component: null,
    what: message(`bill.line.invoice.${line.period}`, { what: line.what }),
    offer: null,
    sku: null,
    count: 1,
    quantity,
    unit: 'line',
    unitPrice: { amount: line.amount, currency: line.currency ?? deployment.currency },
    rate: rateOf(line, request),
    amount: cents(yearly(line, request).div(12)),
    evidence: { source: deployment.name, date: line.date ?? context.today, confidence: 'sourced' },
    origin: 'deployment',
  }
}

function onceLine(line: InvoiceLine, deployment: Deployment): NotIncluded {
  const amount = amountOf(new Big(line.amount), line.currency ?? deployment.currency)
  return {
    what: message('bill.remark.once', { what: line.what, amount }),
    why: message('bill.why.once'),
    needed: false,
  }
}

function taxRemarks(lines: readonly Recurring[], { tax }: Deployment): readonly NotIncluded[] {
  if (tax !== null || !lines.some((line) => line.tax === 'included')) return []
  return [{ what: message('bill.remark.taxIncluded'), why: message('bill.why.noTaxRate'), needed: false }]
}

/** The team's hours today: what the deployment says it runs, under the provider's model. */
function currentOperations({ deployment, norms }: CurrentRequest, provider: CatalogProvider | null): Operations {
  const here = deployment.components.filter((component) => component.managed !== 'elsewhere')
  const services = here.filter((component) => serviceOf(component) !== null)
  const selfRun = services.filter((component) => component.managed === false)
  const servers = here
    .filter((component) => component.kind === 'server' || selfRun.includes(component))
    .reduce((all, component) => all + (component.kind === 'mail' ? 1 : component.count), 0)
  return operationsHours({
    model: provider?.model ?? 'dedicated',
    norms,
    servers,
    selfRun,
    managed: services.filter((component) => component.managed === true),
    runsBackups: deployment.backup !== null,
    team: deployment.team,
  })
}
