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
  create(request: Creation & { readonly mtu: number | null }): Promise<Created<Network>>
  createSubnet(request: Creation & SubnetWanted): Promise<Created<Subnet>>
  /** Takes its subnets along. */
  delete(request: Deletion): Promise<Changed>
}

export type SubnetWanted = Pick<
  Subnet,
  'networkId' | 'cidr' | 'version' | 'gateway' | 'dhcp' | 'dnsServers' | 'pools' | 'routes' | 'ipv6Mode'
>

/** What joins subnets, and leads outside. */
export interface RoutersFeature {
  create(request: Creation & RouterWanted): Promise<Created<Router>>
  delete(request: Deletion): Promise<Changed>
}

export interface RouterWanted {
  readonly externalNetworkId: string | null
  /** Each gets the gateway address of the subnet. */
  readonly subnetIds: readonly string[]
}

export interface SecurityGroupsFeature {
  /**
   * The group has exactly these rules afterwards: what the provider adds by itself is removed, what an interrupted call left out is
   * added. A `remoteGroupId` of `self` means the group itself.
   * Clause: a security group has exactly the rules that were asked for.
   */
  create(
    request: Creation & { readonly description: string; readonly rules: readonly SecurityRule[] },
  ): Promise<Created<SecurityGroup>>
  delete(request: Deletion): Promise<Changed>
}

/** Public keys that servers are given at birth. Natural key: name and key. */
export interface KeyPairsFeature {
  /** `publicKey` is OpenSSH's one line. @throws ProviderError `conflict` – the name is taken by another key. */
  create(request: Creation & { readonly publicKey: string }): Promise<Created<KeyPair>>
  delete(request: Deletion): Promise<Changed>
}

export interface PublicIpsFeature {
  create(request: Creation & { readonly externalNetworkId: string | null }): Promise<Created<PublicIp>>
  delete(request: Deletion): Promise<Changed>
}
