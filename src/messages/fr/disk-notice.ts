import type en from '../en/disk-notice.ts'

const messages: Record<keyof typeof en, string> = {
  'disk.notice.gpt-backup-moved':
    'La table de partitions de ce disque (GPT) garde sa copie de secours à la fin, et {{target}} est plus grand que la source : cette copie n’est plus à la fin. Réparez-la avec sgdisk -e sur ce disque.',
  'disk.notice.torn-journal':
    'Le journal n’est pas entier jusqu’à sa fin : {{bytes}} octets, à partir de la première ligne tronquée ou abîmée, sont laissés de côté ; le travail reprend à la ligne précédente.',
  'disk.notice.journal-distrusted':
    'La cible ne contient pas ce que dit le journal : toute la cible est relue, rien n’est cru sur parole.',
  'disk.notice.source-changed-since':
    'La source a changé depuis sa copie, ou depuis l’interruption de celle-ci : elle est de nouveau comparée à la cible en entier.',
  'disk.notice.target-changed-since':
    'La cible a pu changer depuis la dernière copie : elle est relue avant toute comparaison.',
  'disk.notice.target-touched_one': 'Quelqu’un a écrit sur la cible depuis la dernière copie : un bloc différait.',
  'disk.notice.target-touched_other':
    'Quelqu’un a écrit sur la cible depuis la dernière copie : {{count}} blocs différaient.',
  'disk.notice.source-changes-unseen':
    'D’un périphérique ou d’un serveur, on ne voit pas s’il a été modifié pendant la lecture. Ce qui a été lu n’est d’un seul instant que si rien n’y a écrit : prenez un instantané (pour une copie, dites-le avec --frozen), ou arrêtez ce qui s’en sert.',
  'disk.notice.source-mounted':
    'Ce qui est lu est utilisé : {{device}} est monté sur {{place}} et peut être modifié. Ce qui y est écrit pendant la lecture n’est lu qu’en partie, et ce qui n’est qu’en mémoire pas du tout. Démontez-le, ou prenez un instantané.',
  'disk.notice.source-in-use':
    'Ce qui est lu est utilisé par {{by}}, qui peut y écrire pendant ce temps. Arrêtez-le, ou prenez un instantané.',
  'disk.notice.looks-like-qcow2':
    'La source commence comme une image qcow2, et elle est copiée octet par octet. Si c’est son disque que vous vouliez, donnez-lui un nom en .qcow2.',
  'disk.notice.stream-begins-anew':
    'Un flux précédent vers cette cible n’est pas allé jusqu’au bout. Un flux ne peut pas reprendre en son milieu : celui-ci est lu depuis son premier octet, et ce que la cible contient déjà n’est pas réécrit.',
  'disk.notice.control-file-unreadable':
    'Le fichier de réglage est incompréhensible ; les limites restent inchangées. Il peut contenir inFlight (de 1 à 256), bandwidthMibps (un nombre ou null) et parallel (de 1 à 64).',
}
export default messages
