import type en from '../en/audit-end-of-life.ts'

const messages: Record<keyof typeof en, string> = {
  'audit.rule.image-end-of-life':
    'Aucun serveur ne fait tourner, et aucune image ne contient, un système en fin de vie.',
  'audit.rule.image-end-of-life.detail':
    'Le système est celui des étiquettes os_distro et os_version – du serveur, sinon de l’image dont il est parti – sinon celui du nom de l’image. Sa fin est le dernier jour des mises à jour de sécurité qui ne coûtent rien de plus ; Debian compte jusqu’à la fin de sa LTS. Peu avant, un constat est « faible », quelle que soit la gravité de l’entrée. Ce que personne ne sait est indécis : une fois par image, quel que soit le nombre de serveurs qui en sont partis. Les images d’autrui ne sont pas listées : étiquetez les serveurs qui les utilisent.',
  'audit.parameter.warnWithinDays': 'Une fin d’ici à tant de jours est signalée aussi.',
  'audit.manual.asOf': 'Fins de vie connues au {{date}}.',
  'audit.found.ended': '{{name}} : les mises à jour de sécurité de {{release}} ont pris fin le {{date}}.',
  'audit.found.ending': '{{name}} : les mises à jour de sécurité de {{release}} prennent fin le {{date}}.',
  'audit.open.system':
    'Rien ne dit quel système se trouve dans {{name}} : posez les étiquettes os_distro et os_version, ou accordez une dérogation.',
  'audit.open.release':
    'La fin de vie de « {{release}} » n’est pas connue ici ({{name}}) : renseignez-vous, et accordez une dérogation jusqu’à ce jour.',
  'audit.open.imageElsewhere_one':
    'Rien ne dit quel système se trouve dans l’image {{id}}, qui n’est pas de ce compte et qu’un serveur utilise : posez les étiquettes os_distro et os_version du serveur, ou accordez une dérogation.',
  'audit.open.imageElsewhere_other':
    'Rien ne dit quel système se trouve dans l’image {{id}}, qui n’est pas de ce compte et que {{count}} serveurs utilisent : posez les étiquettes os_distro et os_version des serveurs, ou accordez une dérogation.',
}
export default messages
