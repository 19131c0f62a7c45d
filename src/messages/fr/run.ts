import type en from '../en/run.ts'

const messages: Record<keyof typeof en, string> = {
  'file.missing': 'Impossible de lire {{path}} : ce fichier n’existe pas.',
  'file.forbidden': 'Impossible de lire {{path}} : vous n’en avez pas le droit.',
  'file.folder': 'Impossible de lire {{path}} : c’est un dossier, pas un fichier.',
  'file.loop': 'Impossible de lire {{path}} : ses liens tournent en rond.',
  'file.notText': 'Impossible de lire {{path}} : ce n’est pas du texte UTF-8.',
  'file.tooLarge': 'Impossible de lire {{path}} : il dépasse {{limitMib}} Mio.',
  'file.next': 'Vérifiez le chemin et relancez la commande.',
  'file.cannotWrite': 'Impossible d’écrire {{path}} : {{reason}}.',
  'file.cannotWrite.next': 'Choisissez un autre emplacement avec --output et relancez la commande.',
  'file.cannotWrite.noFolder': 'son dossier n’existe pas',
  'file.cannotWrite.forbidden': 'vous n’avez pas le droit d’y écrire',
  'file.cannotWrite.readOnly': 'ce disque est en lecture seule',
  'file.cannotWrite.folder': 'c’est un dossier',
  'file.cannotWrite.full': 'il ne reste pas de place sur le disque',
  'file.cannotWrite.busy': 'il est occupé',
  'file.ownInput': '{{path}} est l’un des fichiers dont le résultat est tiré ; il reste tel quel.',
  'file.exists': '{{path}} existe déjà et reste tel quel.',
  'file.exists.next': 'Choisissez un autre nom avec --output, ou remplacez-le avec --force.',
  'run.noDeployment': 'Aucun fichier de déploiement : vous n’en avez pas indiqué et ./deployment.yaml n’existe pas.',
  'run.noDeployment.next':
    'Créez-en un avec « broker init deployment », ou essayez un exemple : broker compare {{example}}',
  'run.notBuilt': 'Impossible de lire les données fournies ({{path}}) : le programme n’est pas compilé.',
  'run.notBuilt.next': 'Lancez « npm run build », puis réessayez.',
  'run.unknownAlternative': 'Aucune solution « {{id}} » à détailler.',
  'run.unknownAlternative.next': 'Solutions connues : {{known}}',
  'run.unknownAlternative.noCurrent': 'Le fichier de déploiement ne donne pas de facture d’aujourd’hui (`current`).',
  'run.unknownAlternative.near': 'Vouliez-vous dire « {{near}} » ?',
  'run.unknownAlternative.providers':
    'Écrivez fournisseur/région ; le tableau de « --all » les montre tous. Fournisseurs : {{providers}}',
  'run.badDate': '« {{value}} » n’est pas une date de la forme 2026-11-22.',
  'run.badDate.next': 'Donnez à --as-of une date du calendrier et relancez la commande.',
}
export default messages
