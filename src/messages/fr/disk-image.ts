import type en from '../en/disk-image.ts'

const messages: Record<keyof typeof en, string> = {
  'disk.image.cut':
    'l’image {{path}} s’arrête à l’octet {{size}}, et des parties de son disque se trouvent au-delà : elle est tronquée, ou n’est pas arrivée en entier.',
  'disk.image.cut.next':
    'Récupérez-la de nouveau et relancez la commande ; qemu-img check dit ce qui manque. Ce qui reste se lit par qemu-nbd, qui prend la suite pour des zéros : nbd+unix:///?socket=CHEMIN.',
  'disk.image.otherFiles':
    'l’image {{path}} désigne un autre fichier, de base ou de données, qui serait lu ou écrit comme une partie d’elle.',
  'disk.image.otherFiles.next':
    'Si vous lui faites confiance, faites-en d’abord une seule image : qemu-img convert -O qcow2 {{path}} ENTIERE.qcow2, et copiez celle-ci.',
  'disk.image.encrypted': 'l’image {{path}} est chiffrée, et sa clé n’est pas connue ici.',
  'disk.image.encrypted.next':
    'Ouvrez-la vous-même avec qemu-nbd et sa clé, et copiez nbd+unix:///?socket=CHEMIN ; ou copiez l’image telle quelle, sous un nom qui ne finit pas par .qcow2.',
  'disk.notice.image-corrupt':
    'L’image se dit elle-même abîmée (qemu-img check en dit plus). La copie est égale à ce qui peut en être lu, qui n’est peut-être pas ce que contenait le disque.',
  'disk.notice.image-snapshots_one':
    'L’image contient un instantané. Seul son disque actuel est copié ; qemu-img snapshot -l montre ce qui reste derrière.',
  'disk.notice.image-snapshots_other':
    'L’image contient {{count}} instantanés. Seul son disque actuel est copié ; qemu-img snapshot -l montre ce qui reste derrière.',
}
export default messages
