import type en from '../en/migrate.ts'

const messages: Record<keyof typeof en, string> = {
  'migrate.help.apply': 'créer tout sur la cible sauf les serveurs, et copier les volumes',
  'migrate.help.apply.description':
    'Vérifie d’abord le plan, et refuse avec ce que check nommerait. Crée réseaux, groupes, clés et volumes sur la cible, et copie les volumes pendant que la source tourne ; de la source, on ne prend que des instantanés. Chaque copie est prouvée par relecture. Après toute interruption, la même commande reprend.',
  'migrate.help.apply.example.1': 'broker migrate apply',
  'migrate.help.apply.example.1.says': 'Le seul plan de ./migrations',
  'migrate.help.apply.example.2': 'broker migrate apply migrations/move.plan.yaml --wave first',
  'migrate.help.apply.example.2.says': 'Une vague d’un plan',
  'migrate.help.rehearse': 'démarrer des copies sur un réseau isolé, les contrôler, les supprimer',
  'migrate.help.rehearse.description':
    'Démarre une copie de chaque serveur sur un réseau qui ne mène nulle part, exécute les contrôles de santé du plan, note le résultat et supprime les copies. Une bascule demande une répétition réussie dans les 14 derniers jours.',
  'migrate.help.rehearse.example.1': 'broker migrate rehearse',
  'migrate.help.rehearse.example.1.says': 'Tous les clients du seul plan',
  'migrate.help.rehearse.example.2': 'broker migrate rehearse move --tenant shop',
  'migrate.help.rehearse.example.2.says': 'Un seul client',
  'migrate.help.sync': 'mettre les volumes à jour par différences',
  'migrate.help.sync.description':
    'Prend de nouveaux instantanés de la source en marche et écrit les blocs qui diffèrent. À répéter autant que voulu : moins il reste de différences, plus la bascule est courte.',
  'migrate.help.sync.example.1': 'broker migrate sync',
  'migrate.help.sync.example.1.says': 'Tous les clients du seul plan',
  'migrate.help.sync.example.2': 'broker migrate sync move --exclude shop --json',
  'migrate.help.sync.example.2.says': 'Tous sauf un, en JSON',
  'migrate.help.cutover': 'arrêter la source, copier les dernières différences, démarrer la cible',
  'migrate.help.cutover.description':
    'Arrête les serveurs de la source, copie et prouve les dernières différences, démarre la cible et contrôle sa santé. Tout échec avant la bascule remet la source dans son état antérieur. Demande le nom du plan ; sans terminal, --confirm doit le donner.',
  'migrate.help.cutover.example.1': 'broker migrate cutover move --tenant shop',
  'migrate.help.cutover.example.1.says': 'Un seul client ; demande confirmation avant de commencer',
  'migrate.help.cutover.example.2': 'broker migrate cutover move --wave first --confirm move',
  'migrate.help.cutover.example.2.says': 'Une vague, depuis un script',
  'migrate.help.rollback': 'annuler : la source comme avant, et plus rien de nous sur la cible',
  'migrate.help.rollback.description':
    'Avant la bascule : les serveurs de la source retrouvent leur état, et ce qui a été créé sur la cible est supprimé. Après : ce qui a été écrit sur la cible depuis est d’abord sauvegardé à côté du plan et prouvé, et le nom du plan est demandé. Les autres clients ne sont pas touchés. Après finish, il n’y a plus de retour.',
  'migrate.help.rollback.example.1': 'broker migrate rollback move --tenant shop',
  'migrate.help.rollback.example.1.says': 'Un seul client',
  'migrate.help.rollback.example.2': 'broker migrate rollback move --tenant shop --confirm move',
  'migrate.help.rollback.example.2.says': 'Après la bascule, depuis un script',
  'migrate.help.finish': 'écrire les reçus et supprimer nos instantanés',
  'migrate.help.finish.description':
    'Écrit un reçu signé par client et supprime les instantanés pris sur la source. Avec --delete-source, ses serveurs, volumes et adresses sont supprimés aussi, après saisie du nom du plan. Il n’y a plus de retour ensuite.',
  'migrate.help.finish.example.1': 'broker migrate finish move --tenant shop',
  'migrate.help.finish.example.1.says': 'Un reçu ; la source reste',
  'migrate.help.finish.example.2': 'broker migrate finish move --delete-source --key receipts.pem',
  'migrate.help.finish.example.2.says': 'Signé avec votre propre clé, et la source supprimée',
  'migrate.help.status': 'où en est chaque client, d’après les seuls fichiers',
  'migrate.help.status.description':
    'Lit le plan, le journal et le verrou ; aucun cloud n’est interrogé. Dit pour chaque client ce qui a été atteint et quand, ce qui a été copié et comment c’est prouvé, et ce qui a échoué depuis.',
  'migrate.help.status.example.1': 'broker migrate status',
  'migrate.help.status.example.1.says': 'Le seul plan de ./migrations',
  'migrate.help.status.example.2': 'broker migrate status move --json',
  'migrate.help.status.example.2.says': 'Pour un script',
  'migrate.help.verify': 'contrôler un reçu : signature, plan et, avec --deep, le contenu',
  'migrate.help.verify.description':
    'Contrôle qu’un reçu dit bien ce qui a été signé ; avec --plan, qu’il vient de ce plan ; avec --deep, que chaque volume de la cible contient encore ce que dit le reçu. Le reçu et la cible suffisent. Code de sortie 7 si quelque chose ne tient pas.',
  'migrate.help.verify.example.1': 'broker migrate verify migrations/move.receipts/shop.receipt.json',
  'migrate.help.verify.example.1.says': 'A-t-il été modifié depuis sa signature ?',
  'migrate.help.verify.example.2': 'broker migrate verify shop.receipt.json --deep --target new --public-key ours.pem',
  'migrate.help.verify.example.2.says': 'Signé par nous, et le contenu est-il toujours là ?',
  'migrate.help.cleanup': 'supprimer ce que des phases interrompues ont laissé',
  'migrate.help.cleanup.description':
    'Supprime ce que le journal dit avoir créé et qui ne sert plus : copies de répétitions, instantanés. Ce qui ne porte que l’étiquette de la migration est listé, et supprimé si son identifiant est donné. Ce qui a été déplacé n’est jamais touché.',
  'migrate.help.cleanup.example.1': 'broker migrate cleanup --dry-run',
  'migrate.help.cleanup.example.1.says': 'Dire seulement ce qui partirait',
  'migrate.help.cleanup.example.2': 'broker migrate cleanup move --id 3f2a9c',
  'migrate.help.cleanup.example.2.says': 'Aussi une chose que le journal ne connaît pas',
  'migrate.help.arg.plan': 'fichier du plan, ou son nom dans ./migrations ; par défaut, le seul qui s’y trouve',
  'migrate.help.arg.receipt': 'fichier du reçu',
  'migrate.help.flag.wave': 'seulement cette vague ; peut être répété',
  'migrate.help.flag.tenant': 'seulement ce client ; peut être répété',
  'migrate.help.flag.exclude': 'sans ce client ; peut être répété',
  'migrate.help.flag.pause-at': 'laisser chaque client là où il a atteint ceci',
  'migrate.help.flag.break-lock': 'prendre la suite d’une autre machine qui n’y travaille plus',
  'migrate.help.flag.accept-changes': 'continuer avec un plan modifié depuis son application, là où c’est sans danger',
  'migrate.help.flag.adopt': 'reprendre ce qui est déjà sur la cible et porte l’identité de cette migration',
  'migrate.help.flag.without-rehearsal': 'basculer sans répétition dans les 14 derniers jours',
  'migrate.help.flag.without-check': 'appliquer malgré les erreurs que check trouve ; le plancher tient quand même',
  'migrate.help.flag.accept-unclean': 'couper de force un serveur source qui ne s’arrête pas de lui-même',
  'migrate.help.flag.accept-loss': 'revenir sans ce qui ne peut être ni sauvé ni redémarré',
  'migrate.help.flag.accept-weak-proof': 'accepter des volumes qui n’ont pas été relus en entier depuis leur disque',
  'migrate.help.flag.delete-source': 'supprimer serveurs, volumes et adresses de la source',
  'migrate.help.flag.confirm': 'nom du plan, au lieu de le saisir',
  'migrate.help.flag.key': 'clé privée qui signe les reçus (PEM, PKCS#8, Ed25519) ; par défaut, celle de vos réglages',
  'migrate.help.flag.plan': 'le reçu doit venir de ce plan',
  'migrate.help.flag.deep': 'relire chaque volume sur la cible',
  'migrate.help.flag.target': 'profil de la cible, pour --deep',
  'migrate.help.flag.public-key': 'le reçu doit être signé par la moitié privée de cette clé',
  'migrate.help.flag.id': 'supprimer aussi ceci, que seule une étiquette dit être à nous ; peut être répété',
  'migrate.help.flag.dry-run': 'dire seulement ce qui serait supprimé',
  'migrate.help.group.prepare': 'Préparer',
  'migrate.help.group.move': 'Déplacer',
  'migrate.help.group.undo': 'Annuler',
  'migrate.help.group.close': 'Clore',

  'migrate.noPlan': 'il n’y a pas de plan dans ./migrations',
  'migrate.noPlan.next': 'Nommez un fichier de plan, ou créez-en un : broker migrate plan --help',
  'migrate.manyPlans': 'il y a {{count}} plans dans ./migrations : {{plans}}',
  'migrate.manyPlans.next': 'Nommez celui que vous voulez, par exemple : {{command}}',
  'migrate.noSuchPlan': 'il n’y a pas de plan « {{name}} » ({{file}})',
  'migrate.noSuchPlan.meant': 'Vous vouliez peut-être : {{command}}',
  'migrate.noSuchPlan.next': 'Nommez l’un de ceux-ci : {{plans}}',
  'migrate.unknown.wave': 'le plan n’a pas de vague « {{name}} » ; il a : {{names}}',
  'migrate.unknown.tenant': 'le plan n’a pas de client « {{name}} » ; il a : {{names}}',
  'migrate.unknownName.meant': 'Vouliez-vous dire « {{name}} » ?',
  'migrate.nobodySelected': 'cela ne désigne aucun client du plan',
  'migrate.nobodySelected.next': 'Élargissez --wave, --tenant ou --exclude. Le plan a : {{tenants}}',

  'migrate.journal.damaged':
    'le journal {{path}} est abîmé avant sa dernière ligne : rien de ce qu’il contient n’est fiable',
  'migrate.journal.damaged.next':
    'Remettez une copie de {{path}}. Sans copie, déplacez-le et lancez broker migrate apply : il nommera ce qui est déjà sur la cible.',
  'migrate.journal.other': 'le journal {{path}} est celui d’une autre migration',
  'migrate.journal.other.next': 'Remettez le plan qui va avec, ou donnez un autre nom au nouveau plan.',
  'migrate.locked':
    'quelqu’un travaille sur cette migration ({{where}}) : processus {{pid}} sur {{host}}, depuis {{since}}',
  'migrate.locked.next':
    'Attendez qu’il ait fini, ou arrêtez ce processus sur {{host}}. Si {{host}} est une autre machine et que plus rien n’y tourne, prenez la suite avec --break-lock.',
  'migrate.lock.file': 'verrou {{path}}',
  'migrate.lock.onTarget': 'marque « {{name}} » sur la cible',
  'migrate.planUnknown': '{{file}} n’est pas le plan qui a été appliqué, et il n’en reste pas de copie',
  'migrate.planUnknown.next': 'Remettez {{file}} comme il était.',
  'migrate.planEdited_one': '{{count}} champ de {{file}} a été modifié depuis son application',
  'migrate.planEdited_other': '{{count}} champs de {{file}} ont été modifiés depuis son application',
  'migrate.planEdited.next': 'Acceptez les modifications avec --accept-changes, ou annulez-les.',
  'migrate.planEdited.unsafe_one':
    '{{count}} champ de {{file}} a été modifié depuis son application, pour une chose qui est déjà sur la cible',
  'migrate.planEdited.unsafe_other':
    '{{count}} champs de {{file}} ont été modifiés depuis son application, pour des choses qui sont déjà sur la cible',
  'migrate.planEdited.unsafe.next':
    'Annulez ces modifications ; « cp {{applied}} {{file}} » remet le plan tel qu’il a été appliqué.',
  'migrate.planEdited.advice.other':
    'Cela en fait une autre migration : planifiez-la sous un nom à elle (broker migrate plan … --name NOM).',
  'migrate.planEdited.advice.whole':
    'Cela vaut pour ce qui est déjà sur la cible : annulez-le, revenez en arrière pour chaque client commencé, et changez-le alors.',
  'migrate.planEdited.advice.switched':
    '{{tenant}} tourne sur la cible : ce qui doit y être autrement se change là-bas, chez le fournisseur.',
  'migrate.planEdited.advice.there':
    'Ce dont il s’agit est déjà sur la cible. Annulez-le ; puis broker migrate rollback --tenant {{tenant}}, la modification de nouveau, et broker migrate apply --tenant {{tenant}}.',
  'migrate.change': '{{path}} : était {{before}}, est {{after}}',
  'migrate.key.unfit': '{{file}} ne contient pas de clé privée Ed25519 (PEM, PKCS#8)',
  'migrate.key.unfit.next': 'Pour en créer une : {{command}}',
  'migrate.again': '{{next}} Puis reprenez avec : {{command}}',
  'migrate.again.only': 'Reprenez avec : {{command}}',

  'migrate.confirm.cutover_one': '{{tenants}} va être arrêté sur la source.',
  'migrate.confirm.cutover_other': '{{count}} clients vont être arrêtés sur la source : {{tenants}}.',
  'migrate.confirm.rollback_one':
    '{{tenants}} tourne sur la cible depuis {{since}} ; ce qui y a été écrit sur ses volumes sera sauvegardé, et la source tournera sans cela.',
  'migrate.confirm.rollback_other':
    '{{count}} clients tournent sur la cible depuis {{since}} : {{tenants}}. Ce qui y a été écrit sur leurs volumes sera sauvegardé, et la source tournera sans cela.',
  'migrate.confirm.rollback.adopted_one':
    '{{tenants}} compte comme tournant sur la cible, depuis quand n’est pas dans le journal ; ce qui y a été écrit sur ses volumes est sauvé, et les serveurs de la source qui tournaient avant ne sont peut-être pas connus.',
  'migrate.confirm.rollback.adopted_other':
    '{{count}} clients comptent comme tournant sur la cible, depuis quand n’est pas dans le journal : {{tenants}}. Ce qui y a été écrit sur leurs volumes est sauvé, et les serveurs de la source qui tournaient avant ne sont peut-être pas connus.',
  'migrate.confirm.delete_one': 'Les serveurs, volumes et adresses de {{tenants}} vont être supprimés sur la source.',
  'migrate.confirm.delete_other':
    'Les serveurs, volumes et adresses de {{count}} clients vont être supprimés sur la source : {{tenants}}.',
  'migrate.confirm.other': 'Ce n’est pas {{plan}}.',
  'migrate.confirm.question': '{{says}} Saisissez le nom du plan ({{plan}}) pour continuer :',
  'migrate.confirm.missing':
    'ceci doit être confirmé. {{says}} Il n’y a pas de terminal où le demander : --confirm {{plan}} dit oui.',
  'migrate.confirm.wrong': '--confirm dit « {{given}} », et le plan s’appelle {{plan}}',

  'migrate.notice.torn-journal':
    'La dernière ligne de {{path}} a été coupée ({{bytes}} octets) ; elle n’est pas prise en compte.',
  'migrate.notice.mark-left':
    'La marque « {{name}} » n’a pas pu être retirée de la cible ({{reason}}) ; la prochaine commande la remplacera.',
  'migrate.notice.addresses-left':
    '{{path}} n’a pas pu être mis à jour : {{reason}}. La phase elle-même n’en est pas touchée ; la prochaine commande l’écrira.',
  'migrate.notice.changes-taken_one': '{{count}} modification du plan est prise en compte.',
  'migrate.notice.changes-taken_other': '{{count}} modifications du plan sont prises en compte.',
  'migrate.notice.receipt-key': 'Les reçus sont signés avec {{file}} ; moitié publique : {{publicKey}}',
  'migrate.notice.receipt-key-made':
    'Une clé pour les reçus a été créée : {{file}}. Gardez-en une copie. Moitié publique : {{publicKey}}',
  'migrate.notice.disk': '{{entry}} : {{text}}',
  'migrate.progress.copy': '{{tenant}} / {{entry}} : {{progress}}',

  'migrate.column.tenant': 'client',
  'migrate.column.outcome': 'résultat',
  'migrate.column.says': 'quoi',
  'migrate.column.next': 'à faire',
  'migrate.column.wave': 'vague',
  'migrate.column.reached': 'atteint',
  'migrate.column.at': 'à',
  'migrate.column.volumes': 'volumes',
  'migrate.column.data': 'données',
  'migrate.column.proof': 'preuve',
  'migrate.column.failures': 'échecs depuis',
  'migrate.column.side': 'côté',
  'migrate.column.kind': 'genre',
  'migrate.column.id': 'identifiant',
  'migrate.column.name': 'nom',
  'migrate.column.check': 'contrôlé',
  'migrate.outcome.done': 'fait',
  'migrate.outcome.already': 'inchangé',
  'migrate.outcome.failed': 'ÉCHEC',
  'migrate.verdict.done_one': '{{phase}} : {{count}} client traité.',
  'migrate.verdict.done_other': '{{phase}} : {{count}} clients traités.',
  'migrate.verdict.failed_one': '{{phase}} : {{count}} client sur {{total}} a échoué.',
  'migrate.verdict.failed_other': '{{phase}} : {{count}} clients sur {{total}} ont échoué.',
  'migrate.next': 'Ensuite :',
  'migrate.next.nothing': 'Ensuite : il ne reste rien à faire.',
  'migrate.title': '{{phase}} de {{plan}}',
  'migrate.phase.apply': 'application',
  'migrate.phase.rehearse': 'répétition',
  'migrate.phase.sync': 'mise à jour',
  'migrate.phase.cutover': 'bascule',
  'migrate.phase.rollback': 'retour',
  'migrate.phase.finish': 'clôture',
  'migrate.phase.cleanup': 'nettoyage',
  'migrate.milestone.none': 'rien encore',
  'migrate.milestone.applied': 'appliqué',
  'migrate.milestone.rehearsed': 'répété',
  'migrate.milestone.synced': 'à jour',
  'migrate.milestone.cutover-begun': 'bascule commencée',
  'migrate.milestone.final-copied': 'dernière copie prouvée',
  'migrate.milestone.traffic-switched': 'basculé sur la cible',
  'migrate.milestone.restored': 'remis en l’état',
  'migrate.milestone.rollback-begun': 'retour en arrière en cours',
  'migrate.milestone.saved': 'sauvegardé depuis la cible',
  'migrate.milestone.rolled-back': 'annulé',
  'migrate.milestone.receipt-written': 'reçu écrit',
  'migrate.milestone.finished': 'clos',
  'migrate.proof.full-readback': 'relu en entier',
  'migrate.proof.cached': 'relu, peut-être depuis la mémoire',
  'migrate.proof.transport-only': 'non relu',
  'migrate.status.title': 'Migration {{plan}}',
  'migrate.status.none': 'Rien n’a encore été appliqué, d’après les fichiers à côté du plan.',
  'migrate.status.journalMissing':
    'Un plan a été appliqué, et son journal {{path}} a disparu : on ne sait pas ce qui a été fait. Rétablissez-le ; sans lui, broker migrate check nomme ce qui est sur la cible.',
  'migrate.status.edited.none': 'Le plan a été modifié depuis son application.',
  'migrate.status.edited.safe':
    'Le plan a été modifié depuis son application ; les étapes l’acceptent avec --accept-changes.',
  'migrate.status.edited.unsafe':
    'Le plan a été modifié depuis son application, pour ce qui est déjà sur la cible : chaque étape le refuse tant que ce n’est pas annulé.',
  'migrate.status.edited.unknown':
    'Le plan est un autre que celui qui a été appliqué, et il n’en reste pas de copie : chaque étape le refuse tant qu’il n’est pas rétabli.',
  'migrate.status.down.cutover-begun':
    '{{tenant}} ne tourne peut-être nulle part : sa bascule a commencé à {{since}} et n’est pas terminée. broker migrate cutover continue ; broker migrate rollback remet la source comme avant.',
  'migrate.status.down.final-copied':
    '{{tenant}} ne tourne nulle part : ses serveurs de la source sont arrêtés pour la bascule commencée à {{since}}. broker migrate cutover continue ; broker migrate rollback remet la source comme avant.',
  'migrate.status.down.rollback':
    '{{tenant}} ne tourne peut-être nulle part depuis {{since}} : retour en arrière en cours. broker migrate rollback continue, et rien d’autre.',
  'migrate.status.copiesMissing':
    '{{tenant}} est sur la cible, et ses dernières copies ne sont pas dans ce journal : finish le refuse. Apportez ici le journal où elles figurent ; sans lui, il peut rester tel quel, ou revenir en arrière, ce qui sauve ses volumes. broker migrate cutover dit s’il y tourne.',
  'migrate.status.saved':
    'Ce que {{tenant}} avait écrit sur la cible avant son retour en arrière est sauvegardé dans {{folder}}.',
  'migrate.unclean_one':
    'Arrêt brutal : {{servers}} de {{tenant}} a été coupé de force à la source. Ses disques sont comme après une coupure de courant.',
  'migrate.unclean_other':
    'Arrêt brutal : {{count}} serveurs de {{tenant}} ont été coupés de force à la source : {{servers}}. Leurs disques sont comme après une coupure de courant.',
  'migrate.status.locked': 'Le processus {{pid}} sur {{host}} y travaille depuis {{since}}.',
  'migrate.status.stale':
    'Le processus {{pid}} sur {{host}} y travaillait (depuis {{since}}) et s’est terminé ; la prochaine commande reprend.',
  'migrate.status.torn':
    'La dernière ligne du journal a été coupée ({{bytes}} octets) ; la prochaine commande l’écarte.',
  'migrate.status.failures': '{{count}} × {{phase}}, le dernier à {{at}} : {{detail}}',
  'migrate.status.sizes': '{{done}} sur {{total}}',
  'migrate.status.verdict': 'Clos : {{finished}} sur {{total}}. Sur la cible : {{switched}}.',
  'migrate.cleanup.title': 'Supprimé',
  'migrate.cleanup.dryRun': 'Serait supprimé',
  'migrate.cleanup.strays': 'Connu par sa seule étiquette',
  'migrate.cleanup.strays.says': 'Le journal ne les connaît pas. Laissés en place ; pour en supprimer un : --id.',
  'migrate.cleanup.nothing': 'Il ne reste rien.',
  'migrate.side.source': 'source',
  'migrate.side.target': 'cible',
}
export default messages
