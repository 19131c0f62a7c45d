import { message } from '../../../domain/message.ts'
import type { SecurityGroup, SecurityRule } from '../../../domain/network-resources.ts'
import type { Server } from '../../../domain/resources.ts'
import { about, called, type Rule } from '../rule.ts'

/**
 * Inbound TCP from everywhere. "Everywhere" is no range at all, or one so wide that no single network has it: shorter than /8 (IPv4) or
 * /16 (IPv6), so that two halves of the world are the world.
 */
export const openToWorld: Rule<'open-to-world'> = {
  judges: ['securityGroups'],
  reads: ['servers'],
  judge: ({ ports }, { selected, account }) => {
    const { inventory } = account
    const none = inventory.warnings.some(({ kind, why }) => kind === 'securityGroups' && why === 'absent')
    if (none && inventory.servers.length > 0) {
      const says = message('audit.open.noGroups', { provider: inventory.provider })
      return [{ verdict: 'undecided', subject: null, key: 'absent', message: says, evidence: [] }]
    }
    return selected.securityGroups.flatMap((group) =>
      ([4, 6] as const).flatMap((version) =>
        ports
          .filter((port) => group.rules.some((rule) => rule.version === version && lets(rule, port)))
          .map((port) => {
            const users = inventory.servers.filter((server) => isIn(server, group))
            const values = { name: called(group), port: String(port), version, count: users.length }
            const key = `ipv${String(version)} ${String(port)}`
            return about('securityGroups', group, { key, message: message('audit.found.open-to-world', values) })
          }),
      ),
    )
  },
}

/** Several groups may have one name: ids count where the provider tells them. */
function isIn({ securityGroupIds: ids, securityGroups: names }: Server, { id, name }: SecurityGroup): boolean {
  return ids === null ? names.includes(name) : ids.includes(id)
}

function lets(
  { direction, protocol, portFrom, portTo, remoteCidr, remoteGroupId, version }: SecurityRule,
  port: number,
) {
  const everywhere = remoteGroupId === null && (remoteCidr === null || isWorld(remoteCidr, version))
  const inRange = port >= (portFrom ?? 0) && port <= (portTo ?? portFrom ?? 65_535)
  return direction === 'in' && everywhere && carriesTcp(protocol) && inRange
}

/** Clouds write "any" in several ways. */
const tcp = new Set(['tcp', '6', 'any', '0', '-1', 'ip'])

function carriesTcp(protocol: string | null): boolean {
  return protocol === null || tcp.has(protocol.toLowerCase())
}

function isWorld(cidr: string, version: 4 | 6): boolean {
  const [, bits] = /\/(\d+)$/.exec(cidr) ?? []
  return bits !== undefined && Number(bits) < (version === 4 ? 8 : 16)
}
