import { z } from 'zod'
import {
  largestServer,
  largestVolumeGib,
  mostVolumeNeeds,
  type Component,
  type VolumeNeed,
} from '../domain/deployment.ts'
import { checkComponent } from './deployment-checks.ts'
import { amount, plainName } from './fields.ts'

const kinds = [
  'server',
  'volume',
  'database',
  'object-storage',
  'load-balancer',
  'mail',
  'file-share',
  'backup',
] as const

const volumeShape = z
  .strictObject({
    sizeGib: z.number().positive().max(largestVolumeGib).describe('Size of one volume in GiB.'),
    class: z
      .enum(['capacity', 'general', 'fast'])
      .default('general')
      .describe(
        'capacity: cheap and slow; general: SSD; fast: guaranteed high speed. A better class also satisfies a lesser need.',
      ),
    count: z
      .int()
      .min(1)
      .max(1e7)
      .optional()
      .describe('Volumes in all, spread over the servers of the component. Left out: one for each server.'),
    snapshotsKept: z.int().min(0).max(10_000).default(0).describe('Snapshots of each volume that are kept at a time.'),
  })
  .describe('Block storage that outlives its server.')

const componentShape = z.strictObject({
  name: plainName().describe('What you call it; bills are shown by this name.'),
  kind: z.enum(kinds).describe('What it is.'),
  managed: z
    .union([z.boolean(), z.literal('elsewhere')])
    .optional()
    .describe(
      'true: operated by the provider. false: by your team, on a server. elsewhere: stays where it is, at `price`. ' +
        'Left out: false for server and volume, true for all others.',
    ),
  count: z
    .int()
    .min(1)
    .max(1e9)
    .optional()
    .describe('Servers, nodes or load balancers (left out: 1); of mail: mails a month.'),
  vcpu: z
    .number()
    .positive()
    .max(largestServer.vcpu)
    .optional()
    .describe(
      'CPUs in sustained use, for each; may be a fraction such as 0.2. Burstable sizes count what they guarantee.',
    ),
  cpu: z.enum(['shared', 'dedicated']).default('shared').describe('dedicated: CPUs that nobody else uses.'),
  memoryGib: z.number().positive().max(largestServer.memoryGib).optional().describe('Memory in GiB, for each.'),
  diskGib: z
    .number()
    .min(0)
    .max(largestServer.diskGib)
    .optional()
    .describe('In GiB, for each: the system disk of a server, or the size of a database, store, file share or backup.'),
  arch: z.enum(['x86', 'arm64']).default('x86').describe('Processor architecture.'),
  volumes: z.array(volumeShape).max(mostVolumeNeeds).default([]).describe('Volumes of the component.'),
  dataClass: z
    .enum(['public', 'personal', 'sensitive', 'health', 'public-sector'])
    .default('personal')
    .describe(
      'The most sensitive data that lies here. Left out: personal, because nearly everything holds personal data.',
    ),
  publicIpv4: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe('Public IPv4 addresses, for each. Left out: 1 for servers and load balancers, 0 for all others.'),
  price: amount()
    .optional()
    .describe('A month, net of tax, in the currency of the deployment; only for `managed: elsewhere`.'),
})

type ComponentInput = z.output<typeof componentShape>

/** One part of what is run, with its defaults filled in. */
export const componentSchema: z.ZodType<Component> = componentShape
  .superRefine(checkComponent, { when: () => true })
  .transform(withDefaults)

function withDefaults(input: ComponentInput): Component {
  const count = input.count ?? 1
  const own = input.kind === 'server' || input.kind === 'volume'
  const reachable = input.kind === 'server' || input.kind === 'load-balancer'
  return {
    name: input.name,
    kind: input.kind,
    managed: input.managed ?? !own,
    count,
    vcpu: input.vcpu ?? null,
    cpu: input.cpu,
    memoryGib: input.memoryGib ?? null,
    diskGib: input.diskGib ?? null,
    arch: input.arch,
    volumes: input.volumes.map((volume): VolumeNeed => ({ ...volume, count: volume.count ?? count })),
    dataClass: input.dataClass,
    publicIpv4: input.publicIpv4 ?? (reachable && input.managed !== 'elsewhere' ? 1 : 0),
    price: input.price ?? null,
  }
}
