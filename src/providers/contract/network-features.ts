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
  /** A network without subnets. `mtu` null: the default of the provider. */
  create(request: Creation & { readonly mtu: number | null }): Promise<Created<Network>>
  /**
   * Clause: a subnet is listed with its network, its range and its gateway.
   * @throws ProviderError `not-found` – there is no such network.
   */
  createSubnet(request: Creation & SubnetWanted): Promise<Created<Subnet>>
  /**
   * Takes its subnets along.
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
  /** Clause: a router is listed with an interface in every subnet that was asked for. */
  create(request: Creation & RouterWanted): Promise<Created<Router>>
  /** Takes its interfaces along. */
  delete(request: Deletion): Promise<Changed>
}

/** What a router joins. */
export interface RouterWanted {
  /** Network to the outside; null: none. */
  readonly externalNetworkId: string | null
  /** Each gets the gateway address of the subnet. */
  readonly subnetIds: readonly string[]
}

/** Who may talk to whom: named sets of rules for servers. */
export interface SecurityGroupsFeature {
  /**
   * The group has exactly these rules afterwards: what the provider adds by itself is removed, what an interrupted call left out is
   * added. A `remoteGroupId` of `self` means the group itself.
   * Clause: a security group has exactly the rules that were asked for.
   */
  create(
    request: Creation & { readonly description: string; readonly rules: readonly SecurityRule[] },
  ): Promise<Created<SecurityGroup>>
  /** Takes its rules along; `conflict` while a server is in it. */
  delete(request: Deletion): Promise<Changed>
}

/** Public keys that servers are given at birth. Natural key: name and key. */
export interface KeyPairsFeature {
  /**
   * `publicKey` is OpenSSH's one line. Where the kind carries no labels, a pair of this name with this public key counts as the one
   * that was made before, whatever `key` says.
   * Clause: a name that another key has is a conflict.
   * @throws ProviderError `conflict` – the name is taken by another key.
   */
  create(request: Creation & { readonly publicKey: string }): Promise<Created<KeyPair>>
  /** Servers that were given the key keep it. */
  delete(request: Deletion): Promise<Changed>
}

/** Addresses that are reached from outside. */
export interface PublicIpsFeature {
  /** Clause: a new public address is a valid address and nobody's. */
  create(request: Creation & { readonly externalNetworkId: string | null }): Promise<Created<PublicIp>>
  /** Gives the address back; nobody can count on getting it again. */
  delete(request: Deletion): Promise<Changed>
}
