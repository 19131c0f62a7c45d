import type en from '../en/inventory.ts'

const messages: Record<keyof typeof en, string> = {
  'inventory.help.summary': 'lister ce qui tourne dans un compte',
  'inventory.help.description':
    'Lit les serveurs, volumes, instantanés, images, réseaux, adresses et clés d’un compte dans une région, et les montre sous une même forme quel que soit le cloud. Rien n’y est modifié. Ce qui ne peut être lu est nommé, et la commande se termine alors par 3. Avec --format deployment, elle écrit un fichier pour « broker compare ».',
  'inventory.help.example.1': 'broker inventory openstack:mycloud',
  'inventory.help.example.2': 'broker inventory production --format deployment --output deployment.yaml',
  'inventory.help.example.1.says': 'Un cloud de clouds.yaml',
  'inventory.help.example.2.says': 'Écrire ce qui tourne aujourd’hui dans un fichier à comparer',
  'inventory.help.flag.tenants': 'à qui appartient une ressource : project (celui du fournisseur) ou label:CLÉ',
  'inventory.help.flag.tenants-file': 'fichier qui dit quelles ressources appartiennent à quel client',

  'inventory.kind.servers': 'serveurs',
  'inventory.kind.volumes': 'volumes',
  'inventory.kind.snapshots': 'instantanés',
  'inventory.kind.images': 'images',
  'inventory.kind.networks': 'réseaux',
  'inventory.kind.subnets': 'sous-réseaux',
  'inventory.kind.routers': 'routeurs',
  'inventory.kind.securityGroups': 'groupes de sécurité',
  'inventory.kind.keyPairs': 'paires de clés',
  'inventory.kind.publicIps': 'adresses publiques',

  'inventory.section.servers': 'Serveurs ({{count}})',
  'inventory.section.volumes': 'Volumes ({{count}})',
  'inventory.section.snapshots': 'Instantanés ({{count}})',
  'inventory.section.images': 'Images ({{count}})',
  'inventory.section.networks': 'Réseaux ({{count}})',
  'inventory.section.subnets': 'Sous-réseaux ({{count}})',
  'inventory.section.routers': 'Routeurs ({{count}})',
  'inventory.section.securityGroups': 'Groupes de sécurité ({{count}})',
  'inventory.section.keyPairs': 'Paires de clés ({{count}})',
  'inventory.section.publicIps': 'Adresses publiques ({{count}})',
  'inventory.section.tenants': 'Clients ({{count}})',
  'inventory.section.warnings': 'Ce qui manque',

  'inventory.title': 'Inventaire de {{profile}}',
  'inventory.head': '{{provider}}, région {{region}}, {{date}}',
  'inventory.head.noRegion': '{{provider}}, {{date}}',
  'inventory.empty': 'Il n’y a rien dans ce compte et cette région.',
  'inventory.incomplete': 'Cet inventaire est incomplet : voir plus bas ce qui n’a pas pu être lu.',

  'inventory.column.tenant': 'Client',
  'inventory.column.name': 'Nom',
  'inventory.column.state': 'État',
  'inventory.column.size': 'Taille',
  'inventory.column.addresses': 'Adresses',
  'inventory.column.attachedTo': 'Attaché à',
  'inventory.column.class': 'Classe',
  'inventory.column.volume': 'Volume',
  'inventory.column.format': 'Format',
  'inventory.column.range': 'Plage',
  'inventory.column.network': 'Réseau',
  'inventory.column.interfaces': 'Sous-réseaux',
  'inventory.column.rules': 'Règles',
  'inventory.column.fingerprint': 'Empreinte',
  'inventory.column.address': 'Adresse',
  'inventory.column.server': 'Serveur',
  'inventory.column.servers': 'Serveurs',
  'inventory.column.vcpu': 'vCPU',
  'inventory.column.memory': 'Mémoire',
  'inventory.column.volumes': 'Volumes',
  'inventory.column.storage': 'Stockage',
  'inventory.column.id': 'Identifiant',
  'inventory.column.more': 'Aussi',

  'inventory.noName': '(sans nom)',
  'inventory.noTenant': '(aucun)',
  'inventory.size': '{{vcpu}} vCPU, {{memory}}, {{name}}',
  'inventory.size.unknown': 'taille inconnue',
  'inventory.sum.unknown': 'inconnu',
  'inventory.sum.atLeast': 'au moins {{sum}}, {{count}} inconnus',
  'inventory.external': 'mène à l’extérieur',
  'inventory.shared': 'partagé',
  'inventory.bootable': 'amorçable',
  'inventory.encrypted': 'chiffré',
  'inventory.shareable': 'partageable',
  'inventory.rules.in': '{{count}} en entrée',
  'inventory.rules.out': '{{count}} en sortie',
  'inventory.more': '{{first}} et {{count}} de plus',
  'inventory.state.ready': 'prêt',
  'inventory.state.running': 'en marche',
  'inventory.state.stopped': 'arrêté',
  'inventory.state.changing': 'en cours ({{said}})',
  'inventory.state.error': 'erreur ({{said}})',
  'inventory.state.unknown': '{{said}}',

  'inventory.warning.absent': '{{provider}} n’a pas de ressources de ce genre : {{kind}}.',
  'inventory.warning.failed': 'Lecture impossible, {{kind}} : {{reason}}',
  'inventory.warning.cut': 'Lecture inachevée, {{kind}} ({{count}} dans la liste) : {{reason}}',
  'inventory.warning.noTenant': 'Rien ne dit à quel client appartiennent {{count}} ressources parmi les {{kind}}.',
  'inventory.warning.noTenant.next': 'Nommez-les dans un fichier (--tenants-file), ou prenez une autre étiquette.',
  'inventory.reason.unexpected': 'quelque chose s’est cassé ({{detail}}).',

  'inventory.progress': '{{kind}} : {{count}}',

  'inventory.tenants.bad': '--tenants ne peut pas valoir « {{value}} ».',
  'inventory.tenants.bad.next': 'Écrire project, ou label: et la clé d’une étiquette, par exemple label:customer.',
  'inventory.tenants.two': '--tenants et --tenants-file se contredisent.',
  'inventory.tenants.two.next': 'Garder l’un des deux.',

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
  'inventory.deployment.lacking_one':
    'Un serveur n’est pas dans le déploiement, car le fournisseur ne dit pas sa taille : {{names}}',
  'inventory.deployment.lacking_other':
    '{{count}} serveurs ne sont pas dans le déploiement, car le fournisseur ne dit pas leur taille : {{names}}',
  'inventory.deployment.unlisted_one':
    'Un volume nommé par un serveur n’est pas dans le déploiement, car le fournisseur ne le liste pas : {{names}}',
  'inventory.deployment.unlisted_other':
    '{{count}} volumes nommés par des serveurs ne sont pas dans le déploiement, car le fournisseur ne les liste pas : {{names}}',
  'inventory.deployment.oversized_one':
    'Un volume n’est pas dans le déploiement, car il dépasse un million de Gio : {{names}}',
  'inventory.deployment.oversized_other':
    '{{count}} volumes ne sont pas dans le déploiement, car ils dépassent un million de Gio : {{names}}',
  'inventory.deployment.written': '{{file}} est écrit.',
  'inventory.deployment.next': 'Ensuite : {{command}}',
  'inventory.comment.top':
    'Ce qui tourne dans {{profile}}, tel que trouvé le {{date}}. Les tailles sont celles louées, non celles utilisées.\nPour comparer :  {{command}}',
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
  'inventory.comment.oversized_one': 'Un volume manque ici, car il dépasse un million de Gio : {{names}}',
  'inventory.comment.oversized_other':
    '{{count}} volumes manquent ici, car ils dépassent un million de Gio : {{names}}',
  'inventory.comment.unlisted_one':
    'Un volume nommé par un serveur manque ici, car le fournisseur ne le liste pas : {{names}}',
  'inventory.comment.unlisted_other':
    '{{count}} volumes nommés par des serveurs manquent ici, car le fournisseur ne les liste pas : {{names}}',
  'inventory.comment.strays_one':
    'Un instantané vient d’un volume absent d’ici ({{sizeGib}} Gio) et n’est dans aucun composant : {{names}}',
  'inventory.comment.strays_other':
    '{{count}} instantanés viennent de volumes absents d’ici ({{sizeGib}} Gio) et ne sont dans aucun composant : {{names}}',
  'inventory.comment.idleAddresses_one':
    'Une adresse publique n’est à aucun serveur ni dans aucun composant, mais peut être facturée : {{names}}',
  'inventory.comment.idleAddresses_other':
    '{{count}} adresses publiques ne sont à aucun serveur ni dans aucun composant, mais peuvent être facturées : {{names}}',
  'inventory.comment.unclearAddresses_one':
    'Rien ne dit si cette adresse est publique ; si oui, l’ajouter à publicIpv4 : {{names}}',
  'inventory.comment.unclearAddresses_other':
    'Rien ne dit si ces {{count}} adresses sont publiques ; si oui, les ajouter à publicIpv4 : {{names}}',
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
  'inventory.comment.traffic':
    'Combien de trafic sort vers internet par mois ? Les clouds ne le disent pas ; la facture ou la supervision, si.\ntraffic: { outGib: 100, basis: measured }',
}
export default messages
