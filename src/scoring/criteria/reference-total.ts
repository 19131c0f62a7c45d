import Big from 'big.js'
import type { Component, Deployment } from '../../domain/deployment.ts'
import type { StorageClass } from '../../domain/offers.ts'
import type { ReferencePrices, ReferenceUnit, ReferenceWork } from '../../domain/reference.ts'
import { firstServers } from '../../domain/reference.ts'
import { gbPerGib } from '../../domain/size.ts'
import { sentGib } from '../cost/copies-sent.ts'
import type { Converter } from '../cost/convert.ts'

const storageUnits: Readonly<Record<StorageClass, ReferenceUnit>> = {
  capacity: 'storage-capacity-GiB-month',
  general: 'storage-general-GiB-month',
  fast: 'storage-fast-GiB-month',
}

type Amounts = Map<ReferenceUnit, Big>

/**
 * R of the cost criterion, in the deployment's currency, a month, net of tax: the budget, else the same demand at reference
 * prices and, where a wage is known, reference hours. Never what some alternative costs. Null without a rate or a demand.
 */
export function referenceTotal(of: {
  readonly deployment: Deployment
  readonly reference: ReferencePrices
  readonly convert: Converter
}): Big | null {
  const { deployment, reference } = of
  if (deployment.budget !== null) return positive(new Big(deployment.budget.monthly))
  const conversion = of.convert(reference.currency)
  if (conversion === null) return null
  const bought = priced(demand(deployment), reference).plus(managedExtra(deployment, reference))
  return positive(bought.times(conversion.factor).plus(elsewhere(deployment)).plus(wages(deployment, reference)))
}

function positive(total: Big): Big | null {
  return total.gt(0) ? total : null
}

function priced(amounts: Amounts, reference: ReferencePrices): Big {
  let total = new Big(0)
  for (const [unit, amount] of amounts) total = total.plus(amount.times(reference.prices[unit].amount))
  return total
}

function demand(deployment: Deployment): Amounts {
  const amounts: Amounts = new Map()
  const add = (unit: ReferenceUnit, amount: number | Big) =>
    amounts.set(unit, (amounts.get(unit) ?? new Big(0)).plus(amount))
  for (const component of deployment.components) {
    if (component.managed !== 'elsewhere') addComponent(component, add)
  }
  const { traffic, backup } = deployment
  if (traffic !== null) add('traffic-GB', new Big(traffic.outGib).times(traffic.usedShare.expected).times(gbPerGib))
  if (backup === null) return amounts
  const stored = storedGib(deployment)
  add('backup-GiB-month', stored * backup.copies)
  if (backup.otherProvider) add('traffic-GB', new Big(sentGib(stored, backup.copies)).times(gbPerGib))
  return amounts
}

function addComponent(component: Component, add: (unit: ReferenceUnit, amount: number) => void): void {
  const { count, volumes } = component
  add('ipv4-month', component.publicIpv4 * count)
  for (const volume of volumes) {
    add(storageUnits[volume.class], volume.sizeGib * volume.count)
    if (volume.snapshotsKept > 0) add('snapshot-GiB-month', volume.sizeGib * volume.count)
  }
  switch (component.kind) {
    case 'server':
    case 'database':
      add('vcpu-month', (component.vcpu ?? 0) * count)
      add('memory-GiB-month', (component.memoryGib ?? 0) * count)
      return add('storage-general-GiB-month', (component.diskGib ?? 0) * count)
    case 'object-storage':
      return add('object-GiB-month', (component.diskGib ?? 0) * count)
    case 'file-share':
      return add('file-share-GiB-month', (component.diskGib ?? 0) * count)
    case 'backup':
      return add('backup-GiB-month', (component.diskGib ?? 0) * count)
    case 'load-balancer':
      return add('load-balancer-month', count)
    case 'mail':
      return add('1000-mails', count / 1000)
    case 'volume':
      return
  }
}

/** GiB of disks, volumes and stores that hold the deployment's data, without copies. */
export function storedGib({ components }: Pick<Deployment, 'components'>): number {
  const held = components.filter(({ managed, kind }) => managed !== 'elsewhere' && kind !== 'backup')
  return held.reduce((total, { diskGib, count, kind, volumes }) => {
    const disks = kind === 'mail' ? 0 : (diskGib ?? 0) * count
    return total + disks + volumes.reduce((sum, volume) => sum + volume.sizeGib * volume.count, 0)
  }, 0)
}

/** What managed databases cost beyond a server of their size. */
function managedExtra({ components }: Deployment, reference: ReferencePrices): Big {
  const extra = new Big(reference.managedFactor.amount).minus(1)
  let total = new Big(0)
  for (const component of components) {
    if (component.kind !== 'database' || component.managed !== true) continue
    const amounts: Amounts = new Map()
    addComponent(component, (unit, amount) => amounts.set(unit, new Big(amount)))
    total = total.plus(priced(amounts, reference).times(extra))
  }
  return total
}

function elsewhere({ components }: Deployment): Big {
  return components.reduce(
    (total, { managed, price }) => (managed === 'elsewhere' && price !== null ? total.plus(price) : total),
    new Big(0),
  )
}

function wages({ components, team }: Deployment, reference: ReferencePrices): Big {
  const wage = team?.wagePerHour ?? null
  if (wage === null) return new Big(0)
  const hours = (work: ReferenceWork, times: number) => new Big(reference.hours[work].amount).times(times)
  const here = components.filter(({ managed }) => managed !== 'elsewhere')
  const servers = here.reduce((sum, { kind, count }) => sum + (kind === 'server' ? count : 0), 0)
  const services = here.filter(({ kind }) => kind !== 'server' && kind !== 'volume')
  const managed = services.filter((service) => service.managed === true).length
  return hours('account', 1)
    .plus(hours('server', Math.min(servers, firstServers)))
    .plus(hours('further-server', Math.max(0, servers - firstServers)))
    .plus(hours('managed-service', managed))
    .plus(hours('self-run-service', services.length - managed))
    .times(wage)
}
