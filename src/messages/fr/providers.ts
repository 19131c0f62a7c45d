import type en from '../en/providers.ts'

const messages: Record<keyof typeof en, string> = {
  'providers.unsupported': '{{provider}} ne sait pas faire cela : la capacité « {{feature}} » lui manque.',
  'providers.unsupported.next': 'Voir ce que sait faire chaque fournisseur : broker providers --abilities.',
}
export default messages
