import type en from '../en/migrate-plan.ts'

const messages: Record<keyof typeof en, string> = {
  'plan.help.summary': 'lire les deux côtés et écrire un plan pour tout déplacer de l’un à l’autre',
  'plan.help.description':
    'Lit la source et la cible, n’y change rien, et écrit migrations/NOM.plan.yaml : ce qui part, où, et comment. Lisez-le, changez ce que vous voulez, puis examinez-le avec « broker migrate check ». Ce qu’une personne seule peut décider est demandé dans un terminal ; sinon, cela reste ouvert dans le fichier. Avec --dry-run, rien n’est écrit.',
  'plan.help.example.1': 'broker migrate plan openstack:old openstack:new --name town-hall',
  'plan.help.example.2': 'broker migrate plan directory:./a directory:./b --name shop --dry-run',
  'plan.help.example.1.says': 'Planifier le déménagement d’un projet entier',
  'plan.help.example.2.says': 'Voir ce qui serait écrit',
  'plan.help.arg.source': 'où tout tourne aujourd’hui : un profil, openstack:CLOUD ou directory:DOSSIER',
  'plan.help.arg.target': 'où cela va : un profil, openstack:CLOUD ou directory:DOSSIER',
  'plan.help.flag.name': 'nom de la migration : minuscules, chiffres et traits d’union',
  'plan.help.flag.tenant': 'ce client seulement ; peut être répété',
  'plan.help.flag.wave-size': 'nombre de clients qui partent ensemble ; sans lui, tous',
  'plan.help.flag.network': 'un réseau de la cible à la place d’un réseau de la source, par identifiants ou noms',
  'plan.help.flag.floor': 'ce que la cible doit être au moins : seal=2, control=european',
  'plan.help.flag.health-check': 'comment chaque serveur est vérifié : tcp:PORT, ou une adresse comme http://{public}/',
  'plan.help.flag.reverse-names':
    'chercher les noms auxquels répondent les adresses publiques, pour la liste des adresses',
  'plan.help.flag.dry-run': 'montrer le plan et ne rien écrire',
  'plan.help.flag.force':
    'écrire par-dessus un plan déjà présent ; son identifiant et ses clés restent, les retouches à la main non',

  'plan.version': '« {{format}} » est un format que ce programme ne connaît pas ; il connaît {{known}}',
  'plan.version.hint': 'Utilisez la version de broker qui l’a écrit, ou refaites le plan.',
  'plan.unknownTenant': 'la source n’a pas de client « {{tenant}} »',
  'plan.unknownTenant.near': 'Vouliez-vous dire « {{near}} » ?',
  'plan.unknownTenant.next': 'Elle a : {{known}}.',
  'plan.empty': 'il n’y a rien à déplacer dans {{profile}}',
  'plan.empty.next': 'Regardez ce qui s’y trouve avec broker inventory.',
  'plan.noTenants': 'rien dans {{profile}} n’appartient à un client',
  'plan.noTenants.next': 'Dites à qui c’est avec --tenants label:CLÉ ou --tenants-file FICHIER.',
  'plan.exists': '{{file}} existe déjà',
  'plan.exists.next':
    'Regardez-le avec broker migrate check {{name}}, choisissez un autre --name, ou écrivez par-dessus avec --force.',
  'plan.badName': '« {{name}} » ne peut pas être le nom d’une migration',
  'plan.badName.next': 'Utilisez des minuscules, des chiffres et des traits d’union, 41 au plus, comme {{example}}.',
  'plan.sameSides': '{{source}} et {{target}} sont le même compte',
  'plan.sameSides.next': 'Nommez deux comptes différents.',
  'plan.unknownNetwork': '--network : {{side}} n’a pas de réseau « {{word}} »',
  'plan.unknownNetwork.next': 'Regardez ses réseaux avec broker inventory {{side}}.',
  'plan.badFlag': '{{flag}} « {{value}} » ne se comprend pas',
  'plan.badFlag.next': 'Écrivez par exemple {{example}}.',

  'plan.remark.network':
    'Choisissez le réseau de la cible qui remplace « {{name}} » et écrivez son identifiant dans targetId.',
  'plan.remark.routes_one': 'Une route propre ne voyage pas ; posez-la à la main sur la cible.',
  'plan.remark.routes_other': '{{count}} routes propres ne voyagent pas ; posez-les à la main sur la cible.',
  'plan.remark.publicKey':
    'La source ne donne pas la clé publique de « {{name}} » ; écrivez-la dans publicKey, ou laissez la paire (skip).',
  'plan.remark.keyName': 'La cible a une autre clé « {{name}} » ; celle-ci s’y appellera « {{free}} ».',
  'plan.remark.image': 'L’image « {{name}} » n’est pas prête ({{state}}) et reste sur place.',
  'plan.remark.imageGone':
    'L’image dont il est issu a disparu : dites dans desired.boot sur quoi il démarre, ou laissez-le (skip).',
  'plan.remark.ownDisk': 'Il démarre sur un disque à lui : ce qui y a changé depuis sa création reste sur place.',
  'plan.remark.extraDisk':
    'Ses disques éphémères et de swap ({{sizeGib}} Gio) ne suivent pas : sauvegardez vous-même ce qui s’y trouve.',
  'plan.remark.noBoot': 'Il n’a pas de volume de démarrage : dites-le dans desired.boot, ou laissez-le (skip).',
  'plan.remark.sizeUnknown': 'La source ne dit pas sa taille : choisissez-en une de la cible.',
  'plan.remark.noSize':
    'Aucune taille de la cible n’a {{vcpu}} vCPU et {{memoryMib}} Mio de mémoire : choisissez-en une dans desired.size.',
  'plan.remark.unknownGroup':
    'Dans ce groupe de sécurité : {{servers}}. La source ne le liste pas : il est à un autre projet, ou n’a pas pu être lu. Créez sur la cible un groupe qui laisse passer la même chose et écrivez son identifiant dans targetId ; ou mettez action à skip et retirez la clé des serveurs.',
  'plan.remark.severalGroups':
    'Dans un groupe de sécurité de ce nom : {{servers}}. Plusieurs le portent : {{groups}}. Mettez la clé du bon dans desired.securityGroups des serveurs à la place de celui-ci, et action à skip.',
  'plan.remark.groupsUnknown':
    'La source ne dit pas dans quels groupes de sécurité il est : voyez-le là-bas, et écrivez les clés de ceux qu’il doit avoir dans desired.securityGroups.',
  'plan.remark.noGroups':
    'Il n’est dans aucun groupe de sécurité ; la cible le met dans son groupe par défaut : voyez ce qu’il laisse passer.',
  'plan.remark.unclearNetwork':
    'Il est dans des réseaux de ces noms, que la source ne liste pas ou liste plusieurs fois : {{names}}. Voyez si desired.networks a les bons.',
  'plan.remark.serverGroup': 'Il est dans le groupe de serveurs « {{group}} », qui ne voyage pas.',

  'plan.open.network': 'Écrivez l’identifiant du réseau extérieur de la cible qui remplace {{id}}.',
  'plan.ask.network': 'Quel réseau de la cible remplace « {{name}} » ?',
  'plan.ask.choice': '{{name}} ({{id}})',
  'plan.ask.size_one':
    'Quelle taille « {{name}} » doit-il avoir sur la cible ? Il a {{vcpu}} vCPU et {{memoryMib}} Mio, et aucune taille là-bas n’en a autant.',
  'plan.ask.size_other':
    'Quelle taille {{count}} serveurs comme « {{name}} » doivent-ils avoir sur la cible ? Ils ont {{vcpu}} vCPU et {{memoryMib}} Mio, et aucune taille là-bas n’en a autant.',
  'plan.ask.sizeUnknown': 'Quelle taille « {{name}} » doit-il avoir sur la cible ? La source ne dit pas la sienne.',
  'plan.ask.sizeChoice': '{{name}} : {{vcpu}} vCPU, {{memoryMib}} Mio',
  'plan.ask.later': 'décider plus tard, dans le fichier',

  'plan.comment.top':
    'Un plan pour broker migrate. Lisez-le, changez ce que vous voulez, puis : broker migrate check {{name}}\nChaque entrée a trois parties. desired : ce qui sera sur la cible. observed : ce que c’est sur la source ; y toucher\nne change rien. how : la manière ; action vaut create, use (prendre ce qui est là, par targetId) ou skip (laisser).\nUn remark dit pourquoi quelqu’un doit regarder ; mettez-le à null quand c’est fait.',
  'plan.comment.id': 'Tout ce que cette migration crée porte cet identifiant. Ne le changez pas.',
  'plan.comment.source': 'D’où cela vient et où cela va, comme sur la ligne de commande.',
  'plan.comment.selection':
    'Ce qui a dit à qui est chaque chose : --tenants, --tenants-file, --tenant. broker migrate plan diff le redemande.',
  'plan.comment.unread':
    'Ce qui n’a pas pu être lu lors de la planification : il peut manquer au plan. Refaites le plan avec --force quand la\nlecture réussit ; ce qui ne compte pas se retire ici.',
  'plan.comment.mapping':
    'Réseaux extérieurs : identifiant sur la source, identifiant sur la cible. null : pas encore décidé.',
  'plan.comment.floor':
    'Ce que la cible doit être au moins, comme { seal: 2, control: european }. null : pas de plancher.',
  'plan.comment.limits': 'bandwidthMibps : Mio par seconde pour toutes les copies ensemble ; null : au plus vite.',
  'plan.comment.timeouts': 'Le temps laissé à un serveur, un volume ou un instantané pour atteindre un état.',
  'plan.comment.hooks':
    'Vos commandes autour d’une bascule, comme { command: [./dns.sh, down], timeoutSeconds: 60 }. Si l’une échoue, tout s’arrête.',
  'plan.comment.waves':
    'Qui part ensemble, et quand. window : { start, end } en ISO 8601, ou null. maxParallel : clients à la fois.',
  'plan.comment.tenants': 'Tout ce qui part, par client.',

  'plan.head': 'De {{source}} à {{target}} : {{tenants}}, {{servers}}, {{volumes}}.',
  'plan.end': '{{profile}} ({{place}})',
  'plan.count.tenants_one': '{{count}} client',
  'plan.count.tenants_other': '{{count}} clients',
  'plan.count.servers_one': '{{count}} serveur',
  'plan.count.servers_other': '{{count}} serveurs',
  'plan.count.volumes_one': '{{count}} volume ({{size}})',
  'plan.count.volumes_other': '{{count}} volumes ({{size}})',
  'plan.title': 'Plan {{name}}',
  'plan.section.tenants': 'Clients',
  'plan.section.open': 'À décider ou à savoir ({{count}})',
  'plan.section.nobodys': 'N’appartient à aucun client, et reste',
  'plan.column.tenant': 'Client',
  'plan.column.wave': 'Vague',
  'plan.column.servers': 'Serveurs',
  'plan.column.volumes': 'Volumes',
  'plan.column.size': 'Taille',
  'plan.column.created': 'Éléments à créer',
  'plan.noWave': 'aucune',
  'plan.nobody': '{{kind}} : {{name}}',
  'plan.openLine': '{{where}} : {{says}}',
  'plan.incomplete':
    'Tout n’a pas pu être lu ; il manque au plan ce qui manque. Les raisons sont sous `unread` dans le fichier ; refaites le plan avec --force quand la lecture réussit.',
  'plan.written': '{{file}} est écrit. Lisez-le : il est fait pour être retouché.',
  'plan.notWritten': 'Rien n’a été écrit.',
  'plan.diff.help.summary': 'montrer ce qui a changé entre un plan, les deux côtés et ce qui a été appliqué',
  'plan.diff.help.description':
    'Lit le plan et les deux côtés sans rien modifier. Montre ce qui serait planifié autrement aujourd’hui (nouveau, disparu, agrandi, attaché ailleurs) et, une fois le plan appliqué, ce qui a été retouché depuis dans le fichier, champ par champ.',
  'plan.diff.help.example.1': 'broker migrate plan diff town-hall',
  'plan.diff.help.example.2': 'broker migrate plan diff migrations/town-hall.plan.yaml --json',
  'plan.diff.help.example.1.says': 'Ce qui a changé depuis le plan',
  'plan.diff.help.example.2.says': 'La même chose pour un programme',
  'plan.diff.title': 'Changements depuis le plan {{name}}',
  'plan.diff.sides': 'Serait planifié autrement aujourd’hui ({{count}})',
  'plan.diff.newcomers': 'Nouveau sur la source, et à aucun client ({{count}})',
  'plan.diff.edits': 'Retouché depuis l’application ({{count}})',
  'plan.diff.applied': 'Appliqué',
  'plan.diff.before': 'Dans le plan',
  'plan.diff.after': 'Maintenant',
  'plan.diff.same': 'Rien n’a changé.',
  'plan.help.flag.rate': 'débit mesuré de la ligne, en Mio par seconde, pour les estimations',
  'plan.help.flag.probe': 'mesurer le débit : copier un petit volume de la source à la cible, puis effacer les deux',
  'plan.help.flag.deadline': 'jour où tout doit être fini, comme 2027-02-20 ; répond par un calendrier',
  'plan.help.flag.nights': 'nuits par semaine où l’on copie et bascule',
  'plan.help.flag.night-hours': 'heures d’une nuit',
}

export default messages
