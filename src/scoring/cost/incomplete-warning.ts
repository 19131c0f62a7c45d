import type { Deployment } from '../../domain/deployment.ts'
import { message, type Message } from '../../domain/message.ts'

/** Before all else: a deployment that lacks what runs makes every total too low. */
export function incompleteWarning({ incomplete }: Deployment): readonly Message[] {
  if (incomplete.length === 0) return []
  return [message('bill.warning.incompleteDeployment', { keys: incomplete.join(', ') })]
}
