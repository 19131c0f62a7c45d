import type en from '../en/disk-list.ts'

const messages: Record<keyof typeof en, string> = {
  'disk.list.source': '{{target}} est la source d’une autre ligne',
  'disk.list.wrong': 'la liste {{path}} contient des lignes incompréhensibles ; rien n’a été commencé.',
  'disk.list.wrong.next': 'Corrigez-les et relancez la commande.',
  'disk.list.places': 'la liste {{path}} nomme des emplacements absents ou inutilisables ; rien n’a été commencé.',
  'disk.list.places.next': 'Corrigez-les et relancez la commande.',
  'disk.list.targetExists': 'la cible {{target}} existe déjà et aucune de nos copies ne l’a créée.',
  'disk.list.targetExists.next':
    'Choisissez une autre cible, ou écrasez toutes les cibles de la liste dans ce cas avec --overwrite.',
  'disk.list.empty': 'la liste {{path}} ne nomme aucun disque.',
  'disk.list.empty.next': 'Écrivez une ligne par copie : SOURCE CIBLE.',
  'disk.list.noRecord': '{{path}} n’est pas le relevé d’une liste de copies ; il est laissé tel quel.',
  'disk.list.noRecord.next': 'Déplacez-le, ou indiquez avec --state un autre emplacement pour le relevé.',
  'disk.list.twoWords':
    'il faut une source et une cible : deux mots, ou une tabulation entre les deux si un nom contient des espaces',
  'disk.list.twice': '{{target}} est déjà une cible plus haut',
  'disk.list.unexpected': 'un incident qui ne devrait pas arriver : {{reason}}.',
  'disk.list.flag': '{{flag}} ne va pas avec --list.',
  'disk.list.flag.next': 'Retirez-le, ou copiez un seul disque : broker disk copy SOURCE CIBLE.',
  'disk.list.onlyList': '{{flag}} n’a de sens qu’avec --list.',
  'disk.list.onlyList.next': 'Retirez-le ; --in-flight dit combien d’un disque est en route à la fois.',
  'disk.list.none': 'ni source et cible, ni liste.',
  'disk.list.none.next': 'broker disk copy SOURCE CIBLE, ou broker disk copy --list FICHIER.',
  'disk.list.copied': '{{source}} → {{target}} : copié, égalité prouvée, écrit : {{written}}',
  'disk.list.already': '{{source}} → {{target}} : déjà fait',
  'disk.list.failed': '{{source}} → {{target}} : {{says}}',
  'disk.list.all_one': 'Le disque de la liste est copié, égalité prouvée. Écrit : {{written}}.',
  'disk.list.all_other': 'Les {{count}} disques sont copiés, égalité prouvée. Écrit : {{written}}.',
  'disk.list.some': 'Copiés, égalité prouvée : {{done}} sur {{total}}. Écrit : {{written}}. Les autres :',
  'disk.list.again': 'La même commande ne fera que ce qui manque.',
  'disk.list.progress': '{{done}} disques sur {{total}}, {{running}} en cours',
  'disk.list.progressFailed': '{{done}} disques sur {{total}}, {{failed}} en échec, {{running}} en cours',
}
export default messages
