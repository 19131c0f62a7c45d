import { message } from '../../../domain/message.ts'
import { unsure } from '../../../scoring/standing.ts'
import { findFact } from '../../../scoring/criteria/fact-lookup.ts'
import { about, called, type Rule } from '../rule.ts'

/** Where the provider is known to encrypt every volume, one that does not say so is encrypted all the same. */
export const unencryptedVolume: Rule<'unencrypted-volume'> = {
  judges: ['volumes'],
  reads: [],
  judge: (_, { selected, account }) => {
    const { facts, region } = account
    const always = findFact({ facts, region, products: [] }, 'encryptionAtRest')
    if (always.known && always.value === 'default' && !unsure(always.evidence)) return []
    return selected.volumes
      .filter(({ encrypted }) => !encrypted)
      .map((volume) =>
        about('volumes', volume, { message: message('audit.found.unencrypted-volume', { name: called(volume) }) }),
      )
  },
}
