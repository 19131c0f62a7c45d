import type { Listed } from './sdk.ts'

const gib = 2 ** 30
const instant = (text: string): string => new Date(/Z$/.test(text) ? text : `${text}Z`).toISOString()
const via = ({ destination, nexthop }: { destination: string; nexthop: string }): unknown => ({
  destination,
  via: nexthop,
})

/** What an inventory must say of what the SDK lists: the facts of each kind, by id, tenants and labels of networks left out. */
export function expectedOf(listed: Listed): Readonly<Record<string, readonly object[]>> {
  const networks = new Map([...listed.external_networks, ...listed.networks].map((one) => [one.id, one]))
  return {
    servers: listed.servers.map((server) => ({
      id: server.id,
      name: server.name,
      labels: server.metadata,
      createdAt: instant(server.created),
      providerState: server.status,
      size: {
        name: server.flavor.original_name,
        vcpu: server.flavor.vcpus,
        memoryMib: server.flavor.ram,
        diskGib: server.flavor.disk,
      },
      imageId: server.image === '' ? null : server.image.id,
      volumes: server['os-extended-volumes:volumes_attached'].map(({ id }) => id).sort(),
      addresses: Object.entries(server.addresses)
        .flatMap(([network, all]) =>
          all.map((one) => ({
            address: one.addr,
            version: one.version,
            kind: one['OS-EXT-IPS:type'] === 'floating' ? 'public' : 'fixed',
            network,
            mac: one['OS-EXT-IPS-MAC:mac_addr'],
          })),
        )
        .sort((a, b) => a.address.localeCompare(b.address)),
      securityGroups: [...new Set((server.security_groups ?? []).map(({ name }) => name))].sort(),
      keyPair: server.key_name,
      serverGroup: listed.server_groups.find(({ members }) => members.includes(server.id))?.name ?? null,
      zone: server['OS-EXT-AZ:availability_zone'] === '' ? null : server['OS-EXT-AZ:availability_zone'],
    })),
    volumes: listed.volumes.map((volume) => ({
      id: volume.id,
      name: volume.name,
      labels: volume.metadata,
      createdAt: instant(volume.created_at),
      providerState: volume.status,
      sizeBytes: volume.size * gib,
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
      createdAt: instant(snapshot.created_at),
      providerState: snapshot.status,
      volumeId: snapshot.volume_id,
      sizeBytes: snapshot.size * gib,
    })),
    images: listed.images.map((image) => ({
      id: image.id,
      name: image.name,
      providerState: image.status,
      format: image.disk_format,
      sizeBytes: image.size,
      diskBytes: image.virtual_size,
      checksum: { algorithm: image.os_hash_algo, value: image.os_hash_value },
      minDiskGib: image.min_disk,
      minMemoryMib: image.min_ram,
    })),
    networks: [...networks.values()].map((network) => ({
      id: network.id,
      name: network.name,
      createdAt: instant(network.created_at),
      providerState: network.status,
      external: network['router:external'],
      shared: network.shared,
      mtu: network.mtu,
    })),
    subnets: listed.subnets.map((subnet) => ({
      id: subnet.id,
      name: subnet.name,
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
      providerState: router.status,
      externalNetworkId: router.external_gateway_info?.network_id ?? null,
      interfaces: listed.ports
        .filter((port) => port.device_id === router.id && port.device_owner !== 'network:router_gateway')
        .flatMap(({ fixed_ips: ips }) =>
          ips.map(({ subnet_id: subnetId, ip_address: address }) => ({ subnetId, address })),
        )
        .sort((a, b) => a.address.localeCompare(b.address)),
      routes: router.routes.map(via),
    })),
    securityGroups: listed.security_groups.map((group) => ({
      id: group.id,
      name: group.name,
      description: group.description,
      rules: group.security_group_rules
        .map((rule) => ({
          id: rule.id,
          direction: rule.direction === 'ingress' ? 'in' : 'out',
          version: rule.ethertype === 'IPv6' ? 6 : 4,
          protocol: rule.protocol === 'ipv6-icmp' ? 'icmpv6' : rule.protocol,
          portFrom: rule.port_range_min,
          portTo: rule.port_range_max,
          remoteCidr: rule.remote_ip_prefix,
          remoteGroupId: rule.remote_group_id,
          description: rule.description ?? '',
        }))
        .sort((a, b) => a.id.localeCompare(b.id)),
    })),
    keyPairs: listed.keypairs.map(({ name, fingerprint, public_key: publicKey }) => ({
      id: name,
      name,
      fingerprint,
      publicKey,
    })),
    publicIps: listed.floatingips.map((ip) => ({
      id: ip.id,
      address: ip.floating_ip_address,
      providerState: ip.status,
      createdAt: instant(ip.created_at),
      version: 4,
      serverId: ip.port_details?.device_id ?? null,
    })),
  }
}
