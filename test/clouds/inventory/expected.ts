import type { ResourceKind } from '../../../src/domain/inventory.ts'
import type { Listed } from './sdk.ts'
import { propertiesOf, settled, standing, tagged } from './states.ts'

const gib = 2 ** 30
const instant = (text: string): string => new Date(/Z$/.test(text) ? text : `${text}Z`).toISOString()
const via = ({ destination, nexthop }: { destination: string; nexthop: string }): unknown => ({
  destination,
  via: nexthop,
})

/** What an inventory must say of what the SDK lists, every field of it. `tenant` is the project that was read. */
export function expectedOf(
  listed: Listed,
  tenant: string,
): Readonly<Record<ResourceKind, readonly { readonly id: string }[]>> {
  const attached = (volume: string, server: string): { device: string } | undefined =>
    listed.volumes.find(({ id }) => id === volume)?.attachments.find((one) => one.server_id === server)
  const networks = new Map([...listed.external_networks, ...listed.networks].map((one) => [one.id, one]))
  return {
    servers: listed.servers.map((server) => ({
      id: server.id,
      name: server.name,
      labels: server.metadata,
      tenant,
      createdAt: instant(server.created),
      ...standing(server.status),
      size: {
        name: server.flavor.original_name,
        vcpu: server.flavor.vcpus,
        memoryMib: server.flavor.ram,
        diskGib: server.flavor.disk,
      },
      imageId: server.image === '' ? null : server.image.id,
      volumes: server['os-extended-volumes:volumes_attached'].map(({ id }) => ({
        volumeId: id,
        device: attached(id, server.id)?.device ?? null,
      })),
      addresses: Object.entries(server.addresses).flatMap(([network, all]) =>
        all.map((one) => ({
          address: one.addr,
          version: one.version,
          kind: one['OS-EXT-IPS:type'] === 'floating' ? 'public' : 'fixed',
          network,
          mac: one['OS-EXT-IPS-MAC:mac_addr'],
        })),
      ),
      securityGroups: [...new Set((server.security_groups ?? []).map(({ name }) => name))],
      securityGroupIds: [
        ...new Set(listed.ports.filter((port) => port.device_id === server.id).flatMap((port) => port.security_groups)),
      ],
      keyPair: server.key_name,
      serverGroup: listed.server_groups.find(({ members }) => members.includes(server.id))?.name ?? null,
      zone: server['OS-EXT-AZ:availability_zone'] === '' ? null : server['OS-EXT-AZ:availability_zone'],
    })),
    volumes: listed.volumes.map((volume) => ({
      id: volume.id,
      name: volume.name,
      labels: volume.metadata,
      tenant,
      createdAt: instant(volume.created_at),
      ...settled(volume.status),
      sizeBytes: volume.size * gib,
      logicalBytes: null,
      class: volume.volume_type,
      bootable: volume.bootable === 'true',
      encrypted: volume.encrypted,
      shareable: volume.multiattach,
      attachedTo: volume.attachments.map(({ server_id: serverId, device }) => ({ serverId, device })),
      snapshotId: volume.snapshot_id,
      imageId: volume.volume_image_metadata?.image_id ?? null,
      zone: volume.availability_zone,
    })),
    snapshots: listed.snapshots.map((snapshot) => ({
      id: snapshot.id,
      name: snapshot.name,
      labels: snapshot.metadata,
      tenant,
      createdAt: instant(snapshot.created_at),
      ...settled(snapshot.status),
      volumeId: snapshot.volume_id,
      sizeBytes: snapshot.size * gib,
    })),
    images: listed.images.map((image) => ({
      id: image.id,
      name: image.name,
      labels: propertiesOf(image),
      tenant,
      createdAt: instant(image.created_at),
      ...settled(image.status),
      format: image.disk_format,
      sizeBytes: image.size,
      diskBytes: image.virtual_size,
      checksum: { algorithm: image.os_hash_algo, value: image.os_hash_value },
      minDiskGib: image.min_disk,
      minMemoryMib: image.min_ram,
      shared: image.visibility === 'public',
    })),
    networks: [...networks.values()].map((network) => ({
      id: network.id,
      name: network.name,
      labels: tagged(network.tags),
      tenant: network.project_id === listed.project ? tenant : network.project_id,
      createdAt: instant(network.created_at),
      ...settled(network.status),
      external: network['router:external'],
      shared: network.shared,
      mtu: network.mtu,
    })),
    subnets: listed.subnets.map((subnet) => ({
      id: subnet.id,
      name: subnet.name,
      labels: tagged(subnet.tags),
      tenant,
      createdAt: instant(subnet.created_at),
      networkId: subnet.network_id,
      cidr: subnet.cidr,
      version: subnet.ip_version,
      gateway: subnet.gateway_ip,
      dhcp: subnet.enable_dhcp,
      dnsServers: subnet.dns_nameservers,
      pools: subnet.allocation_pools,
      routes: subnet.host_routes.map(via),
      ipv6Mode: subnet.ipv6_address_mode,
    })),
    routers: listed.routers.map((router) => ({
      id: router.id,
      name: router.name,
      labels: tagged(router.tags),
      tenant,
      createdAt: instant(router.created_at),
      ...settled(router.status),
      externalNetworkId: router.external_gateway_info?.network_id ?? null,
      interfaces: listed.ports
        .filter((port) => port.device_id === router.id && port.device_owner !== 'network:router_gateway')
        .flatMap(({ fixed_ips: ips }) =>
          ips.map(({ subnet_id: subnetId, ip_address: address }) => ({ subnetId, address })),
        ),
      routes: router.routes.map(via),
    })),
    securityGroups: listed.security_groups.map((group) => ({
      id: group.id,
      name: group.name,
      labels: tagged(group.tags),
      tenant,
      createdAt: instant(group.created_at),
      description: group.description,
      stateful: group.stateful ?? true,
      rules: group.security_group_rules.map((rule) => ({
        id: rule.id,
        direction: rule.direction === 'ingress' ? 'in' : 'out',
        version: rule.ethertype === 'IPv6' ? 6 : 4,
        protocol: rule.protocol === 'ipv6-icmp' ? 'icmpv6' : rule.protocol,
        portFrom: rule.port_range_min,
        portTo: rule.port_range_max,
        remoteCidr: rule.remote_ip_prefix,
        remoteGroupId: rule.remote_group_id,
        description: rule.description ?? '',
      })),
    })),
    keyPairs: listed.keypairs.map(({ name, fingerprint, public_key: publicKey }) => ({
      id: name,
      name,
      labels: {},
      tenant: null,
      createdAt: null,
      fingerprint,
      publicKey,
    })),
    publicIps: listed.floatingips.map((ip) => ({
      id: ip.id,
      name: ip.description,
      labels: tagged(ip.tags),
      tenant,
      address: ip.floating_ip_address,
      ...settled(ip.status),
      createdAt: instant(ip.created_at),
      version: 4,
      serverId: ip.port_details?.device_id ?? null,
    })),
  }
}
