/** How to reach one account of a provider, and nothing else. It holds no secret: it names the place of the credentials. */
export interface Profile {
  /** As it was asked for on the command line. */
  readonly name: string
  readonly account: Account
}

export type Account = DirectoryAccount | OpenstackAccount

/** A folder that serves as a cloud. */
export interface DirectoryAccount {
  readonly kind: 'directory'
  readonly path: string
}

/** Which of the endpoints of a service is called. */
export const endpointInterfaces = ['public', 'internal', 'admin'] as const
export type EndpointInterface = (typeof endpointInterfaces)[number]

/** A project of an OpenStack cloud. What is null is left to clouds.yaml or to the OS_ variables. */
export interface OpenstackAccount {
  readonly kind: 'openstack'
  /** Whose cloud it is; see {@link openstackPresets}. */
  readonly preset: PresetId
  /** Name in clouds.yaml; null: the variables OS_AUTH_URL, OS_USERNAME… hold the credentials. */
  readonly cloud: string | null
  readonly region: string | null
  readonly interface: EndpointInterface | null
  /** Certificates of authorities to trust besides the usual ones, PEM. */
  readonly caFile: string | null
  /** Address of an HTTP proxy; null: as the environment says. */
  readonly proxy: string | null
  /** Address of the identity service, in place of the one that comes with the credentials. */
  readonly baseUrl: string | null
}

/** What kind of provider an account is with. */
export type AccountKind = Account['kind']

/** What is known of an OpenStack cloud before anybody has signed in. */
export interface OpenstackPreset {
  readonly id: string
  readonly name: string
  /** Name of the same provider in the catalogue; null for a cloud that is not in it. */
  readonly catalogueId: string | null
  /** Address of its identity service; null: every customer is told another. */
  readonly authUrl: string | null
  readonly closed: { readonly since: string; readonly source: string } | null
}

export type PresetId = 'generic' | 'ovhcloud' | 'infomaniak' | 'cloudwatt'
