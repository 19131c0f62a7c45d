import { z } from 'zod'
import { resource, stateful } from './resources.ts'

const version = z.union([z.literal(4), z.literal(6)])
const routes = z.array(z.strictObject({ destination: z.string(), via: z.string() }))

export const network = z.strictObject({
  ...stateful.shape,
  external: z.boolean().describe('Leads outside.'),
  shared: z.boolean(),
  mtu: z.number().nullable(),
})

export const subnet = z.strictObject({
  ...resource.shape,
  networkId: z.string(),
  cidr: z.string(),
  version,
  gateway: z.string().nullable(),
  dhcp: z.boolean(),
  dnsServers: z.array(z.string()),
  pools: z.array(z.strictObject({ start: z.string(), end: z.string() })),
  routes,
  ipv6Mode: z.string().nullable(),
})

export const router = z.strictObject({
  ...stateful.shape,
  externalNetworkId: z.string().nullable(),
  interfaces: z.array(z.strictObject({ subnetId: z.string(), address: z.string() })),
  routes,
})

const rule = z.strictObject({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  version,
  protocol: z.string().nullable().describe('Null: any.'),
  portFrom: z.number().nullable().describe('Of ICMP the type.'),
  portTo: z.number().nullable().describe('Of ICMP the code.'),
  remoteCidr: z.string().nullable(),
  remoteGroupId: z.string().nullable(),
  description: z.string(),
})

export const securityGroup = z.strictObject({
  ...resource.shape,
  description: z.string(),
  stateful: z.boolean().default(true).describe('False: answers to what is let through need rules of their own.'),
  rules: z.array(rule),
})

export const keyPair = z.strictObject({
  ...resource.shape,
  fingerprint: z.string(),
  publicKey: z.string().nullable(),
})

export const publicIp = z.strictObject({
  ...stateful.shape,
  address: z.string(),
  version,
  serverId: z.string().nullable(),
})
