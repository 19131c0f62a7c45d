import { Document, isMap, isScalar } from 'yaml'
import type { Component, Current, Deployment, Tax, Traffic } from '../domain/deployment.ts'

/** Comments of a file that is written: above everything, and above a key or an item such as `components.0.vcpu`. */
export interface FileComments {
  readonly top: string
  readonly above: ReadonlyMap<string, string>
  readonly bottom: string
}

const noComments: FileComments = { top: '', above: new Map(), bottom: '' }

/** The deployment as a YAML file. Defaults are left out; reading it again gives the same deployment. */
export function writeDeployment(deployment: Deployment, comments: FileComments = noComments): string {
  const document = new Document(given(inFileOrder(deployment)), { version: '1.2', schema: 'core' })
  if (comments.top !== '') document.commentBefore = comment(comments.top)
  if (comments.bottom !== '') document.comment = comment(comments.bottom)
  for (const [path, text] of comments.above) addComment(document, path.split('.'), comment(text))
  return document.toString({ lineWidth: 0 })
}

function addComment(document: Document, path: readonly string[], text: string): void {
  const last = path.at(-1)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) {
    const item = document.getIn(path, true)
    if (isMap(item) || isScalar(item)) item.commentBefore = text
    return
  }
  const key = parent.items.map((pair) => pair.key).find((each) => isScalar(each) && each.value === last)
  if (!isScalar(key)) return
  key.commentBefore = text
  key.spaceBefore = path.length === 1
}

function comment(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n')
}

function inFileOrder(deployment: Deployment): Record<string, unknown> {
  return {
    version: 1,
    name: deployment.name,
    currency: deployment.currency,
    incomplete: unlessEmpty(deployment.incomplete),
    components: deployment.components.map(componentInFile),
    traffic: deployment.traffic === null ? null : trafficInFile(deployment.traffic),
    backup: deployment.backup,
    support: deployment.support,
    availability: deployment.availability,
    team: deployment.team === null ? null : { ...deployment.team, languages: unlessEmpty(deployment.team.languages) },
    tax: deployment.tax === null ? null : taxInFile(deployment.tax),
    budget: deployment.budget,
    current: deployment.current === null ? null : currentInFile(deployment.current),
    require: unlessEmpty(deployment.require),
    weighting: deployment.weighting,
    usersIn: unlessEmpty(deployment.usersIn),
  }
}

function componentInFile(component: Component): Record<string, unknown> {
  const { kind, managed, count } = component
  const reachable = (kind === 'server' || kind === 'load-balancer') && managed !== 'elsewhere'
  const usual = { managed: kind !== 'server' && kind !== 'volume', publicIpv4: reachable ? 1 : 0 }
  return {
    name: component.name,
    kind,
    managed: unless(usual.managed, managed),
    count: kind === 'mail' ? count : unless(1, count),
    vcpu: component.vcpu,
    cpu: unless('shared', component.cpu),
    memoryGib: component.memoryGib,
    diskGib: component.diskGib,
    arch: unless('x86', component.arch),
    volumes: unlessEmpty(
      component.volumes.map((volume) => ({
        sizeGib: volume.sizeGib,
        class: volume.class,
        count: unless(count, volume.count),
        snapshotsKept: unless(0, volume.snapshotsKept),
      })),
    ),
    dataClass: unless('personal', component.dataClass),
    publicIpv4: unless(usual.publicIpv4, component.publicIpv4),
    price: component.price,
  }
}

function trafficInFile({ outGib, basis, usedShare }: Traffic): Record<string, unknown> {
  return { outGib, basis, usedShare: basis === 'measured' ? null : usedShare }
}

function taxInFile({ rate, recoverablePercent }: Tax): Record<string, unknown> {
  const recoverable = { '100': 'full', '0': 'none' }[recoverablePercent] ?? Number(recoverablePercent)
  return { rate: Number(rate), recoverable }
}

function currentInFile(current: Current): Record<string, unknown> {
  return { ...current, lines: current.lines.map((line) => ({ ...line, tax: unless('excluded', line.tax) })) }
}

function unless(usual: unknown, value: unknown): unknown {
  return value === usual ? null : value
}

function unlessEmpty(list: readonly unknown[]): readonly unknown[] | null {
  return list.length === 0 ? null : list
}

/** Without the keys that have nothing to say. */
function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(given)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, given(inner)]])),
  )
}
