import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../acceptance/cli.ts'
import { state } from '../openstack/cloud.ts'

interface Thing {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly created_at: string
  readonly metadata: Readonly<Record<string, string>>
}

interface Rule {
  readonly id: string
  readonly direction: 'ingress' | 'egress'
  readonly ethertype: 'IPv4' | 'IPv6'
  readonly protocol: string | null
  readonly port_range_min: number | null
  readonly port_range_max: number | null
  readonly remote_ip_prefix: string | null
  readonly remote_group_id: string | null
  readonly description: string | null
}

interface Route {
  readonly destination: string
  readonly nexthop: string
}

interface Tagged extends Thing {
  readonly tags: readonly string[]
}

/** The fields of the services' APIs that are compared. */
export interface Listed {
  /** Its id. */
  readonly project: string
  readonly servers: readonly (Thing & {
    readonly created: string
    readonly key_name: string | null
    readonly image: { readonly id: string } | ''
    readonly 'OS-EXT-AZ:availability_zone': string
    readonly flavor: {
      readonly original_name: string
      readonly vcpus: number
      readonly ram: number
      readonly disk: number
    }
    readonly addresses: Readonly<
      Record<
        string,
        readonly {
          readonly addr: string
          readonly version: 4 | 6
          readonly 'OS-EXT-IPS:type': string
          readonly 'OS-EXT-IPS-MAC:mac_addr': string
        }[]
      >
    >
    readonly security_groups?: readonly { readonly name: string }[]
    readonly 'os-extended-volumes:volumes_attached': readonly { readonly id: string }[]
  })[]
  readonly server_groups: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[]
  readonly volumes: readonly (Thing & {
    readonly size: number
    readonly volume_type: string
    readonly bootable: string
    readonly encrypted: boolean
    readonly multiattach: boolean
    readonly snapshot_id: string | null
    readonly availability_zone: string
    readonly volume_image_metadata?: { readonly image_id: string }
    readonly attachments: readonly { readonly server_id: string; readonly device: string }[]
  })[]
  readonly snapshots: readonly (Thing & { readonly size: number; readonly volume_id: string })[]
  readonly images: readonly (Thing & {
    readonly disk_format: string
    readonly size: number
    readonly virtual_size: number | null
    readonly os_hash_algo: string
    readonly os_hash_value: string
    readonly min_disk: number
    readonly min_ram: number
    readonly visibility: string
  })[]
  readonly networks: readonly Network[]
  readonly external_networks: readonly Network[]
  readonly subnets: readonly (Tagged & {
    readonly network_id: string
    readonly cidr: string
    readonly ip_version: 4 | 6
    readonly gateway_ip: string | null
    readonly enable_dhcp: boolean
    readonly dns_nameservers: readonly string[]
    readonly allocation_pools: readonly { readonly start: string; readonly end: string }[]
    readonly host_routes: readonly Route[]
    readonly ipv6_address_mode: string | null
  })[]
  readonly routers: readonly (Tagged & {
    readonly external_gateway_info: { readonly network_id: string } | null
    readonly routes: readonly Route[]
  })[]
  readonly ports: readonly {
    readonly device_id: string
    readonly device_owner: string
    readonly security_groups: readonly string[]
    readonly fixed_ips: readonly { readonly subnet_id: string; readonly ip_address: string }[]
  }[]
  readonly security_groups: readonly (Tagged & {
    readonly description: string
    readonly stateful?: boolean
    readonly security_group_rules: readonly Rule[]
  })[]
  readonly keypairs: readonly { readonly name: string; readonly fingerprint: string; readonly public_key: string }[]
  readonly floatingips: readonly {
    readonly id: string
    readonly floating_ip_address: string
    readonly status: string
    readonly created_at: string
    readonly description: string
    readonly tags: readonly string[]
    readonly port_details: { readonly device_id: string } | null
  }[]
}

type Network = Tagged & {
  readonly project_id: string
  readonly shared: boolean
  readonly mtu: number
  readonly 'router:external': boolean
}

/** What a project holds, as the Python SDK of OpenStack reads it. */
export function listedBySdk(project: string): Listed {
  const command = join(root, 'test/clouds/openstack/list-all')
  const env = { ...process.env, OS_STATE: state }
  return JSON.parse(execFileSync(command, [project], { encoding: 'utf8', env, maxBuffer: 2 ** 28 })) as Listed
}
