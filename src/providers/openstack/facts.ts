import type { OpenstackAccess } from '../../domain/openstack-access.ts'
import type { OpenstackPreset } from '../../domain/profile.ts'
import type { LabelLimits } from '../../domain/label-limits.ts'
import type { NameLimits, ProviderFacts } from '../contract/provider.ts'
import { labelLimits } from './label-limits.ts'
import { bytesPerGib } from './resources/fields.ts'

/** Names are columns of 255 characters in every service; a character may take four bytes, so 255 bytes always fit. */
const described: NameLimits = { maxNameBytes: 255, namePattern: null, labels: null }

function labelled(labels: LabelLimits): NameLimits {
  return { maxNameBytes: 255, namePattern: null, labels }
}

const printable = String.raw`[^\p{C}\p{Z}\u{10000}-\u{10FFFF}]`
const printableOrSpace = String.raw`[^\p{C}\p{Zl}\p{Zp}\u{10000}-\u{10FFFF}]`

/** What holds for OpenStack at large; a cloud may allow less. */
export function factsOf(request: {
  readonly access: OpenstackAccess
  readonly preset: OpenstackPreset
}): ProviderFacts {
  const { access, preset } = request
  return {
    region: access.region,
    place: access.authUrl.replace(/\/\/[^/@]*@/, '//'),
    closed: preset.closed,
    limits: {
      // Nova: what can be printed, of the first 65,536 characters, without space at the ends.
      servers: { ...labelled(labelLimits.servers), namePattern: `${printable}(?:${printableOrSpace}*${printable})?` },
      volumes: labelled(labelLimits.volumes),
      snapshots: labelled(labelLimits.snapshots),
      // Glance: none of the characters that take four bytes.
      images: { ...labelled(labelLimits.images), namePattern: String.raw`[^\u{10000}-\u{10FFFF}]*` },
      networks: described,
      subnets: described,
      routers: described,
      securityGroups: described,
      // Compute API, "Create Or Import Keypair": letters, digits, spaces and @._-
      keyPairs: { maxNameBytes: 255, namePattern: String.raw`[\w@. -]+`, labels: null },
      // Its name is its description, which the identity shares.
      publicIps: { maxNameBytes: 170, namePattern: null, labels: null },
    },
    volumeSize: {
      stepBytes: bytesPerGib,
      minBytes: bytesPerGib,
      maxBytes: { known: false, reason: 'depends on the cloud' },
    },
  }
}
