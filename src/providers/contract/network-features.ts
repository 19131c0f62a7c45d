import type {
  KeyPair,
  Network,
  PublicIp,
  Router,
  SecurityGroup,
  SecurityRule,
  Subnet,
} from '../../domain/network-resources.ts'
import type { Changed, Created, Creation, Deletion } from './creation.ts'

/** Private networks, each with its subnets. */
export interface NetworksFeature {
  /**
   * `mtu` null: the default of the provider.
   * Clause: a new network has no subnets, and the MTU that was asked for.
   */
  create(request: Creation & { readonly mtu: number | null }): Promise<Created<Network>>
  /**
   * Clause: a subnet is listed as it was asked for.
   * Clause: a subnet of a network that does not exist is not-found.
   */
  createSubnet(request: Creation & SubnetWanted): Promise<Created<Subnet>>
  /**
   * Clause: deleting a network takes its subnets along.
   */
  delete(request: Deletion): Promise<Changed>
}

/** A subnet as it is listed afterwards. */
export type SubnetWanted = Pick<
  Subnet,
  'networkId' | 'cidr' | 'version' | 'gateway' | 'dhcp' | 'dnsServers' | 'pools' | 'routes' | 'ipv6Mode'
>

/** What joins subnets, and leads outside. */
export interface RoutersFeature {
  /** Clause: a router is listed with an interface in every subnet that was asked for, at its gateway address. */
  create(request: Creation & RouterWanted): Promise<Created<Router>>
  /** Clause: deleting a router leaves the subnets that it joined. */
  delete(request: Deletion): Promise<Changed>
}

/** What a router joins. */
export interface RouterWanted {
  /** Network to the outside; null: none. */
  readonly externalNetworkId: string | null
  /** Each has a gateway address. */
  readonly subnetIds: readonly string[]
}

/** Who may talk to whom: named sets of rules for servers. */
export interface SecurityGroupsFeature {
  /**
   * Rules that the provider puts into each new group by itself; until they are removed they count against its limit, beside what was
   * asked for. Absent: none. A fact of the software, as its limits are: a cloud whose operator has changed them may have others.
   * Clause: a new security group begins with the rules that the provider declares as its own, and no others.
   */
  readonly ownRules?: readonly SecurityRule[]
  /**
   * The group has exactly these rules afterwards: what the provider adds by itself is removed, what an interrupted call left out is
   * added; what is missing is added before anything is removed. A `remoteGroupId` of `self` means the group itself. Where a provider
   * has no groups that are not `stateful`, such a one is made stateful, and is given and listed as that.
   * Clause: a security group has exactly the rules that were asked for.
   * Clause: a security group that is not stateful is one, or the provider has no such groups.
   */
  create(request: Creation & SecurityGroupWanted): Promise<Created<SecurityGroup>>
  /** Clause: deleting a security group that a server is in is a conflict. */
  delete(request: Deletion): Promise<Changed>
}

/** A security group as it is listed afterwards. */
export interface SecurityGroupWanted {
  /** For people; may be empty. */
  readonly description: string
  /** Without ids, which the provider gives. */
  readonly rules: readonly SecurityRule[]
  /** As it is listed. Left out: true. */
  readonly stateful?: boolean
}

/** Public keys that servers are given at birth. Natural key: name and key. */
export interface KeyPairsFeature {
  /**
   * `publicKey` is OpenSSH's one line. What follows kind and key in it is a comment and does not count.
   * Clause: a name that another key has is a conflict.
   * Clause: where key pairs carry no labels, a pair of the same name and public key is the one that was made before.
   */
  create(request: Creation & { readonly publicKey: string }): Promise<Created<KeyPair>>
  /** Nothing is done to servers that were given the key. */
  delete(request: Deletion): Promise<Changed>
}

/** Addresses that are reached from outside. */
export interface PublicIpsFeature {
  /**
   * `externalNetworkId` null: the only one there is.
   * Clause: a new public address is a valid address and nobody's.
   * Clause: the network of a public address need not be named where only one leads outside.
   */
  create(request: Creation & { readonly externalNetworkId: string | null }): Promise<Created<PublicIp>>
  /** Gives the address back; nobody can count on getting it again. */
  delete(request: Deletion): Promise<Changed>
}
