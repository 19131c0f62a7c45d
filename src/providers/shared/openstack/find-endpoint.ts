import type { EndpointInterface } from '../../../domain/profile.ts'
import { message } from '../../../domain/message.ts'
import { openstackError } from './openstack-error.ts'
import { serviceKinds, type ServiceName } from './services.ts'
import type { CatalogueService } from './token.ts'

export interface EndpointRequest {
  readonly catalogue: readonly CatalogueService[]
  readonly service: ServiceName
  /** Null: the only one there is. */
  readonly region: string | null
  readonly interface: EndpointInterface
}

/**
 * Address of a service as the catalogue has it. A service of another major version under a shared name (`volume` was Cinder's first) is
 * passed over.
 * @throws ProviderError unsupported – there is none, naming what there is; unexpected – it is no web address; auth – the region does not exist or must be chosen.
 */
export function findEndpoint(request: EndpointRequest): string {
  const kind = serviceKinds[request.service]
  const region = request.region ?? onlyRegion(request)
  for (const type of kind.types) {
    const endpoints = request.catalogue.filter((one) => one.type === type).flatMap((one) => one.endpoints)
    const found = endpoints.find(
      (one) => isInterface(one.interface, request.interface) && inRegion(one, region) && speaks(one.url, kind.major),
    )
    if (found !== undefined) return webAddress(found.url, request.service)
  }
  throw missing(request, region)
}

/** A catalogue must not make us open a file. */
function webAddress(url: string, service: ServiceName): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
  throw openstackError({ code: 'unexpected', key: 'openstack.badEndpoint', values: { url, service } })
}

type Endpoint = CatalogueService['endpoints'][number]

/** Names of all regions in the catalogue, in the order of the alphabet. */
export function regionsOf(catalogue: readonly CatalogueService[]): readonly string[] {
  const names = catalogue.flatMap((one) => one.endpoints).flatMap((one) => regionOf(one) ?? [])
  return [...new Set(names)].sort()
}

function onlyRegion({ catalogue, service }: EndpointRequest): string | null {
  const types: readonly string[] = serviceKinds[service].types
  const regions = regionsOf(catalogue.filter((one) => types.includes(one.type)))
  const [first = null, second] = regions
  if (second === undefined) return first
  throw openstackError({ code: 'auth', key: 'openstack.chooseRegion', values: { regions: regions.join(', ') } })
}

function missing({ catalogue, service, interface: wanted }: EndpointRequest, region: string | null): Error {
  const regions = regionsOf(catalogue)
  if (region !== null && regions.length > 0 && !regions.includes(region)) {
    const values = { region, regions: regions.join(', ') }
    return openstackError({ code: 'auth', key: 'openstack.unknownRegion', values })
  }
  const existing = new Set(
    catalogue.flatMap(({ type, endpoints }) =>
      endpoints.filter((one) => inRegion(one, region)).map((one) => `${type} (${one.interface})`),
    ),
  )
  const values = {
    service: message(`openstack.service.${service}`),
    interface: wanted,
    region: region === null ? message('openstack.region.none') : message('openstack.region.named', { region }),
    existing: existing.size === 0 ? message('openstack.catalogue.empty') : [...existing].join(', '),
  }
  return openstackError({ code: 'unsupported', key: 'openstack.noEndpoint', values })
}

/** Old catalogues write `publicURL`. */
function isInterface(given: string, wanted: EndpointInterface): boolean {
  return given === wanted || given === `${wanted}URL`
}

/** Null: it serves all of them. */
function regionOf(endpoint: Endpoint): string | null {
  const name = endpoint.region_id ?? endpoint.region ?? null
  return name === '*' ? null : name
}

function inRegion(endpoint: Endpoint, region: string | null): boolean {
  const own = regionOf(endpoint)
  return region === null || own === null || own === region || endpoint.region === region
}

/** Whether the version in the path, if there is one, is ours. */
function speaks(url: string, major: number): boolean {
  const version = /\/v(\d+)(?:\.\d+)?(?:\/|$)/i.exec(url)?.[1]
  return version === undefined || Number(version) === major
}
