import type en from '../en/inventory-deployment.ts'

const messages: Record<keyof typeof en, string> = {
  'inventory.deployment.empty': 'Il n’y a ni serveur ni volume dans {{profile}} : aucun déploiement à écrire.',
  'inventory.deployment.empty.next': 'Vérifier la région du profil, ou voir ce qu’il y a en enlevant --format.',
  'inventory.deployment.unread':
    '{{profile}} n’a pas pu être lu en entier ; ni serveur ni volume n’a été lu : aucun déploiement à écrire.',
  'inventory.deployment.unsized_one':
    'Le fournisseur ne dit pas la taille du seul serveur de {{profile}} : aucun déploiement à écrire.',
  'inventory.deployment.unsized_other':
    'Le fournisseur ne dit la taille d’aucun des {{count}} serveurs de {{profile}} : aucun déploiement à écrire.',
  'inventory.deployment.unsized.next':
    'Demander leurs tailles au fournisseur et écrire le déploiement à la main : broker init deployment en commence un.',
  'inventory.deployment.tooLarge':
    'Tout ce qu’a {{profile}} est trop grand pour un fichier de déploiement, ou d’une taille que nul ne dit : rien n’est écrit.',
  'inventory.deployment.tooLarge.next':
    'Écrire le déploiement à la main, avec plusieurs volumes ou serveurs pour un trop grand : broker init deployment en commence un.',
  'inventory.deployment.remains':
    'Les serveurs et volumes de {{profile}} sont supprimés, en cours de suppression ou sans taille : aucun déploiement à écrire.',
  'inventory.deployment.remains.next': 'Vérifier la région du profil, ou voir ce qu’il y a en enlevant --format.',
  'inventory.deployment.lacking_one':
    'Un serveur n’est pas dans le déploiement, car le fournisseur ne dit pas sa taille : {{names}}',
  'inventory.deployment.lacking_other':
    '{{count}} serveurs ne sont pas dans le déploiement, car le fournisseur ne dit pas leur taille : {{names}}',
  'inventory.deployment.unlisted_one':
    'Un volume nommé par un serveur n’est pas dans le déploiement, car le fournisseur ne le liste pas : {{names}}',
  'inventory.deployment.unlisted_other':
    '{{count}} volumes nommés par des serveurs ne sont pas dans le déploiement, car le fournisseur ne les liste pas : {{names}}',
  'inventory.deployment.oversizedServers_one':
    'Un serveur n’est pas dans le déploiement, car il est plus grand que ce que le fichier admet : {{names}}',
  'inventory.deployment.oversizedServers_other':
    '{{count}} serveurs ne sont pas dans le déploiement, car ils sont plus grands que ce que le fichier admet : {{names}}',
  'inventory.deployment.oversized_one':
    'Un volume n’est pas dans le déploiement, car il dépasse un million de Gio : {{names}}',
  'inventory.deployment.oversized_other':
    '{{count}} volumes ne sont pas dans le déploiement, car ils dépassent un million de Gio : {{names}}',
  'inventory.deployment.devices_one':
    'Un serveur a des périphériques tels que des GPU, que le déploiement ne sait pas dire ; compare le chiffre sans eux : {{names}}',
  'inventory.deployment.devices_other':
    '{{count}} serveurs ont des périphériques tels que des GPU, que le déploiement ne sait pas dire ; compare les chiffre sans eux : {{names}}',
  'inventory.deployment.written': '{{file}} est écrit.',
  'inventory.deployment.next': 'Ensuite : {{command}}',
  'inventory.comment.top':
    'Ce qui tourne dans {{profile}}, tel que trouvé le {{date}}. Les tailles sont celles louées, non celles utilisées.\nPour comparer :  {{command}}',
  'inventory.comment.region':
    'Seule la région {{region}} a été regardée : ce qui est loué dans d’autres régions de ce cloud n’est pas ici.',
  'inventory.comment.incomplete': 'INCOMPLET : tout n’a pas pu être lu. Refaire l’inventaire avant de s’y fier.',
  'inventory.comment.besides': 'Tout n’a pas pu être lu, mais serveurs, volumes et instantanés sont tous connus.',
  'inventory.comment.unreadAddresses':
    'Les réseaux ou adresses publiques n’ont pas tous pu être lus : publicIpv4 est peut-être trop bas.',
  'inventory.comment.unsized_one': 'Un serveur manque ici, car le fournisseur ne dit pas sa taille : {{names}}',
  'inventory.comment.unsized_other':
    '{{count}} serveurs manquent ici, car le fournisseur ne dit pas leurs tailles : {{names}}',
  'inventory.comment.broken_one': 'Un serveur est en erreur : {{names}}. L’enlever s’il n’a jamais tourné.',
  'inventory.comment.broken_other':
    '{{count}} serveurs sont en erreur : {{names}}. Enlever ceux qui n’ont jamais tourné.',
  'inventory.comment.brokenVolumes_one': 'Un volume est en erreur : {{names}}. L’enlever si personne n’en a besoin.',
  'inventory.comment.brokenVolumes_other':
    '{{count}} volumes sont en erreur : {{names}}. Enlever ceux dont personne n’a besoin.',
  'inventory.comment.leftOut_one': 'Un volume est laissé de côté, en cours de suppression ou sans taille : {{names}}',
  'inventory.comment.leftOut_other':
    '{{count}} volumes sont laissés de côté, en cours de suppression ou sans taille : {{names}}',
  'inventory.comment.deleted_one':
    'Un serveur est laissé de côté : il est supprimé, et ne pourrait qu’être restauré : {{names}}',
  'inventory.comment.deleted_other':
    '{{count}} serveurs sont laissés de côté : ils sont supprimés, et ne pourraient qu’être restaurés : {{names}}',
  'inventory.comment.oversizedServers_one':
    'Un serveur manque ici, car il dépasse 4 096 vCPU, 64 Tio de mémoire ou un milliard de Gio de disque : {{names}}',
  'inventory.comment.oversizedServers_other':
    '{{count}} serveurs manquent ici, car ils dépassent 4 096 vCPU, 64 Tio de mémoire ou un milliard de Gio de disque : {{names}}',
  'inventory.comment.oversized_one': 'Un volume manque ici, car il dépasse un million de Gio : {{names}}',
  'inventory.comment.oversized_other':
    '{{count}} volumes manquent ici, car ils dépassent un million de Gio : {{names}}',
  'inventory.comment.extraDisks_one':
    'Un serveur a des disques éphémères ou de swap, comptés dans son diskGib (swap par Gio entamé) : {{names}}',
  'inventory.comment.extraDisks_other':
    '{{count}} serveurs ont des disques éphémères ou de swap, comptés dans leur diskGib (swap par Gio entamé) : {{names}}',
  'inventory.comment.unlisted_one':
    'Un volume nommé par un serveur manque ici, car le fournisseur ne le liste pas : {{names}}',
  'inventory.comment.unlisted_other':
    '{{count}} volumes nommés par des serveurs manquent ici, car le fournisseur ne les liste pas : {{names}}',
  'inventory.comment.strays_one':
    'Un instantané vient d’un volume absent d’ici ({{sizeGib}} Gio) et n’est dans aucun composant : {{names}}',
  'inventory.comment.strays_other':
    '{{count}} instantanés viennent de volumes absents d’ici ({{sizeGib}} Gio) et ne sont dans aucun composant : {{names}}',
  'inventory.comment.images_one':
    'Une image stockée ({{sizeGib}} Gio) n’est dans aucun composant ; la plupart des clouds la facturent : {{names}}\nSi elle doit rester, ajouter : - { name: images, kind: object-storage, diskGib: {{diskGib}} }',
  'inventory.comment.images_other':
    '{{count}} images stockées ({{sizeGib}} Gio) ne sont dans aucun composant ; la plupart des clouds les facturent : {{names}}\nSi elles doivent rester, ajouter : - { name: images, kind: object-storage, diskGib: {{diskGib}} }',
  'inventory.comment.deletedImages_one':
    'Une image ({{sizeGib}} Gio) est laissée de côté, en cours de suppression : {{names}}',
  'inventory.comment.deletedImages_other':
    '{{count}} images ({{sizeGib}} Gio) sont laissées de côté, en cours de suppression : {{names}}',
  'inventory.comment.unreadImages':
    'Les images n’ont pas toutes pu être lues : d’autres sont peut-être stockées et facturées.',
  'inventory.comment.devices_one':
    'Un serveur a des périphériques tels que des GPU, que ce fichier ne sait pas dire ; compare le chiffre sans eux : {{names}}',
  'inventory.comment.devices_other':
    '{{count}} serveurs ont des périphériques tels que des GPU, que ce fichier ne sait pas dire ; compare les chiffre sans eux : {{names}}',
  'inventory.comment.idleAddresses_one':
    'Une adresse publique n’est pas comptée, faute de serveur connu ici ; elle peut être facturée : {{names}}',
  'inventory.comment.idleAddresses_other':
    '{{count}} adresses publiques ne sont pas comptées, faute de serveur connu ici ; elles peuvent être facturées : {{names}}',
  'inventory.comment.unclearAddresses_one':
    'Une adresse n’est pas comptée, car rien ne dit que son réseau mène dehors. Si elle est facturée, l’ajouter à publicIpv4 : {{names}}',
  'inventory.comment.unclearAddresses_other':
    '{{count}} adresses ne sont pas comptées, car rien ne dit que leurs réseaux mènent dehors. Si elles sont facturées, les ajouter à publicIpv4 : {{names}}',
  'inventory.comment.components':
    'Les serveurs d’une même taille forment un composant, avec leurs volumes. Tous les volumes sont pris pour la classe general ;\nclasses rencontrées : {{classes}}. Écrire capacity ou fast où c’est le cas.',
  'inventory.comment.components.oneClass':
    'Les serveurs d’une même taille forment un composant, avec leurs volumes. Tous les volumes sont pris pour la classe general :\nécrire capacity ou fast où c’est le cas.',
  'inventory.comment.vcpu':
    'Processeurs de la taille. S’ils servent moins en continu, l’écrire : 0.5 laisse concourir des tailles moins chères.',
  'inventory.comment.unusedDisk':
    'Ceux-ci démarrent d’un volume : le disque de {{diskGib}} Gio prévu par la taille n’existe pas.',
  'inventory.comment.current':
    'Où cela tourne aujourd’hui. Un inventaire ne connaît pas la facture : mettre ici ses lignes pour qu’elle concoure, par exemple\n- { what: facture d’octobre, amount: 119.00, period: month }',
  'inventory.comment.notLookedAt':
    'Ne sont pas regardés : répartiteurs de charge, sauvegardes de volumes, stockage d’objets, partages de fichiers, bases de données, Kubernetes, VPN et licences. Ajouter ceux loués comme composants.',
  'inventory.comment.traffic':
    'Combien de trafic sort vers internet par mois ? Les clouds ne le disent pas ; la facture ou la supervision, si.\ntraffic: { outGib: 100, basis: measured }',
}
export default messages
