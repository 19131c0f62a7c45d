import type en from '../en/errors.ts'

const messages: Record<keyof typeof en, string> = {
  'errors.error': 'Erreur : {{text}}',
  'errors.next': 'À faire : {{text}}',
  'errors.problem': '{{place}}  {{text}}',
  'errors.unexpected': 'Quelque chose s’est cassé dans {{program}}. C’est notre faute, pas la vôtre : {{detail}}',
  'errors.unexpected.next':
    'Signalez-le-nous, avec la commande saisie et ce qu’elle affiche en ajoutant --debug. L’erreur elle-même n’a rien modifié chez vous.',
  'errors.interrupted': 'Interrompu.',

  'errors.unknownFlag_one': 'L’option {{flags}} n’existe pas.',
  'errors.unknownFlag_other': 'Les options {{flags}} n’existent pas.',
  'errors.unexpectedArgument_one': 'Un mot de trop : {{words}}.',
  'errors.unexpectedArgument_other': '{{count}} mots de trop : {{words}}.',
  'errors.missingArgument': 'Il manque quelque chose à la commande : {{names}}.',
  'errors.unknownCommand': 'La commande « {{command}} » n’existe pas.',
  'errors.unknownCommand.meant': 'Vouliez-vous dire « {{command}} » ?',
  'errors.badChoice': '{{flag}} n’accepte pas cette valeur. Au choix : {{choices}}.',
  'errors.badChoice.near': '{{flag}} ne peut pas valoir « {{value}} ». Au choix : {{choices}}.',
  'errors.tooMany': '{{flag}} ne peut pas être {{value}} : {{limit}} est le maximum.',
  'errors.tooFew': '{{flag}} ne peut pas être {{value}} : {{limit}} est le minimum.',
  'errors.missingFlag': 'L’option --{{flag}} est obligatoire.',
  'errors.missingValue': 'L’option {{flag}} attend une valeur.',
  'errors.twoFormats': '--json et --format {{format}} se contredisent.',
  'errors.twoFormats.next': 'Gardez l’un des deux.',
  'errors.usage': 'La commande n’est pas compréhensible : {{detail}}',
  'errors.usage.next': 'Voir ce qui est possible : {{command}} --help',
}
export default messages
