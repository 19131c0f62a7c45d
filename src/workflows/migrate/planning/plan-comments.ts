import { message, type Message } from '../../../domain/message.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { PlanComments } from '../../../plan/write-plan.ts'

/** What the file says of itself. */
export function planComments({ name }: Plan, say: (says: Message) => string): PlanComments {
  return {
    top: say(message('plan.comment.top', { name })),
    above: new Map([
      ['id', say(message('plan.comment.id'))],
      ['source', say(message('plan.comment.source'))],
      ['selection', say(message('plan.comment.selection'))],
      ['unread', say(message('plan.comment.unread'))],
      ['mapping', say(message('plan.comment.mapping'))],
      ['floor', say(message('plan.comment.floor'))],
      ['limits', say(message('plan.comment.limits'))],
      ['timeouts', say(message('plan.comment.timeouts'))],
      ['hooks', say(message('plan.comment.hooks'))],
      ['waves', say(message('plan.comment.waves'))],
      ['tenants', say(message('plan.comment.tenants'))],
    ]),
  }
}
