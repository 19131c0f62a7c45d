import type en from '../en/directory.ts'

const messages: Record<keyof typeof en, string> = {
  'directory.noFolder': 'impossible d’utiliser {{root}} comme cloud : ce dossier n’existe pas.',
  'directory.noFolder.next': 'Créez le dossier, ou corrigez le chemin dans le profil.',
  'directory.otherThings':
    'impossible d’utiliser {{root}} comme cloud : il contient autre chose, par exemple {{example}}.',
  'directory.otherThings.next': 'Indiquez un dossier vide, ou un dossier déjà écrit par broker.',
  'directory.newer':
    'impossible d’utiliser {{root}} : son format est en version {{version}}, ce programme connaît la version 1.',
  'directory.newer.next': 'Utilisez une version plus récente de broker. Rien n’a été modifié.',
  'directory.notUnderstood': 'impossible de comprendre {{file}} : le fichier est abîmé ou a été modifié à la main.',
  'directory.notUnderstood.next':
    'Comparez-le à docs/exit-archive.md et corrigez-le, ou déplacez son dossier ailleurs.',
  'directory.badField': 'impossible de comprendre {{file}} : son champ {{field}} manque ou est erroné.',
  'directory.badField.next': 'Corrigez-le (docs/exit-archive.md décrit le format), ou déplacez son dossier ailleurs.',
  'directory.badTop': 'impossible de comprendre {{file}} : le fichier est abîmé.',
  'directory.badTop.next':
    'Restaurez-le depuis une copie, ou récrivez-le avec le kind directory, le format {{formatName}} et une date dans createdAt : tout le reste a son propre fichier.',
  'directory.badOffers': 'impossible de comprendre {{file}} : le fichier est abîmé, ou nomme deux fois une taille.',
  'directory.badOffers.next': 'Corrigez-le (docs/exit-archive.md décrit le format), ou déplacez-le ailleurs.',
  'directory.notRegular': 'impossible de lire {{path}} : ce n’est pas un simple fichier.',
  'directory.notRegular.next': 'Restaurez le fichier depuis une copie, ou déplacez ce qui s’y trouve.',
  'directory.twice': 'deux dossiers portent l’identifiant {{id}} : {{first}} et {{second}}.',
  'directory.twice.next': 'Sortez l’un des deux de l’archive. Rien n’est lu dans le second.',
  'directory.damaged': 'éléments abîmés parmi les {{kind}} de {{root}} : {{count}}.',
  'directory.damaged.next': 'Voyez lesquels avec broker inventory directory:{{root}}.',
  'directory.severalDamaged': '{{count}} éléments du dossier sont abîmés. Le premier : {{first}}',
  'directory.severalDamaged.next': 'Voyez-les tous avec broker inventory directory:{{root}}.',
  'directory.rawMissing': 'les données de {{name}} ({{id}}) manquent : {{path}} n’existe pas.',
  'directory.rawMissing.next': 'Restaurez le fichier depuis une copie, ou déplacez le dossier ailleurs.',
  'directory.rawForeign': 'les données de {{name}} ({{id}}) ne sont pas ici : {{path}} n’est pas un simple fichier.',
  'directory.rawForeign.next': 'Mettez le fichier lui-même à sa place : les liens ne sont pas suivis.',
  'directory.rawLength':
    'les données de {{name}} ({{id}}) sont incomplètes : {{path}} compte {{found}} octets, sa fiche en annonce {{sizeBytes}}.',
  'directory.rawLength.next':
    'Restaurez le fichier entier depuis une copie ; s’il est bon tel quel, corrigez sizeBytes dans sa fiche.',
  'directory.system': 'impossible de travailler sur {{path}} : {{reason}}.',
  'directory.system.next': 'Vérifiez vos droits sur le dossier et la place sur le disque, puis relancez la commande.',
  'directory.locked':
    'impossible de modifier {{folder}} : le processus {{pid}} de {{host}} y écrit depuis une demi-minute.',
  'directory.locked.next':
    'Attendez-le, ou arrêtez-le. Si cette machine n’existe plus, videz le fichier de verrou au plus grand numéro dans ce dossier.',
  'directory.noSuch': 'il n’y a rien de type {{kind}} portant l’identifiant {{id}} dans {{root}}.',
  'directory.noSuch.next': 'Voyez ce qui existe avec broker inventory.',
  'directory.noSuchKind': 'un dossier ne contient pas de {{kind}}.',
  'directory.noSuchKind.next': 'Voir ce que sait faire chaque fournisseur : broker providers --abilities.',
  'directory.different': 'impossible de créer {{kind}} {{key}} : {{id}} porte cette clé et diffère ({{fields}}).',
  'directory.different.next': 'Gardez l’existant en demandant la même chose, ou supprimez-le d’abord.',
  'directory.tooSmall':
    'impossible de créer un volume de {{sizeBytes}} octets : son contenu initial en compte {{neededBytes}}.',
  'directory.tooSmall.next': 'Demandez un volume au moins aussi grand.',
  'directory.imageNotRaw': 'impossible de créer un volume à partir de l’image {{id}} : son format est {{format}}.',
  'directory.imageNotRaw.next': 'Convertissez-la d’abord (qemu-img convert -O raw), puis téléversez le résultat.',
  'directory.attached': 'impossible de faire cela au volume {{id}} : le serveur {{server}} l’utilise.',
  'directory.attached.next': 'Détachez-le d’abord.',
  'directory.check.reachable': 'le dossier {{root}} peut servir de cloud',
  'directory.check.contents': 'le dossier {{root}} contient ce que disent ses fiches',
  'directory.check.permissions': 'le dossier {{root}} peut être lu et écrit',
  'directory.imageLength':
    'impossible de téléverser l’image : {{sizeBytes}} octets étaient annoncés, {{received}} sont arrivés.',
  'directory.imageLength.next': 'Vérifiez le fichier et recommencez. Rien n’a été conservé.',
  'directory.imageChanged':
    'les octets de l’image {{id}} ne sont pas ceux qui ont été enregistrés : {{path}} a changé.',
  'directory.imageChanged.next':
    'N’utilisez pas ce qui a été téléchargé. Restaurez le fichier, ou supprimez l’image et téléversez-la de nouveau.',
  'directory.notStarted': 'impossible de démarrer le serveur {{name}} : son processus n’a pas démarré.',
  'directory.notStarted.next': 'Lisez {{log}}, puis relancez la commande.',
  'directory.notStopped': 'impossible d’arrêter le serveur {{name}} : le processus {{pid}} ne se termine pas.',
  'directory.notStopped.next': 'Terminez le processus à la main, puis relancez la commande.',
  'directory.runsOn': 'le serveur {{name}} ne s’arrête pas de lui-même : le processus {{pid}} continue.',
  'directory.runsOn.next': 'Terminez ce qui y tourne, puis relancez la commande.',
  'directory.elsewhere': 'impossible de faire cela au serveur : son processus {{pid}} a été démarré sur {{host}}.',
  'directory.elsewhere.next':
    'Lancez la commande là-bas. Si le dossier a été copié ici, supprimez process.json dans le dossier du serveur.',
  'directory.noSize': 'impossible de créer le serveur : la taille {{sizeId}} n’existe pas.',
  'directory.noSize.next': 'Utilisez small, medium ou large, ou décrivez vos propres tailles dans offers.json.',
  'directory.soldOut.creating': 'impossible de créer le serveur : la taille {{sizeId}} est épuisée.',
  'directory.soldOut.creating.next':
    'Choisissez une autre taille, ou attendez ; {{file}} du dossier dit ce qui est épuisé.',
  'directory.soldOut.starting': 'impossible de démarrer le serveur : plus de place pour la taille {{sizeId}}.',
  'directory.soldOut.starting.next':
    'Attendez, ou choisissez une autre taille ; {{file}} du dossier dit ce qui est épuisé.',
  'directory.noAddress': 'aucune adresse n’est libre dans {{cidr}}.',
  'directory.noAddress.next': 'Supprimez ce qui ne sert plus, ou créez un sous-réseau plus grand.',
  'directory.noRange': '{{cidr}} n’est pas une plage d’adresses IPv4.',
  'directory.noRange.next': 'Écrivez-la comme 10.0.0.0/24.',
  'directory.noDevice': 'le serveur {{server}} ne peut pas recevoir un volume de plus.',
  'directory.noDevice.next': 'Détachez-en un d’abord.',
  'directory.inUse': 'impossible de supprimer {{kind}} {{id}} : {{by}} l’utilise.',
  'directory.inUse.next': 'Supprimez d’abord ce dernier.',
  'directory.nameTaken': 'impossible de créer la paire de clés {{name}} : {{id}} porte ce nom.',
  'directory.nameTaken.next': 'Choisissez un autre nom, ou supprimez l’autre.',
  'directory.notAKey': 'ceci n’est pas une clé publique OpenSSH.',
  'directory.notAKey.next': 'Donnez une ligne comme celle de ~/.ssh/id_ed25519.pub.',
}
export default messages
