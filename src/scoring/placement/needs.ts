import type { Component, Deployment, VolumeNeed } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Service } from '../../domain/offers.ts'
import type { Market } from './market.ts'

/** `count` like servers of one component. */
export interface ServerNeed {
  readonly component: string
  readonly count: number
  readonly vcpu: number
  readonly cpu: Component['cpu']
  readonly memoryGib: number
  readonly diskGib: number
  readonly arch: Component['arch']
  readonly publicIpv4: number
  /** Volumes of its own are to be attached. */
  readonly takesVolumes: boolean
  /** Bought only to attach volumes to. */
  readonly carrier: boolean
  readonly note: Message | null
}

/** Volumes of one component, `count` in all. */
export interface VolumeDemand extends VolumeNeed {
  readonly component: string
  /** `own`: to the component's servers. `any`: to any server of the deployment that has a free place. */
  readonly attach: 'own' | 'any'
  readonly arch: Component['arch']
}

/** What a deployment needs at one provider. */
export interface Needs {
  readonly servers: readonly ServerNeed[]
  readonly volumes: readonly VolumeDemand[]
  /** Services bought from the provider. */
  readonly bought: readonly Component[]
  /** Services the team operates on servers of its own; their servers stand in `servers`. */
  readonly selfRun: readonly Component[]
  readonly elsewhere: readonly Component[]
}

/** Size of a self-run service's server where the deployment gives none: enough for a small one, not a recommendation. */
export const selfRunSize = { vcpu: 1, memoryGib: 2 } as const

type Way = 'server' | 'volume' | 'bought' | 'selfRun' | 'elsewhere'

export function needsAt(deployment: Pick<Deployment, 'components'>, market: Market): Needs {
  const ways = deployment.components.map((component) => ({ component, way: wayFor(component, market) }))
  const by = (way: Way): Component[] => ways.filter((entry) => entry.way === way).map((entry) => entry.component)
  return {
    servers: ways.flatMap(({ component, way }) =>
      way === 'server' || way === 'selfRun' ? [serverNeed(component, way, market)] : [],
    ),
    volumes: ways.flatMap(({ component, way }) => (way === 'elsewhere' ? [] : volumeDemands(component, way))),
    bought: by('bought'),
    selfRun: by('selfRun'),
    elsewhere: by('elsewhere'),
  }
}

function wayFor(component: Component, market: Market): Way {
  if (component.managed === 'elsewhere') return 'elsewhere'
  const service = serviceOf(component)
  if (service === null) return component.kind === 'volume' ? 'volume' : 'server'
  if (!component.managed) return 'selfRun'
  return market.provider.lacks.includes(service) && !isOffered(service, market) ? 'selfRun' : 'bought'
}

/** The service that a component is when somebody operates it; null for plain servers and volumes. */
export function serviceOf(component: Component): Exclude<Service, 'snapshot'> | null {
  return component.kind === 'server' || component.kind === 'volume' ? null : component.kind
}

function isOffered(service: Service, market: Market): boolean {
  return service !== 'file-share' && market.offers[service].length > 0
}

function serverNeed(component: Component, way: 'server' | 'selfRun', market: Market): ServerNeed {
  const smallest = way === 'selfRun' ? selfRunSize : { vcpu: 0, memoryGib: 0 }
  return {
    component: component.name,
    count: component.kind === 'mail' ? 1 : component.count,
    vcpu: component.vcpu ?? smallest.vcpu,
    cpu: component.cpu,
    memoryGib: component.memoryGib ?? smallest.memoryGib,
    diskGib: component.diskGib ?? 0,
    arch: component.arch,
    publicIpv4: component.publicIpv4,
    takesVolumes: component.volumes.length > 0,
    carrier: false,
    note:
      way === 'selfRun' && component.managed === true
        ? message('bill.note.selfRun', {
            provider: market.provider.name,
            service: message(`bill.service.${serviceOf(component) ?? 'backup'}`),
          })
        : null,
  }
}

function volumeDemands(component: Component, way: Way): VolumeDemand[] {
  const attach = way === 'volume' ? 'any' : 'own'
  const named = component.volumes.map(
    (volume) => ({ ...volume, component: component.name, attach, arch: component.arch }) as const,
  )
  if (way !== 'volume' || named.length > 0 || component.diskGib === null) return named
  const one = { sizeGib: component.diskGib, class: 'general', count: component.count, snapshotsKept: 0 } as const
  return [{ ...one, component: component.name, attach, arch: component.arch }]
}
