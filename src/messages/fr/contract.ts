import type en from '../en/contract.ts'

const messages: Record<keyof typeof en, string> = {
  'contract.kindNotCreated': 'impossible de créer {{kind}} ici : ce fournisseur n’a pas d’appel pour cela.',
  'contract.kindNotCreated.next': 'Voir ce que sait faire chaque fournisseur : broker providers --abilities.',
  'contract.beyondLimits': 'impossible de créer {{kind}} : {{what}} dépasse ce que le fournisseur accepte ({{limit}}).',
  'contract.beyondLimits.next':
    'Choisissez un autre nom, ou des étiquettes moins nombreuses ou plus courtes, puis relancez la commande.',
}
export default messages
