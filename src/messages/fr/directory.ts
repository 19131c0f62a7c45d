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
}
export default messages
