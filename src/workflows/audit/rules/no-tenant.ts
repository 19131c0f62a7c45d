import { resourceKinds } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import { about, called, type Rule } from '../rule.ts'

export const noTenant: Rule<'no-tenant'> = {
  judges: ['servers', 'volumes', 'snapshots', 'publicIps'],
  reads: [],
  anyKind: true,
  judge: (_, { selected }) =>
    resourceKinds.flatMap((kind) =>
      selected[kind]
        .filter(({ tenant }) => tenant === null)
        .map((resource) =>
          about(kind, resource, { message: message('audit.found.no-tenant', { name: called(resource) }) }),
        ),
    ),
}
