import type en from '../en/contract.ts'

const messages: Record<keyof typeof en, string> = {
  'contract.kindNotCreated': 'impossible de créer {{kind}} ici : ce fournisseur n’a pas d’appel pour cela.',
  'contract.kindNotCreated.next': 'Voir ce que sait faire chaque fournisseur : broker providers --abilities.',
  'contract.badKey':
    'la clé « {{key}} » ({{kind}}) n’est pas une identité : il faut de 1 à 63 caractères de [a-z0-9-].',
  'contract.badKey.next': 'Choisissez une autre clé.',
  'contract.nameTooLong': 'le nom « {{name}} » ({{kind}}) fait {{bytes}} octets ; le fournisseur en accepte {{limit}}.',
  'contract.nameTooLong.next': 'Choisissez un nom plus court, puis relancez la commande.',
  'contract.nameCharacters':
    'le nom « {{name}} » ({{kind}}) n’est pas de ceux que le fournisseur accepte : il doit être de la forme {{pattern}}.',
  'contract.nameCharacters.next': 'Choisissez un autre nom, puis relancez la commande.',
  'contract.identity':
    'l’étiquette « {{label}} » ({{kind}}) est la marque à laquelle broker reconnaît ce qu’il a créé ; personne d’autre ne la pose.',
  'contract.identity.next': 'Retirez cette étiquette.',
  'contract.noLabels': 'ce fournisseur n’a pas de place pour des étiquettes ({{kind}}).',
  'contract.noLabels.next': 'Dites dans le nom ce que l’étiquette devait dire.',
  'contract.noKey': 'une étiquette ({{kind}}) n’a pas de nom.',
  'contract.noKey.next': 'Donnez-lui un nom, ou retirez-la.',
  'contract.tooManyLabels': '{{kind}} : {{count}} étiquettes pour un seul objet ; le fournisseur en accepte {{limit}}.',
  'contract.tooManyLabels.next': 'Retirez des étiquettes, puis relancez la commande.',
  'contract.reservedKey': 'l’étiquette « {{label}} » ({{kind}}) : ce nom a déjà un sens pour le fournisseur.',
  'contract.reservedKey.next': 'Choisissez un autre nom pour l’étiquette.',
  'contract.keyTooLong':
    'l’étiquette « {{label}} » ({{kind}}) : son nom fait {{bytes}} octets ; le fournisseur en accepte {{limit}}.',
  'contract.keyTooLong.next': 'Choisissez un nom plus court pour l’étiquette.',
  'contract.valueTooLong':
    'l’étiquette « {{label}} » ({{kind}}) : sa valeur fait {{bytes}} octets ; le fournisseur en accepte {{limit}}.',
  'contract.valueTooLong.next': 'Raccourcissez la valeur de l’étiquette.',
  'contract.pairTooLong':
    'l’étiquette « {{label}} » ({{kind}}) : nom et valeur font ensemble {{bytes}} octets ; le fournisseur en accepte {{limit}}.',
  'contract.pairTooLong.next': 'Raccourcissez le nom ou la valeur de l’étiquette.',
  'contract.keyCharacters':
    'l’étiquette « {{label}} » ({{kind}}) : son nom n’est pas de ceux que le fournisseur accepte ; il doit être de la forme {{pattern}}.',
  'contract.keyCharacters.next': 'Choisissez un autre nom pour l’étiquette.',
  'contract.valueCharacters':
    'l’étiquette « {{label}} » ({{kind}}) : sa valeur « {{value}} » n’est pas de celles que le fournisseur accepte ; elle doit être de la forme {{pattern}}.',
  'contract.valueCharacters.next': 'Choisissez une autre valeur pour l’étiquette.',
}
export default messages
