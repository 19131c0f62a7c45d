import type { EndpointInterface } from './profile.ts'

/** How to sign in to one project of an OpenStack cloud, put together from clouds.yaml or the OS_ variables. Holds secrets. */
export interface OpenstackAccess {
  /** Address of the identity service as the user has it: with or without a path, with or without `/v3`. */
  readonly authUrl: string
  readonly credentials: OpenstackCredentials
  /** Null: the only one there is. */
  readonly region: string | null
  readonly interface: EndpointInterface
  /** Path of a PEM file; null: what Node trusts. */
  readonly caFile: string | null
  /** Certificates are not checked. */
  readonly insecure: boolean
  /** Addresses that count more than those of the catalogue; left out: the catalogue's. */
  readonly endpoints?: Readonly<Partial<Record<ServiceWithAddress, string>>>
}

/** Services that are called besides the one of identity. */
export const servicesWithAddress = ['compute', 'volume', 'image', 'network'] as const
export type ServiceWithAddress = (typeof servicesWithAddress)[number]

/** Something by its id, or by its name within a domain. */
export type ById = { readonly id: string } | { readonly name: string; readonly domain: DomainRef }

export type DomainRef = { readonly id: string } | { readonly name: string }

export type OpenstackCredentials =
  | {
      readonly kind: 'password'
      readonly user: ById
      readonly password: string
      /** Null: whatever project the user has by default. */
      readonly project: ById | null
    }
  | {
      /** Its project is fixed. */
      readonly kind: 'applicationCredential'
      readonly credential: { readonly id: string } | { readonly name: string; readonly user: ById }
      readonly secret: string
    }
  | {
      /** Cannot be renewed. */
      readonly kind: 'token'
      readonly token: string
      readonly project: ById | null
    }

/** Every value of the access that must never be shown. */
export function secretsOf({ credentials }: OpenstackAccess): readonly string[] {
  switch (credentials.kind) {
    case 'password':
      return [credentials.password]
    case 'applicationCredential':
      return [credentials.secret]
    case 'token':
      return [credentials.token]
  }
}
