import type en from '../en/migrate-check.ts'

const messages: Record<keyof typeof en, string> = {
  'check.help.summary': 'nommer d’un coup tout ce qui ne va pas dans un plan, avant que rien ne bouge',
  'check.help.description':
    'Lit le plan et les deux côtés, ne modifie rien, et nomme chaque problème avec ce qu’il faut faire : choix ouverts, renvois rompus, capacités manquantes, noms, quotas à leur pic, tailles, états, ce qui a changé depuis, plages qui se chevauchent, plancher. Se termine par 7 quand il faut d’abord agir, par 6 quand le plancher n’est pas atteint.',
  'check.help.example.1': 'broker migrate check town-hall',
  'check.help.example.2': 'broker migrate check town-hall --wave first --names names.txt',
  'check.help.example.1.says': 'Vérifier le plan migrations/town-hall.plan.yaml',
  'check.help.example.2.says': 'Une vague ; et où pointent les noms d’un fichier',
  'check.help.flag.names':
    'des noms, un par ligne ; dit où chacun pointe et combien de temps les autres peuvent le garder',
  'check.openChoice': 'personne n’a décidé ce qui remplace {{id}} sur la cible',
  'check.openChoice.next':
    'Écrivez son identifiant sur la cible dans le plan ; broker inventory de la cible liste ce qui existe.',
  'check.openGroup':
    '« {{name}} » est dans le groupe de sécurité {{group}}, et personne n’a décidé quel groupe de la cible le remplace',
  'check.openGroup.next':
    'Écrivez l’identifiant d’un groupe qui laisse passer la même chose dans targetId de securityGroups/{{key}}, ou retirez {{key}} de desired.securityGroups.',
  'check.remark': '{{remark}}',
  'check.remark.next': 'Une fois fait, mettez le remark à null.',
  'check.duplicateKey': 'la clé « {{key}} » apparaît deux fois',
  'check.duplicateKey.next': 'Donnez une autre clé à l’une des deux, et à ce qui y renvoie.',
  'check.missingKey': '{{field}} nomme {{key}}, qui n’est pas dans le plan',
  'check.missingKey.next': 'Corrigez la clé, ou retirez-la.',
  'check.skippedNeeded': '{{field}} nomme {{key}}, qui reste sur place',
  'check.skippedNeeded.next': 'Emmenez-le (action: create), nommez-en un de la cible (action: use), ou retirez la clé.',
  'check.movesLater': '{{field}} nomme {{key}} de {{owner}}, qui part plus tard',
  'check.movesLater.next': 'Mettez {{owner}} dans la même vague ou une vague antérieure.',
  'check.unknownTarget': 'la cible n’a pas {{id}}',
  'check.unknownTarget.next': 'Corrigez l’identifiant ; broker inventory de la cible liste ce qui existe.',
  'check.noPublicKey': 'la clé publique de « {{name}} » n’est pas connue',
  'check.noPublicKey.next':
    'Écrivez-la dans desired.publicKey, ou laissez la paire (action: skip) et retirez-la des serveurs.',
  'check.noSuchTenant': 'la vague {{wave}} nomme le client « {{tenant}} », qui n’est pas dans le plan',
  'check.noSuchTenant.next': 'Corrigez le nom, ou retirez-le de la vague.',
  'check.twoWaves': '« {{tenant}} » est dans les vagues {{before}} et {{wave}}',
  'check.twoWaves.next': 'Retirez-le de l’une des deux.',
  'check.noWave': '« {{tenant}} » n’est dans aucune vague',
  'check.noWave.next': 'Mettez-le dans une vague, ou déplacez-le avec --tenant.',
  'check.waveTwice': 'deux vagues s’appellent « {{wave}} »',
  'check.waveTwice.next': 'Donnez un autre nom à l’une des deux.',
  'check.badWindow': 'la fenêtre de {{wave}} n’en est pas une : de {{start}} à {{end}}',
  'check.badWindow.next': 'Écrivez les deux comme 2026-11-22T22:00:00Z, la fin après le début.',
  'check.windowOver': 'la fenêtre de {{wave}} est close depuis {{end}}',
  'check.windowOver.next': 'Donnez-lui une autre fenêtre, ou null.',
  'check.closed': '{{place}} ne prend plus de clients depuis {{since}}',
  'check.closed.next': 'Choisissez une autre cible ; broker compare montre où vous pourriez être.',
  'check.cannot': '{{provider}} ne sait pas faire ce dont le plan a besoin : {{feature}}',
  'check.cannot.next':
    'Laissez ce qui en a besoin (action: skip), ou changez de côté. broker providers --abilities montre qui sait quoi.',
  'check.unread': '{{kind}} : lecture impossible : {{reason}}',
  'check.unread.next': 'Corrigez cela et vérifiez de nouveau : ce qui en dépend n’a pas été vérifié.',
  'check.plannedUnread': 'lors de la planification, une lecture a échoué ({{side}}) : {{what}}',
  'check.plannedUnread.next':
    'Refaites le plan avec --force pour relire ; si cela ne compte pas, retirez-le de `unread`.',
  'check.side.source': 'source',
  'check.side.target': 'cible',
  'check.limits': '{{reason}}',
  'check.limits.next': 'Changez le nom ou les étiquettes sous desired dans le plan.',
  'check.labelLost': '{{reason}} Il sera créé sans ses étiquettes.',
  'check.labelLost.next': 'Changez les étiquettes sous desired dans le plan, ou passez-vous d’elles.',
  'check.quota': '{{resource}} : {{used}} utilisés et {{wanted}} voulus dépassent la limite de {{limit}}',
  'check.quota.next':
    'Demandez-en plus au fournisseur, ou partez en vagues plus petites en finissant chacune avant la suivante.',
  'check.quotaUnsure': '{{resource}} : {{wanted}} voulus sur {{limit}} ; le fournisseur ne dit pas ce qui est utilisé',
  'check.quotaUnsure.next': 'Vérifiez chez le fournisseur.',
  'check.quotaWhenFull':
    '{{resource}} : {{used}} utilisés et {{wanted}} voulus, si tout est plein, dépassent les {{limit}} qu’il y a ; seul ce qui est écrit prend de la place',
  'check.quotaWhenFull.next': 'Regardez combien les volumes sont remplis, ou faites de la place avant d’appliquer.',
  'check.gone': '« {{name}} » ({{id}}) n’est plus sur la source',
  'check.gone.next': 'Retirez-le du plan, ou refaites le plan avec --force.',
  'check.grown': '« {{name}} » a grandi sur la source jusqu’à {{bytes}} octets ; le plan en a {{planned}}',
  'check.grown.next': 'Mettez desired.sizeBytes au moins à cette valeur, ou refaites le plan avec --force.',
  'check.changed': '« {{name}} » n’est plus sur la source comme dans le plan : {{fields}}',
  'check.changed.next': 'Regardez broker migrate plan diff, et changez le plan ou refaites-le avec --force.',
  'check.notInPlan': '{{kind}} : {{id}} est sur la source et pas dans le plan',
  'check.notInPlan.next': 'S’il doit partir, refaites le plan avec --force.',
  'check.smaller': '« {{name}} » a {{source}} sur la source et seulement {{size}} dans le plan',
  'check.smaller.next': 'Un volume ne rétrécit pas : mettez desired.sizeBytes au moins à cette valeur.',
  'check.tooLarge': '« {{name}} » a {{size}} ; la cible fait des volumes jusqu’à {{limit}}',
  'check.tooLarge.next': 'Répartissez d’abord son contenu sur plusieurs volumes, ou laissez-le (action: skip).',
  'check.encrypted': '« {{name}} » est chiffré par la source ; sur la cible, seulement si sa classe de stockage le dit',
  'check.encrypted.next': 'Choisissez une classe chiffrée dans desired.class.',
  'check.elsewhere': '« {{name}} » est aux mains du serveur {{server}}, qui n’est pas de ce client',
  'check.elsewhere.next':
    'Détachez-le là-bas, ou faites partir les deux comme un seul client : on ne copie pas entier ce que d’autres écrivent.',
  'check.heldByLeft':
    '« {{name}} » est attaché au serveur « {{server}} », qui est laissé sur place et n’est pas arrêté',
  'check.heldByLeft.next':
    'Arrêtez ce serveur, emmenez-le (action: create), ou laissez aussi le volume : il ne peut pas être copié entier tant que d’autres y écrivent.',
  'check.broken': '« {{name}} » est en panne sur la source ({{state}})',
  'check.broken.next': 'Réparez-le là-bas, ou laissez-le (action: skip).',
  'check.restless': '« {{name}} » n’est ni en marche ni arrêté sur la source ({{state}})',
  'check.restless.next': 'Attendez, ou amenez-le dans l’un de ces états.',
  'check.noSize': 'personne n’a décidé de la taille de « {{name}} »',
  'check.noSize.next':
    'Choisissez l’une de how.sizes, ou une autre taille de la cible, pour desired.size ; ou laissez-le (action: skip).',
  'check.noSuchSize': '« {{name}} » n’a pas de taille que la cible propose : {{size}}',
  'check.noSuchSize.next': 'Choisissez l’une de how.sizes pour desired.size.',
  'check.smallSize':
    '« {{name}} » sera plus petit qu’aujourd’hui : {{size}} a moins de {{vcpu}} vCPU ou de {{memoryMib}} Mio',
  'check.smallSize.next': 'Choisissez une taille plus grande, ou assurez-vous que celle-ci suffit.',
  'check.nothingToStart': '« {{name}} » n’a rien sur quoi démarrer',
  'check.nothingToStart.next': 'Nommez un volume ou une image dans desired.boot, ou laissez-le (action: skip).',
  'check.leftVolume': '« {{name}} » a en main le volume {{volume}}, que le plan ne lui donne pas',
  'check.leftVolume.next':
    'Ajoutez-le aux volumes du plan et à desired.volumes – ou avec action: skip, s’il doit rester –, ou détachez-le sur la source.',
  'check.leftGroup': '« {{name}} » est dans le groupe de sécurité {{group}}, qui n’est pas dans le plan',
  'check.leftGroup.next':
    'Refaites le plan avec --force. Si son client est déjà appliqué, créez le groupe sur la cible et donnez-lui une entrée avec action use. Ou sortez le serveur du groupe sur la source.',
  'check.otherGroups': '« {{name}} » est dans les groupes de sécurité {{now}}, et le plan lui donne {{given}}',
  'check.otherGroups.next': 'Changez desired.securityGroups, ou soyez sûr que ce qui passe est ce que vous voulez.',
  'check.imageFormat': 'la cible ne prend pas le format {{format}} de « {{name}} » ; elle prend {{known}}',
  'check.imageFormat.next': 'Convertissez-la et envoyez-la à la main, puis utilisez-la (action: use).',
  'check.imageTooLarge': 'l’image « {{name}} » est plus grande que ce que prend la cible : {{limit}}',
  'check.imageTooLarge.next': 'Déplacez comme volume ce qui en démarre.',
  'check.overlap':
    '{{cidr}} a des adresses en commun avec {{other}} ({{otherCidr}}), et les deux tiennent au même réseau ou routeur',
  'check.overlap.next': 'Donnez à l’une des deux une autre plage, ou un autre réseau.',
  'check.overlapElsewhere': '{{cidr}} a des adresses en commun avec {{other}} ({{otherCidr}}), déjà sur la cible',
  'check.overlapElsewhere.next': 'Cela marche tant que personne ne relie les deux.',
  'check.noHealthCheck_one':
    'personne ne demande à un serveur s’il va bien, si bien que marcher vaut être en bonne santé : {{names}}',
  'check.noHealthCheck_other':
    'personne ne demande à {{count}} serveurs s’ils vont bien, si bien que marcher vaut être en bonne santé : {{names}}',
  'check.noHealthCheck.next':
    'Ajoutez un contrôle à how.healthChecks, comme { kind: tcp, host: "{address}", port: 22, timeoutSeconds: 120 }.',
  'check.strays_one':
    '« {{name}} » ({{id}}) porte l’étiquette de cette migration, et son journal n’en sait rien : perdu, plus ancien, ou sur une autre machine',
  'check.strays_other':
    '{{count}} ressources portent l’étiquette de cette migration, et son journal n’en sait rien : perdu, plus ancien, ou sur une autre machine ; « {{name}} » ({{id}}) est la première',
  'check.strays.next':
    'Apportez ici le journal le plus récent, ou reprenez-les avec --adopt ; broker migrate cleanup --id en supprime une.',
  'check.leftBehind_one':
    '« {{name}} » ({{id}}) reste d’une mesure du débit ou d’un contrôle de reçu interrompus ; cela coûte, et rien n’en a besoin',
  'check.leftBehind_other':
    '{{count}} ressources restent d’une mesure du débit ou d’un contrôle de reçu interrompus ; elles coûtent, et rien n’en a besoin ; « {{name}} » ({{id}}) est la première',
  'check.leftBehind.next': 'broker migrate cleanup liste ce qui reste, et supprime ce que nomme --id.',
  'check.finishedBefore':
    '« {{name}} » ({{id}}) porte l’étiquette d’une migration terminée : {{tenant}} a été terminé, et ce journal ne le sait pas',
  'check.finishedBefore.next': 'Apportez ici le journal le plus récent, ou écartez le client avec --exclude.',
  'check.runsUnknown':
    'ce journal est plus ancien que ce qui tourne sur la cible : le serveur « {{name}} » ({{id}}) de {{tenant}} y tourne, ou a été mis en service par une bascule, et le journal ne le sait pas',
  'check.runsUnknown.next':
    'Apportez ici le journal le plus récent. Sans lui, avec --adopt, {{tenant}} compte comme tournant sur la cible.',
  'check.bothSides': '« {{name}} » ({{id}}) tourne à la source, et sur la cible aussi',
  'check.bothSides.next':
    'Arrêtez-le à la source, ou revenez en arrière. Ce qu’il y a écrit depuis la bascule n’est pas sur la cible.',
  'check.takenByOther':
    'une autre migration ({{other}}) s’occupe déjà de {{tenant}} : l’instantané « {{name}} » ({{id}}) de la source est le sien',
  'check.takenByOther.next':
    'Continuez avec celle-là, ou annulez-la d’abord. Si personne n’a plus son plan, supprimez ses instantanés à la main.',
  'check.movedByOther': 'une autre migration ({{other}}) a {{tenant}} sur la cible : « {{name}} » ({{id}}) est à elle',
  'check.movedByOther.next':
    'Continuez avec celle-là. Pour déplacer ce client encore une fois, annulez-la ; si elle est terminée, supprimez à la main ce qu’elle a déplacé.',
  'check.edited_one': 'un champ a été modifié depuis l’application du plan ; les étapes demandent si c’est voulu',
  'check.edited_other':
    '{{count}} champs ont été modifiés depuis l’application du plan ; les étapes demandent si c’est voulu',
  'check.edited.next': 'Regardez broker migrate plan diff ; les étapes les acceptent avec --accept-changes.',
  'check.editedUnsafe': 'modifié depuis l’application du plan, et refusé par chaque étape : {{change}}',
  'check.editedUnsafe.next': '{{advice}}',
  'check.editedUnknown': '{{file}} n’est pas le plan qui a été appliqué, et il n’en reste pas de copie',
  'check.editedUnknown.next': 'Rétablissez {{file}} tel qu’il était : chaque étape le refuse.',
  'check.noNames': 'le fichier {{file}} ne contient aucun nom',
  'check.noNames.next': 'Écrivez-y un nom par ligne.',
  'check.nameMissing': 'le nom {{name}} n’existe pas, pour autant que le sachent les serveurs de noms de cette machine',
  'check.nameMissing.next': 'Corrigez-le dans le fichier, ou inscrivez-le dans sa zone.',
  'check.nameUnresolved': 'le nom {{name}} n’a pas pu être résolu : {{error}}',
  'check.nameUnresolved.next':
    'Personne ne sait où il mène. Regardez les serveurs de noms de cette machine, puis contrôlez de nouveau.',
  'check.floorUnmet': '{{provider}} n’atteint pas {{demand}} : {{reason}}',
  'check.floorUnmet.next': 'Choisissez une autre cible, ou abaissez le plancher dans le plan.',
  'check.floorUnknown': 'personne ne peut dire si {{provider}} atteint {{demand}} : {{reason}}',
  'check.floorUnknown.next': 'Obtenez ce fait, ou abaissez le plancher : l’inconnu n’atteint rien.',
  'check.floor.noFacts': 'on n’en sait rien',
  'check.floor.met': 'il est atteint',
  'check.floor.refused': '{{provider}} n’atteint pas le plancher {{demand}} : {{reason}}',
  'check.floor.refused.next': 'Choisissez une autre cible, ou abaissez le plancher. Rien n’a été modifié.',
  'check.title': 'Vérification de {{name}}',
  'check.head': '{{name}} : de {{source}} à {{target}}',
  'check.head.some': '{{name}} : de {{source}} à {{target}}, et parmi ses clients seulement {{tenants}}',
  'check.section.errors': 'À faire d’abord ({{count}})',
  'check.section.warnings': 'À savoir ({{count}})',
  'check.section.names': 'Noms',
  'check.column.where': 'Où',
  'check.column.says': 'Quoi',
  'check.column.next': 'Que faire',
  'check.column.name': 'Nom',
  'check.column.points': 'Pointe vers',
  'check.column.ttl': 'Gardé',
  'check.column.state': 'État',
  'check.ttl': '{{seconds}} s',
  'check.ttl.unknown': 'non dit',
  'check.name.old': 'ancienne adresse',
  'check.name.new': 'nouvelle adresse',
  'check.name.both': 'ancienne et nouvelle',
  'check.name.other': 'ni ancienne ni nouvelle',
  'check.name.none': 'n’existe pas',
  'check.name.failed': 'non résolu : {{error}}',
  'check.verdict.ok': 'Tout va bien.',
  'check.verdict.warnings_one': 'Rien n’empêche de partir ; il y a un avertissement.',
  'check.verdict.warnings_other': 'Rien n’empêche de partir ; il y a {{count}} avertissements.',
  'check.verdict.errors_one': 'Il y a une chose à faire d’abord.',
  'check.verdict.errors_other': 'Il y a {{count}} choses à faire d’abord.',
  'check.incomplete': 'Tout n’a pas pu être lu ; ce qui en dépend n’a pas été vérifié.',
}

export default messages
