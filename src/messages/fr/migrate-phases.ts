import type en from '../en/migrate-phases.ts'

const messages: Record<keyof typeof en, string> = {
  'migrate.notInJournal':
    '{{kind}} : « {{name}} » ({{id}}) existe déjà, et le journal de cette migration n’en sait rien',
  'migrate.notInJournal.next':
    'Une autre machine l’a peut-être créé. Apportez son journal ici, reprenez la ressource avec --adopt, ou supprimez-la avec broker migrate cleanup --id.',
  'migrate.strays_one':
    '{{count}} ressource porte l’étiquette de cette migration, et son journal n’en sait rien : « {{name}} » ({{id}})',
  'migrate.strays_other':
    '{{count}} ressources portent l’étiquette de cette migration, et son journal n’en sait rien : « {{name}} » ({{id}}) est la première',
  'migrate.strays.next':
    'Apportez ici le journal de la machine qui les a créées, reprenez-les avec --adopt, ou supprimez-les avec broker migrate cleanup --id ID.',
  'migrate.step.adopted':
    '{{tenant}} : le serveur « {{name}} » ({{id}}) est sur la cible, et le journal l’ignorait ; {{tenant}} compte comme tournant là-bas',
  'migrate.finishedBefore':
    '{{kind}} : « {{name}} » ({{id}}) porte l’étiquette d’une migration terminée : {{tenant}} a été terminé, et ce journal ne le sait pas',
  'migrate.finishedBefore.next':
    'Ce qui est terminé n’est ni repris, ni recréé, ni supprimé. Apportez ici le journal le plus récent, ou écartez le client avec --exclude.',
  'migrate.journalOlder':
    'ce journal est plus ancien que ce qui tourne sur la cible : le serveur « {{name}} » ({{id}}) de {{tenant}} y tourne, et le journal ne sait pas qu’il a été démarré',
  'migrate.journalOlder.switched':
    'ce journal est plus ancien que ce qui tourne sur la cible : le serveur « {{name}} » ({{id}}) de {{tenant}} porte l’étiquette de sa bascule, et le journal n’en sait rien',
  'migrate.journalOlder.next':
    'Apportez ici le journal le plus récent. Sans lui, avec --adopt, {{tenant}} compte comme tournant sur la cible : rien n’y est écrasé, et rollback sauve ses volumes et demande d’abord.',
  'migrate.noJournal': 'il n’y a pas de journal {{path}}, et rien sur la cible ne porte l’étiquette de cette migration',
  'migrate.noJournal.next':
    'Si quelque chose a été fait, apportez ici le journal depuis le dossier ou la machine où cela a été fait. Sinon, apply vient d’abord.',
  'migrate.noJournal.there_one':
    'il n’y a pas de journal {{path}}, et {{count}} ressource porte l’étiquette de cette migration : « {{name}} » ({{id}})',
  'migrate.noJournal.there_other':
    'il n’y a pas de journal {{path}}, et {{count}} ressources portent l’étiquette de cette migration : « {{name}} » ({{id}}) est la première',
  'migrate.noJournal.there.next':
    'Apportez ici le journal, depuis une sauvegarde ou la machine qui l’a. Sans lui, reprenez ce qui est là avec --adopt : ce qui tourne sur la cible compte comme basculé.',
  'migrate.noFinalCopies':
    'le journal {{path}} ne sait rien des dernières copies de {{tenant}} : aucun reçu ne peut dire ce qui a été déplacé',
  'migrate.noFinalCopies.next':
    'Apportez ici le journal où elles figurent. Sans lui, laissez le client tel quel, ou revenez en arrière, ce qui sauve ses volumes, et déplacez-le de nouveau.',
  'migrate.cleanup.noSuch_one':
    'aucune ressource que seule une étiquette dit nôtre n’a l’identifiant {{ids}} ; rien n’a été supprimé',
  'migrate.cleanup.noSuch_other':
    'aucune ressource que seule une étiquette dit nôtre n’a les identifiants {{ids}} ; rien n’a été supprimé',
  'migrate.cleanup.noSuch.next':
    'Ce que le journal connaît est supprimé par broker migrate rollback. --dry-run liste ce qui peut être nommé.',
  'migrate.notMadeYet': '{{kind}} : {{key}} n’est pas encore sur la cible',
  'migrate.notMadeYet.next': 'Appliquez d’abord le client auquel elle appartient, ou changez le plan.',
  'migrate.volumeGrown':
    'le volume « {{name}} » compte maintenant {{source}} octets à la source et {{target}} sur la cible',
  'migrate.volumeGrown.next':
    'Revenez en arrière pour ce client et planifiez de nouveau : un volume plus grand sera créé.',
  'migrate.notStopped': 'le serveur « {{name}} » ({{id}}) devrait être arrêté et ne l’est pas : {{state}}',
  'migrate.notStopped.next': 'Arrêtez-le à la main et relancez la commande.',
  'migrate.runsOn': 'le serveur « {{name}} » ({{id}}) ne s’arrête pas de lui-même',
  'migrate.runsOn.next':
    'Il le fera peut-être encore : surveillez-le. Arrêtez-le à la main, ou basculez avec --accept-unclean : il est alors coupé de force, et ses disques sont comme après une coupure de courant.',
  'migrate.neitherRunsNorStopped': 'le serveur « {{name}} » ({{id}}) ni ne tourne ni n’est arrêté : {{state}}',
  'migrate.neitherRunsNorStopped.next': 'Amenez-le dans l’un de ces états, ou laissez-le (action: skip) dans le plan.',
  'migrate.serverUndecided': 'le plan ne dit pas quelle taille a le serveur « {{name}} », ou sur quoi il démarre',
  'migrate.serverUndecided.next': 'Renseignez desired.size et desired.boot, ou mettez how.action à skip.',
  'migrate.unhealthy': 'le serveur « {{name}} » ne va pas bien sur la cible : {{detail}}',
  'migrate.unhealthy.next': 'Regardez son journal, corrigez le contrôle ou le serveur, et relancez la commande.',
  'migrate.hookFailed': 'le crochet {{hook}} de {{tenant}} a échoué (code {{exit}}){{said}}',
  'migrate.hookTooLong': 'le crochet {{hook}} de {{tenant}} a été arrêté, ses {{seconds}} s étant écoulées{{said}}',
  'migrate.hookTooLong.next':
    'Lancez sa commande à la main ; s’il lui faut seulement plus de temps, augmentez timeoutSeconds du crochet dans le plan.',
  'migrate.hookNotRun': 'le crochet {{hook}} de {{tenant}} n’a pas pu aller jusqu’au bout : {{output}}',
  'migrate.hookFailed.next': 'Lancez la commande du crochet à la main jusqu’à ce qu’elle finisse par 0.',
  'migrate.imageUnknown': 'personne ne dit quelle taille a le fichier de l’image « {{name}} » ({{id}})',
  'migrate.imageUnknown.next': 'Laissez-la (action: skip), et nommez dans le plan une image de la cible.',
  'migrate.paused': 'en pause à {{at}}, comme demandé',
  'migrate.failed': 'échec : {{detail}}',
  'migrate.outsideWindow': '{{tenant}} fait partie de {{wave}}, dont le créneau va de {{start}} à {{end}}',
  'migrate.outsideWindow.next': 'Attendez-le, ou changez le créneau de la vague dans le plan (--accept-changes).',
  'migrate.tooLate': '{{what}} de {{about}} n’a pas atteint son état en {{seconds}} secondes',
  'migrate.tooLate.next':
    'Regardez chez le fournisseur, puis relancez la commande : ce qui a été commencé sera retrouvé. La limite est timeouts.stateSeconds dans le plan.',
  'migrate.inRollback':
    '{{tenant}} est en cours de retour en arrière : il ne tourne peut-être nulle part, et des parties peuvent manquer',
  'migrate.inRollback.next':
    'Lancez broker migrate rollback jusqu’à ce qu’il soit terminé ; rien d’autre ne continue avant.',
  'migrate.goneFromTarget': '{{kind}} : « {{name}} » ({{id}}) n’est plus sur la cible',
  'migrate.goneFromTarget.next':
    'Rien n’a été signé ni supprimé. Rétablissez la ressource, ou lancez broker migrate rollback.',
  'migrate.rehearse.started_one':
    '{{count}} serveur a démarré sur un réseau isolé ; personne n’a demandé s’il va bien, car le plan n’a pas de contrôle. La copie a disparu.',
  'migrate.rehearse.started_other':
    '{{count}} serveurs ont démarré sur un réseau isolé ; personne n’a demandé s’ils vont bien, car le plan n’a pas de contrôle. Les copies ont disparu.',
  'migrate.step.restored':
    '{{tenant}} est comme avant : rien n’en tourne sur la cible, et les serveurs de la source ont retrouvé leur état',
  'migrate.sourceGone': '{{kind}} : « {{name}} » ({{id}}) n’existe plus à la source',
  'migrate.sourceGone.servers.next': 'Rétablissez-le, ou laissez-le (action: skip) dans le plan.',
  'migrate.sourceGone.volumes.next':
    'Rétablissez-le. La copie sur la cible est peut-être la seule désormais : sauvegardez-la avant de revenir en arrière.',
  'migrate.volumes.heldElsewhere':
    'le volume « {{name}} » ({{id}}) est aussi attaché au serveur « {{server}} », qui n’est pas de {{tenant}} et peut y écrire',
  'migrate.volumes.heldElsewhere.next': 'Détachez-le là-bas, ou planifiez les deux comme un seul client.',
  'migrate.volumes.heldByLeft':
    'le volume « {{name}} » ({{id}}) est attaché au serveur « {{server}} », qui est laissé sur place et n’est pas arrêté',
  'migrate.volumes.heldByLeft.next':
    'Arrêtez ce serveur à la main, ou emmenez-le (action: create dans le plan, avec --accept-changes).',
  'migrate.volumes.leftOut':
    'le serveur « {{server}} » a le volume {{id}}, dont le plan ne dit rien : il resterait sur place',
  'migrate.volumes.leftOut.next':
    'Détachez-le à la source, ou ajoutez-le aux volumes du plan – action: skip, s’il doit rester – et continuez avec --accept-changes.',
  'migrate.unready_one': 'le plan n’est pas prêt, et rien n’a été créé : il y a une erreur',
  'migrate.unready_other': 'le plan n’est pas prêt, et rien n’a été créé : il y a {{count}} erreurs',
  'migrate.unstartable_one':
    'un serveur ne peut pas être créé sur la cible tel que le plan le dit, et rien n’a été arrêté : il y a une erreur',
  'migrate.unstartable_other':
    'des serveurs ne peuvent pas être créés sur la cible tels que le plan les dit, et rien n’a été arrêté : il y a {{count}} erreurs',
  'migrate.unstartable.next': 'Corrigez cela dans le plan.',
  'migrate.unready.next': 'Corrigez cela (--without-check applique quand même).',
  'migrate.apply.already': 'déjà appliqué',
  'migrate.apply.done_one': 'tout est sur la cible sauf les serveurs ; {{count}} volume copié et prouvé',
  'migrate.apply.done_other': 'tout est sur la cible sauf les serveurs ; {{count}} volumes copiés et prouvés',
  'migrate.sync.done_one': '{{count}} volume à jour et prouvé, {{mebibytes}} Mio écrits',
  'migrate.sync.done_other': '{{count}} volumes à jour et prouvés, {{mebibytes}} Mio écrits',
  'migrate.notApplied': '{{tenant}} n’a pas été appliqué',
  'migrate.notApplied.next': 'Lancez d’abord broker migrate apply.',
  'migrate.inCutover': '{{tenant}} est déjà plus loin : {{at}}',
  'migrate.inCutover.next':
    'Lancez broker migrate cutover pour continuer, ou broker migrate rollback pour revenir en arrière.',
  'migrate.step.restoring': 'remise de {{tenant}} dans son état d’avant',
  'migrate.step.stopping': 'arrêt des serveurs de {{tenant}}',
  'migrate.step.ranBefore':
    'le serveur « {{name}} » ({{id}}) est arrêté, mais tournait avant la bascule abandonnée : il compte comme un serveur qui tourne',
  'migrate.step.copying': 'copie des dernières différences de {{tenant}}',
  'migrate.step.starting': 'démarrage de {{tenant}} sur la cible',
  'migrate.step.checking': 'vérification de l’état de {{tenant}}',
  'migrate.cutover.already': 'est déjà sur la cible',
  'migrate.cutover.already.noCopies':
    'est déjà sur la cible ; ses dernières copies ne sont pas dans le journal, finish le refuse donc : il peut rester tel quel, ou revenir en arrière, ce qui sauve ses volumes',
  'migrate.cutover.already.still':
    '{{says}}. Aucun de ses serveurs n’y tourne ; à la source tournent : {{source}}. Démarrez sur la cible ce qui doit tourner, ou revenez en arrière',
  'migrate.bothSides': '{{tenant}} tourne des deux côtés : sur la cible {{target}}, à la source {{source}}',
  'migrate.bothSides.next':
    'Arrêtez ce qui tourne à la source : ce qui s’y écrit n’est pas sur la cible. Ou revenez en arrière avec broker migrate rollback.',
  'migrate.notStanding':
    '{{tenant}} a basculé, et ces serveurs ne tournent pas sur la cible : {{names}} ; à la source tournent : {{source}}',
  'migrate.notStanding.next': 'Démarrez-les sur la cible, ou revenez en arrière avec broker migrate rollback.',
  'migrate.groupGone': 'la cible ne montre plus le groupe de sécurité {{entry}} ({{id}})',
  'migrate.groupGone.next':
    'S’il a une règle qui ne peut être lue, retirez-la. S’il a disparu, revenez en arrière pour {{tenant}} et appliquez de nouveau.',
  'migrate.step.madeAgain': '{{tenant}} : {{kind}} {{entry}} a disparu de la cible, et est recréé',
  'migrate.cutover.already.unseen':
    '{{says}}. Le journal ne dit pas si le crochet afterTraffic a été lancé ; il ne l’est donc pas de nouveau : s’il ne l’a pas été, lancez sa commande à la main',
  'migrate.step.unmarked':
    '{{tenant}} : le serveur {{id}} de la cible n’a pas pu être étiqueté comme basculé : {{reason}}',
  'migrate.cutover.done_one':
    'tourne sur la cible : {{count}} serveur ; celui de la source est arrêté, et rien n’y a été changé',
  'migrate.cutover.done_other':
    'tourne sur la cible : {{count}} serveurs ; ceux de la source sont arrêtés, et rien n’y a été changé',
  'migrate.cutover.done.some_one':
    'tourne sur la cible : {{count}} serveur sur {{total}}, les autres étant arrêtés avant ; rien n’a été changé sur la source',
  'migrate.cutover.done.some_other':
    'tourne sur la cible : {{count}} serveurs sur {{total}}, les autres étant arrêtés avant ; rien n’a été changé sur la source',
  'migrate.cutover.done.none_one':
    'est sur la cible, et ne tourne pas : son serveur ({{count}}) était arrêté avant ; aucun n’a été démarré ni interrogé',
  'migrate.cutover.done.none_other':
    'est sur la cible, et ne tourne pas : ses {{count}} serveurs étaient arrêtés avant ; aucun n’a été démarré ni interrogé',
  'migrate.cutover.done.empty': 'est sur la cible ; il n’a pas de serveur',
  'migrate.afterTraffic':
    '{{says}}. {{tenant}} est sur la cible : ce crochet vient après la bascule, et rien n’a été remis en place.',
  'migrate.lacksAfterTraffic': 'le crochet afterTraffic de {{tenant}} ne s’est pas encore bien terminé',
  'migrate.lacksAfterTraffic.next':
    'Lancez broker migrate cutover : seul le crochet est relancé. S’il n’est plus voulu, retirez-le du plan.',
  'migrate.sourceWritten':
    'le volume « {{name}} » ({{id}}) de la source ne contient plus ce qui en a été copié à {{at}} : on y a écrit depuis, et cela n’est nulle part ailleurs. Rien n’a été signé ni supprimé.',
  'migrate.sourceWritten.next':
    'Regardez ce qui y a été écrit. Terminez sans --delete-source, et supprimez la source à la main quand plus rien n’en est voulu.',
  'migrate.sourceResized':
    'le volume « {{name}} » ({{id}}) de la source a maintenant {{sizeBytes}} octets, et {{copiedBytes}} en ont été copiés à {{at}} : ce qui est dans les autres n’est nulle part ailleurs. Rien n’a été signé ni supprimé.',
  'migrate.undeletable.volumeHeld':
    'le volume « {{name}} » ({{id}}) de la source est attaché au serveur « {{server}} », qui reste. Rien de la source n’a été supprimé',
  'migrate.undeletable.volumeHeld.next':
    'Détachez-le là-bas et relancez la commande, ou terminez sans --delete-source.',
  'migrate.undeletable.addressHeld':
    'l’adresse {{name}} ({{id}}) de la source est attachée au serveur « {{server}} », qui reste. Rien de la source n’a été supprimé',
  'migrate.undeletable.addressHeld.next':
    'Donnez une autre adresse à ce serveur et relancez la commande, ou terminez sans --delete-source.',
  'migrate.undeletable.ownDisk':
    'le serveur « {{name}} » ({{id}}) de la source a un disque à lui, dont rien n’a été copié. Rien de la source n’a été supprimé',
  'migrate.undeletable.ownDisk.next':
    'Sauvez ce que vous voulez de ce disque, supprimez ce serveur à la main et relancez la commande ; ou terminez sans --delete-source.',
  'migrate.undeletable.notCopied':
    'le journal ne connaît aucune copie du volume « {{name}} » ({{id}}) de la source. Rien de la source n’a été supprimé',
  'migrate.undeletable.notCopied.next':
    'Terminez sans --delete-source, et supprimez la source à la main quand rien n’en est voulu.',
  'migrate.restored_one':
    '{{says}}. Tout est comme avant : rien ne tourne sur la cible, et {{count}} serveur de la source tourne de nouveau.',
  'migrate.restored_other':
    '{{says}}. Tout est comme avant : rien ne tourne sur la cible, et {{count}} serveurs de la source tournent de nouveau.',
  'migrate.restored.none':
    '{{says}}. Tout est comme avant : rien ne tourne sur la cible, et les serveurs de la source sont arrêtés comme avant.',
  'migrate.notRestored': '{{says}}. La remise en l’état a échoué : {{failure}}.',
  'migrate.notRestored.next':
    '{{tenant}} ne tourne peut-être nulle part. Ce qui tournait à la source, et peut être arrêté : {{servers}}. La cause réparée, broker migrate cutover continue ; broker migrate rollback remet plutôt la source comme avant.',
  'migrate.halfRestored':
    'les serveurs de la source ont retrouvé leur état et rien de {{tenant}} ne tourne sur la cible, mais le retour n’est pas allé au bout : {{failure}}',
  'migrate.halfRestored.next':
    'La cause réparée, broker migrate cutover continue ; broker migrate rollback supprime plutôt le reste.',
  'migrate.step.copiesLeft':
    'suppression de ce qu’une répétition interrompue de {{tenant}} a laissé : {{count}} ressources',
  'migrate.step.unwritten': '{{path}} ne prend plus de lignes ({{reason}}) : que {{tenant}} a échoué n’y figure pas',
  'migrate.notRehearsed': 'aucune répétition de {{tenant}} n’a réussi ces {{days}} derniers jours',
  'migrate.rehearsedOtherwise':
    'des serveurs de {{tenant}}, ou leurs contrôles, ont été modifiés dans le plan depuis sa répétition',
  'migrate.notRehearsed.next': 'Lancez broker migrate rehearse, ou basculez avec --without-rehearsal.',
  'migrate.rollback.nothing': 'rien n’a été créé, il n’y a donc rien à défaire',
  'migrate.rollback.done': 'tout ce qui avait été créé a disparu, et la source est comme avant',
  'migrate.rollback.done.powerUnknown':
    'tout ce qui avait été créé a disparu ; quels serveurs de la source tournaient avant n’est pas dans le journal, leur état est donc resté tel quel. Tournent : {{running}}. Ne tournent pas : {{others}}. Démarrez ce qui doit tourner avec les outils de la source',
  'migrate.rollback.saved.powerUnknown_one':
    'ce qui a été écrit sur la cible est sauvé et prouvé : {{folder}} ; quels serveurs de la source tournaient avant n’est pas dans le journal, leur état est donc resté tel quel. Tournent : {{running}}. Ne tournent pas : {{others}}. Démarrez ce qui doit tourner avec les outils de la source',
  'migrate.rollback.saved.powerUnknown_other':
    'ce qui a été écrit sur la cible est sauvé et prouvé : {{count}} volumes à côté de {{folder}} ; quels serveurs de la source tournaient avant n’est pas dans le journal, leur état est donc resté tel quel. Tournent : {{running}}. Ne tournent pas : {{others}}. Démarrez ce qui doit tourner avec les outils de la source',
  'migrate.rollback.saved_one':
    'la source tourne de nouveau ; ce qui a été écrit sur la cible est sauvé et prouvé : {{folder}}',
  'migrate.rollback.saved_other':
    'la source tourne de nouveau ; ce qui a été écrit sur la cible est sauvé et prouvé : {{count}} volumes à côté de {{folder}}',
  'migrate.rollback.still':
    'des serveurs de {{tenant}} tournaient à la source, ont été redémarrés, et n’y tournent pas : {{names}}. Rien d’autre n’a été supprimé sur la cible',
  'migrate.rollback.still.next':
    'Regardez qui les arrête – peut-être le crochet onRollback –, puis relancez la commande.',
  'migrate.rollback.held':
    'le volume « {{name}} » ({{id}}) de {{tenant}} est attaché sur la cible au serveur « {{server}} » ({{serverId}}), que cette migration n’a pas créé : ce qu’il écrit ne serait pas sauvé',
  'migrate.rollback.held.next': 'Détachez-le là-bas, puis relancez la commande.',
  'migrate.rollback.lost': 'disparu de la cible, et sauvé nulle part : {{names}}. Rien n’a été changé',
  'migrate.rollback.lost.next':
    'Rétablissez-le, ou le fichier qui en avait été sauvé. Sans lui, broker migrate rollback --accept-loss revient en arrière et sauve le reste.',
  'migrate.rollback.lost.end': '{{says}} ; n’a pas été sauvé, ayant disparu de la cible : {{names}}',
  'migrate.rollback.ownDisk':
    'des serveurs de {{tenant}} sur la cible ont des disques à eux, qui ne sont pas des volumes et ne peuvent être sauvés : {{names}}. Ce qui y a été écrit depuis la bascule serait perdu ; rien n’a été changé',
  'migrate.rollback.ownDisk.next':
    'Sauvez vous-même ce que vous voulez de ces disques. Ensuite broker migrate rollback --accept-loss revient en arrière sans eux, et sauve les volumes.',
  'migrate.rollback.ownDisk.end': '{{says}} ; n’ont pas été sauvés, n’étant pas des volumes : les disques de {{names}}',
  'migrate.rollback.sourceGone.end': '{{says}}, sauf ce qui a disparu de la source : {{names}}',
  'migrate.wayBack.sourceGone.before':
    'disparu de la source : {{names}}. {{tenant}} ne peut pas redevenir comme avant, et rien n’a été changé',
  'migrate.wayBack.sourceGone.after':
    'disparu de la source : {{names}}. Tout le reste de {{tenant}} y a retrouvé son état ; ses volumes sur la cible sont gardés',
  'migrate.wayBack.sourceGone.next':
    'Rétablissez-le à la source. Sans lui, broker migrate rollback --accept-loss termine le retour, et supprime ce qui a été créé sur la cible.',
  'migrate.step.savedUnread': '{{file}}, sauvé auparavant, ne peut pas être lu : {{reason}}',
  'migrate.rollback.finished': '{{tenant}} est terminé : son reçu est écrit, il n’y a plus de retour',
  'migrate.rollback.finished.next': 'Planifiez une migration dans l’autre sens.',
  'migrate.finish.already': 'déjà terminé',
  'migrate.finish.unlabelled': '{{kind}} {{entry}} : les étiquettes restent ce qu’elles sont : {{reason}}',
  'migrate.finish.done': 'terminé ; reçu : {{file}}',
  'migrate.finish.deleted_one':
    'terminé, et {{count}} ressource de la source supprimée ; réseaux, routeurs, groupes, clés et images y restent, car d’autres peuvent s’en servir ; reçu : {{file}}',
  'migrate.finish.deleted_other':
    'terminé, et {{count}} ressources de la source supprimées ; réseaux, routeurs, groupes, clés et images y restent, car d’autres peuvent s’en servir ; reçu : {{file}}',
  'migrate.weakProof.unclean':
    'le volume {{entry}} a été copié après que son serveur a été coupé de force : il est comme après une coupure de courant',
  'migrate.weakProof': 'le volume {{entry}} n’est pas assez prouvé : {{proof}}',
  'migrate.weakProof.next': 'Acceptez-le avec --accept-weak-proof ; le reçu le dira.',
  'migrate.notSwitched': '{{tenant}} ne tourne pas encore sur la cible',
  'migrate.notSwitched.next': 'Lancez d’abord broker migrate cutover.',
  'migrate.rehearse.done_one': '{{count}} serveur a démarré sur un réseau isolé et allait bien ; la copie a disparu',
  'migrate.rehearse.done_other':
    '{{count}} serveurs ont démarré sur un réseau isolé et allaient bien ; les copies ont disparu',
}

export default messages
