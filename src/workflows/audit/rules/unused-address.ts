import { message } from '../../../domain/message.ts'
import { about, type Rule } from '../rule.ts'

export const unusedAddress: Rule<'unused-address'> = {
  judges: ['publicIps'],
  waste: true,
  reads: [],
  judge: (_, { selected }) =>
    selected.publicIps
      .filter(({ serverId }) => serverId === null)
      .map((address) =>
        about('publicIps', address, {
          message: message('audit.found.unused-address', { address: address.address }),
        }),
      ),
}
