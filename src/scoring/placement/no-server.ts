import type { Reason } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import type { ServerNeed } from './needs.ts'
import type { ServerOptions } from './server-options.ts'

export const noServers: Reason = { constraint: 'price', text: message('bill.infeasible.noServers') }

/** Why no server of a market does for a need. */
export function noServer(need: ServerNeed, found: Extract<ServerOptions, { kind: 'none' }>): Reason {
  const cpu = message(`bill.cpu.${need.cpu}`)
  const words = { component: need.component, vcpu: need.vcpu, memory: need.memoryGib, cpu, arch: need.arch }
  switch (found.cause) {
    case 'feasible':
      return { constraint: 'feasible', text: message('bill.infeasible.server', words) }
    case 'price':
      return { constraint: 'price', text: message('bill.infeasible.serverPrice', words) }
    case 'disk': {
      const reason = found.disk.kind === 'fits' ? message('bill.infeasible.server', words) : found.disk.reason
      return { constraint: 'feasible', text: message('bill.reason.disk', { component: need.component, reason }) }
    }
  }
}
