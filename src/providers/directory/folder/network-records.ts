import { z } from 'zod'
import { base, id } from './record-parts.ts'

const version = z.union([z.literal(4), z.literal(6)])
const route = z.object({ destination: z.string(), via: z.string() })

const network = z.object({
  kind: z.literal('network'),
  ...base,
  external: z.boolean(),
  shared: z.boolean(),
  mtu: z.int().positive().nullable(),
})

const subnet = z.object({
  kind: z.literal('subnet'),
  ...base,
  networkId: id,
  version,
  cidr: z.string(),
  gateway: z.string().nullable(),
  dnsServers: z.array(z.string()),
  dhcp: z.boolean(),
  pools: z.array(z.object({ start: z.string(), end: z.string() })),
  routes: z.array(route),
  ipv6Mode: z.string().nullable(),
})

const router = z.object({
  kind: z.literal('router'),
  ...base,
  externalNetworkId: id.nullable(),
  interfaces: z.array(z.object({ subnetId: id, address: z.string() })),
  routes: z.array(route),
})

const rule = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  version,
  protocol: z.string().nullable(),
  portFrom: z.int().nullable(),
  portTo: z.int().nullable(),
  remoteCidr: z.string().nullable(),
  remoteGroupId: z.string().nullable(),
  description: z.string(),
})

const securityGroup = z.object({
  kind: z.literal('security-group'),
  ...base,
  description: z.string(),
  stateful: z.boolean().default(true).describe('False: answers to what is let through need rules of their own.'),
  rules: z.array(rule),
})

const keyPair = z.object({
  kind: z.literal('key-pair'),
  ...base,
  fingerprint: z.string().describe('SHA256:… as ssh-keygen prints it.'),
  publicKey: z.string().describe('One line, as OpenSSH writes it.'),
})

const publicIp = z.object({
  kind: z.literal('public-ip'),
  ...base,
  address: z.string(),
  version,
  externalNetworkId: id.nullable(),
  serverId: id.nullable(),
})

/** Records of what connects servers. */
export const networkRecords = {
  networks: network,
  subnets: subnet,
  routers: router,
  securityGroups: securityGroup,
  keyPairs: keyPair,
  publicIps: publicIp,
} as const
