import type { Resource, Stateful } from './resources.ts'

export interface Network extends Resource, Stateful {
  /** Leads outside: routers and public addresses hang on it. */
  readonly external: boolean
  readonly shared: boolean
  readonly mtu: number | null
}

export interface Subnet extends Resource {
  readonly networkId: string
  readonly cidr: string
  readonly version: 4 | 6
  readonly gateway: string | null
  readonly dhcp: boolean
  readonly dnsServers: readonly string[]
  readonly pools: readonly { readonly start: string; readonly end: string }[]
  readonly routes: readonly { readonly destination: string; readonly via: string }[]
  /** How servers get their IPv6 address, as the provider names it; null for IPv4 or where it is not set. */
  readonly ipv6Mode: string | null
}

export interface Router extends Resource, Stateful {
  /** Network to the outside; null where it has none. */
  readonly externalNetworkId: string | null
  readonly interfaces: readonly { readonly subnetId: string; readonly address: string }[]
  readonly routes: readonly { readonly destination: string; readonly via: string }[]
}

/** One permission. Everything that no rule names is forbidden. Null: any. */
export interface SecurityRule {
  readonly direction: 'in' | 'out'
  readonly version: 4 | 6
  /** `tcp`, `udp`, `icmp`, `icmpv6`, or a number. */
  readonly protocol: string | null
  /** For ICMP the type. */
  readonly portFrom: number | null
  /** For ICMP the code. */
  readonly portTo: number | null
  readonly remoteCidr: string | null
  /** Id of a security group: whoever is in it. */
  readonly remoteGroupId: string | null
  readonly description: string
}

export interface SecurityGroup extends Resource {
  readonly description: string
  readonly rules: readonly (SecurityRule & { readonly id: string })[]
}

export interface KeyPair extends Resource {
  /** As the provider gives it: MD5 with colons, or `SHA256:…`. */
  readonly fingerprint: string
  /** OpenSSH's one line; null where the provider does not give it back. */
  readonly publicKey: string | null
}

export interface PublicIp extends Resource, Stateful {
  readonly address: string
  readonly version: 4 | 6
  readonly serverId: string | null
}
