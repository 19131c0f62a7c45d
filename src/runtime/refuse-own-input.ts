import { realpath } from 'node:fs/promises'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'

/**
 * A result must not be written over a file that it is made from.
 * @throws BrokerError refused – `output` is one of `inputs`, by whatever name.
 */
export async function refuseOwnInput(
  output: string | undefined,
  inputs: readonly (string | undefined)[],
): Promise<void> {
  if (output === undefined) return
  const target = await resolved(output)
  const given = inputs.filter((input) => input !== undefined)
  const places = await Promise.all(given.map(resolved))
  if (target === null || !places.includes(target)) return
  throw new BrokerError({
    kind: 'refused',
    says: message('file.ownInput', { path: output }),
    next: message('file.cannotWrite.next'),
  })
}

/** Null where there is nothing yet. */
async function resolved(path: string): Promise<string | null> {
  return await realpath(path).then(
    (real) => real,
    () => null,
  )
}
