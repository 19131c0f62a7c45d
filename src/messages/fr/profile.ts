import type en from '../en/profile.ts'

const messages: Record<keyof typeof en, string> = {
  'profile.help.summary': 'noter comment atteindre un compte chez un fournisseur',
  'profile.help.description':
    'Ajoute un profil à un fichier de profils, avec des commentaires ; le contenu du fichier est conservé. Un profil nomme l’endroit où sont les identifiants (une entrée de clouds.yaml, les variables OS_, un dossier), jamais les identifiants eux-mêmes : aucun mot de passe n’est demandé et rien de secret n’est enregistré.',
  'profile.help.example.1': 'broker init profile',
  'profile.help.example.2': 'broker init profile production --provider openstack --cloud mycloud --region GRA11',
  'profile.help.example.1.says': 'Répondre aux questions',
  'profile.help.example.2.says': 'Tout par options, en une ligne',
  'profile.help.arg.name': 'le nom du profil',
  'profile.help.flag.provider': 'genre de fournisseur',
  'profile.help.flag.preset': 'à qui est le cloud OpenStack',
  'profile.help.flag.cloud': 'son nom dans clouds.yaml ; sans cela, les variables OS_ comptent',
  'profile.help.flag.region': 'région, telle que le fournisseur l’écrit',
  'profile.help.flag.interface': 'points d’accès à appeler',
  'profile.help.flag.ca-file': 'certificats à reconnaître en plus des habituels',
  'profile.help.flag.proxy': 'adresse d’un proxy HTTP',
  'profile.help.flag.base-url': 'adresse du service d’identité à la place de celle qui accompagne les identifiants',
  'profile.help.flag.path': 'dossier d’un cloud « directory »',
  'profile.help.arg.profile':
    'un nom du fichier de profils, openstack:CLOUD (de clouds.yaml), openstack (les variables OS_) ou directory:CHEMIN',
  'profile.help.flag.profiles':
    'fichier de profils ; sans cela : $BROKER_PROFILES, ./broker-profiles.yaml, puis broker/profiles.yaml là où sont vos réglages',

  'profile.ask.name': 'Quel nom lui donner ?',
  'profile.ask.provider': 'De quel genre de fournisseur s’agit-il ?',
  'profile.ask.preset': 'À qui est ce cloud OpenStack ?',
  'profile.ask.cloud': 'Comment s’appelle-t-il dans clouds.yaml ? (vide : les variables OS_ comptent)',
  'profile.ask.region': 'Quelle région ? (vide : celle qui accompagne les identifiants)',
  'profile.ask.interface': 'Quels points d’accès appeler ?',
  'profile.ask.caFile': 'Un fichier de certificats à reconnaître en plus ? (vide : aucun)',
  'profile.ask.path': 'Quel dossier ?',
  'profile.choice.openstack': 'OpenStack',
  'profile.choice.directory': 'un dossier sur cette machine',
  'profile.choice.generic': 'un autre, ou le vôtre',
  'profile.choice.preset': '{{name}}',
  'profile.choice.closed': '{{name}} (fermé depuis le {{date}})',
  'profile.choice.public': 'public, comme de n’importe où',
  'profile.choice.internal': 'internal, comme de l’intérieur du cloud',
  'profile.choice.admin': 'admin',

  'profile.wrong_one': 'Une réponse ne peut pas servir telle quelle.',
  'profile.wrong_other': '{{count}} réponses ne peuvent pas servir telles quelles.',
  'profile.wrong.next': 'La corriger et relancer la commande. Rien n’a été écrit.',
  'profile.wrong.name':
    '« {{text}} » n’est pas un nom de profil : lettres, chiffres, points, traits d’union et tirets bas, en commençant par une lettre ou un chiffre.',
  'profile.wrong.kindName':
    '« {{text}} » désigne un genre de fournisseur sur la ligne de commande ; choisir un autre nom.',
  'profile.wrong.needed': 'Il faut une réponse et il n’y avait personne à qui la demander.',
  'profile.wrong.notFor': 'Un fournisseur du genre {{provider}} n’a rien de tel.',
  'profile.address': 'Ce n’est pas une adresse commençant par http:// ou https://.',
  'profile.address.hint': 'L’écrire comme https://auth.example.org/v3.',
  'profile.secret': 'L’adresse contient un nom d’utilisateur ou un mot de passe.',
  'profile.secret.hint':
    'Un profil ne contient aucun secret. Le mettre là où sont les identifiants (clouds.yaml), ou dans HTTPS_PROXY.',
  'profile.parameters':
    'L’adresse contient des paramètres (après ;, ? ou #) : ils ne sont jamais envoyés et peuvent être secrets.',
  'profile.parameters.hint':
    'Les retirer. Un profil ne contient aucun secret ; les jetons vont là où sont les identifiants (clouds.yaml).',
  'profile.proxyVariable': '{{variable}} n’est pas lisible comme adresse de proxy. Rien n’a été appelé sans lui.',
  'profile.proxyVariable.next':
    'L’écrire comme http://proxy.example.org:3128, les /, @ et # d’un mot de passe étant %2F, %40 et %23 ; ou la retirer.',
  'profile.noProxyVariable':
    'Tout n’est pas lisible dans {{variable}} : entrée {{position}}. Rien n’a été appelé par le proxy.',
  'profile.noProxyVariable.next':
    'Écrire des hôtes, des .domaines, des adresses et des réseaux comme 10.0.0.0/8, séparés par des virgules, ou * pour tout.',

  'profile.closed': '{{name}} a fermé le {{date}} : plus rien n’y répond.',
  'profile.exists': 'Il y a déjà un profil « {{name}} » dans {{file}} ; il reste tel quel.',
  'profile.exists.next': 'Choisir un autre nom, ou modifier le fichier à la main.',
  'profile.written': 'Le profil {{name}} est écrit dans {{file}}.',
  'profile.next': 'Ensuite : {{command}}',

  'profile.comment.top':
    'Comment atteindre des comptes chez des fournisseurs, et rien d’autre. Jamais de mot de passe ici : un profil nomme l’endroit où sont les identifiants.',
  'profile.comment.above': 'S’utilise ainsi :  {{command}}',
  'profile.comment.closed': 'Fermé depuis le {{date}} ({{source}}).',
  'profile.comment.cloud': 'L’entrée de clouds.yaml qui contient les identifiants.',
  'profile.comment.env': 'Les identifiants viennent de OS_AUTH_URL, OS_USERNAME et des autres variables OS_.',
  'profile.comment.authUrl': 'L’adresse de son service d’identité (là-bas auth_url) : {{url}}',
  'profile.comment.region': 'Telle que le fournisseur l’écrit.',
  'profile.comment.interface': 'public, internal ou admin.',
  'profile.comment.caFile': 'Reconnus en plus des autorités habituelles ; relatif à ce fichier.',
  'profile.comment.proxy': 'Sans cela, HTTPS_PROXY et NO_PROXY comptent.',
  'profile.comment.baseUrl': 'À la place de l’auth_url qui accompagne les identifiants.',
  'profile.comment.path': 'Relatif à ce fichier.',

  'profile.unknown': 'Il n’y a pas de profil « {{name}} ».',
  'profile.unknown.near': 'Serait-ce « {{near}} » ? Connus : {{known}}',
  'profile.unknown.known': 'Connus : {{known}}. Ou en écrire un : broker init profile',
  'profile.unknown.none':
    'En écrire un avec « broker init profile », ou utiliser openstack:CLOUD, openstack ou directory:CHEMIN.',
  'profile.noCloud': 'Il n’y a pas de cloud « {{cloud}} » dans clouds.yaml (cherché dans : {{places}}).',
  'profile.noPath': 'Un cloud « directory » a besoin de son dossier : directory:CHEMIN.',
  'profile.noPath.next': 'L’écrire comme directory:./mon-cloud.',
  'profile.noFolder': 'Il n’y a pas de dossier {{path}}.',
  'profile.noFolder.next': 'Vérifier le chemin ; un cloud « directory » commence par un dossier vide : mkdir.',
  'profile.noCloud.next':
    'Mettre le cloud dans l’un de ces fichiers, ou se servir des variables OS_ : openstack tout court.',
  'profile.closed.next': 'En choisir un autre : broker compare montre où aller.',
}
export default messages
