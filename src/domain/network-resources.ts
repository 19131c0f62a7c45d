import type { Resource, Stateful } from './resources.ts'

/** What servers are connected to. */
export interface Network extends Resource, Stateful {
  /** Leads outside: routers and public addresses hang on it. */
  readonly external: boolean
  /** Others use it too. */
  readonly shared: boolean
  /** Largest packet in bytes; null where the provider does not tell. */
  readonly mtu: number | null
}

/** A range of addresses in a network. */
export interface Subnet extends Resource {
  /** Id of its network. */
  readonly networkId: string
  /** E.g. `10.0.0.0/24`. */
  readonly cidr: string
  /** Of the internet protocol. */
  readonly version: 4 | 6
  /** Address of the router; null: none. */
  readonly gateway: string | null
  /** Servers are told their addresses. */
  readonly dhcp: boolean
  /** Addresses that servers are told. */
  readonly dnsServers: readonly string[]
  /** Addresses that are given to servers: from `start` to `end`. */
  readonly pools: readonly { readonly start: string; readonly end: string }[]
  /** What else servers are told: how to reach `destination`. */
  readonly routes: readonly { readonly destination: string; readonly via: string }[]
  /** How servers get their IPv6 address, as the provider names it; null for IPv4 or where it is not set. */
  readonly ipv6Mode: string | null
}

/** What joins subnets, and leads outside. */
export interface Router extends Resource, Stateful {
  /** Network to the outside; null where it has none. */
  readonly externalNetworkId: string | null
  /** Its address in each subnet. */
  readonly interfaces: readonly { readonly subnetId: string; readonly address: string }[]
  /** How it reaches `destination`. */
  readonly routes: readonly { readonly destination: string; readonly via: string }[]
}

/** One permission. Everything that no rule names is forbidden. Null: any. */
export interface SecurityRule {
  /** Seen from the server. */
  readonly direction: 'in' | 'out'
  /** Of the internet protocol. */
  readonly version: 4 | 6
  /** `tcp`, `udp`, `icmp`, `icmpv6`, or a number. */
  readonly protocol: string | null
  /** For ICMP the type. */
  readonly portFrom: number | null
  /** For ICMP the code. */
  readonly portTo: number | null
  /** E.g. `192.0.2.0/24`. */
  readonly remoteCidr: string | null
  /** Id of a security group, or of an address group: whoever is in it. */
  readonly remoteGroupId: string | null
  /** For people; may be empty. */
  readonly description: string
}

/** A named set of rules. */
export interface SecurityGroup extends Resource {
  /** For people; may be empty. */
  readonly description: string
  /** Whoever may send may also be answered, and the other way round. False: answers need rules of their own. */
  readonly stateful: boolean
  /** All of them; their order means nothing. */
  readonly rules: readonly (SecurityRule & { readonly id: string })[]
}

/** The public half of a key; the provider never has the other. */
export interface KeyPair extends Resource {
  /** As the provider gives it: MD5 with colons, or `SHA256:…`. */
  readonly fingerprint: string
  /** OpenSSH's one line; null where the provider does not give it back. */
  readonly publicKey: string | null
}

/** An address that is reached from outside. */
export interface PublicIp extends Resource, Stateful {
  /** As people write it. */
  readonly address: string
  /** Of the internet protocol. */
  readonly version: 4 | 6
  /** Who has it; null: nobody, and it costs money all the same. */
  readonly serverId: string | null
}
