import { resourceKinds } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import { about, called, type Rule } from '../rule.ts'

/** A label without a value is there. */
export const labelMissing: Rule<'label-missing'> = {
  judges: ['servers', 'volumes'],
  reads: [],
  anyKind: true,
  judge: ({ keys }, { selected }) =>
    resourceKinds.flatMap((kind) =>
      selected[kind].flatMap((resource) =>
        keys
          .filter((key) => !Object.hasOwn(resource.labels, key))
          .map((key) => {
            const values = { name: called(resource), key }
            return about(kind, resource, { key, message: message('audit.found.label-missing', values) })
          }),
      ),
    ),
}
