import { writeDeployment } from '../../documents/write-deployment.ts'
import type { Deployment } from '../../domain/deployment.ts'
import { BrokerError } from '../../domain/errors.ts'
import type { Inventory } from '../../domain/inventory.ts'
import { message } from '../../domain/message.ts'
import { plain } from './component-names.ts'
import { componentsOf, type Components } from './components-of.ts'
import { deploymentComments, type DeploymentRequest } from './deployment-comments.ts'
import { lacksOf, unreadOf, type Lack } from './lacks-of.ts'

/** A deployment file, and what it lacks. */
export interface WrittenDeployment {
  readonly text: string
  /** Kinds of which more runs than the file says. */
  readonly incomplete: Deployment['incomplete']
  /** What is not in it although somebody pays for it, by names: what `incomplete` does not tell by itself. */
  readonly lacks: readonly Lack[]
}

/**
 * A file for `compare` with what runs today: what an inventory cannot tell stands in it as a question.
 * @throws BrokerError refused – there is neither a server nor a volume of a size that is known and fits.
 * @throws BrokerError partial – the same, but not everything could be read.
 */
export function toDeployment(request: DeploymentRequest): WrittenDeployment {
  const { inventory } = request
  const parts = componentsOf(inventory)
  if (parts.components.length === 0) throw nothingToWrite(inventory, parts)
  const deployment = deploymentOf(parts, request)
  const text = writeDeployment(deployment, deploymentComments(parts, request))
  return { text, incomplete: deployment.incomplete, lacks: lacksOf(parts, inventory) }
}

function nothingToWrite({ profile, incomplete }: Inventory, parts: Components): BrokerError {
  const next = message('inventory.deployment.empty.next')
  if (incomplete)
    return new BrokerError({ kind: 'partial', says: message('inventory.deployment.unread', { profile }), next })
  const { unsized, oversized, oversizedServers, deleted, leftOut } = parts
  const refused = (key: NothingKey, values = {}): BrokerError => {
    const says = message(`inventory.deployment.${key}`, { profile, ...values })
    return new BrokerError({ kind: 'refused', says, next: message(`inventory.deployment.${key}.next`) })
  }
  if (oversized.length + oversizedServers.length > 0) return refused('tooLarge')
  if (unsized.length > 0) return refused('unsized', { count: unsized.length })
  return refused(deleted.length + leftOut.length > 0 ? 'remains' : 'empty')
}

type NothingKey = 'empty' | 'unsized' | 'tooLarge' | 'remains'

function deploymentOf(parts: Components, { inventory, currentProvider }: DeploymentRequest): Deployment {
  return {
    name: plain(inventory.profile),
    components: parts.components,
    traffic: null,
    backup: null,
    support: null,
    availability: null,
    team: null,
    tax: null,
    currency: 'EUR',
    budget: null,
    current: { provider: currentProvider, country: null, lines: [], minimumTermEnds: null, noticeDays: null },
    require: [],
    weighting: null,
    usersIn: [],
    incomplete: unreadOf(parts, inventory),
  }
}
