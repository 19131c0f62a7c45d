import type en from '../en/openstack.ts'

const messages: Record<keyof typeof en, string> = {
  'openstack.noIdentity': 'aucun service d’identité OpenStack ne répond à {{url}} (statut {{status}}).',
  'openstack.noIdentity.next': 'Vérifiez l’auth_url : elle finit en général par /v3 ou /identity/v3.',
  'openstack.identityV2':
    'le service d’identité de {{url}} ne propose que {{versions}} ; Keystone v2 a été retiré en 2017 et n’est pas pris en charge ici.',
  'openstack.identityV2.next':
    'Demandez au fournisseur l’adresse de son service v3. S’il n’en a pas, exportez les volumes avec ses propres outils et importez-les comme fichiers.',
  'openstack.signInRefused': '{{url}} refuse les identifiants : {{detail}}',
  'openstack.signInRefused.next':
    'Vérifiez l’utilisateur, le mot de passe, le projet et leurs domaines, ou créez un nouvel identifiant d’application.',
  'openstack.wordsWithheld':
    'ses mots ne sont pas montrés, car ils peuvent répéter le secret (--debug n’en montre pas plus)',
  'openstack.wordsWithheld.status': 'HTTP {{status}} ; {{detail}}',
  'openstack.tokenRefused': '{{url}} refuse le jeton : {{detail}}',
  'openstack.tokenRefused.next':
    'Il a expiré ou a été révoqué : donnez un OS_TOKEN neuf, ou connectez-vous avec un mot de passe ou un identifiant d’application.',
  'openstack.freshTokenRefused': '{{url}} refuse un jeton que le cloud vient de donner : {{detail}}',
  'openstack.freshTokenRefused.next':
    'Les identifiants sont bons, mais ce service ne croit pas le service d’identité. Réessayez dans quelques minutes ; si cela persiste, signalez-le au fournisseur.',
  'openstack.tokenExpired': 'le jeton a expiré, et un jeton seul ne peut pas être renouvelé.',
  'openstack.tokenExpired.next':
    'Donnez un OS_TOKEN neuf, ou connectez-vous avec un mot de passe ou un identifiant d’application.',
  'openstack.noProject': 'les identifiants ne mènent à aucun projet : il n’y a donc aucun service à appeler.',
  'openstack.noProject.next':
    'Nommez un projet : project_name et project_domain_name dans clouds.yaml, ou OS_PROJECT_NAME.',
  'openstack.chooseRegion': 'le cloud a plusieurs régions : {{regions}}.',
  'openstack.chooseRegion.next':
    'Choisissez-en une : region dans le profil, region_name dans clouds.yaml, ou OS_REGION_NAME.',
  'openstack.unknownRegion': 'le cloud n’a pas de région {{region}} ; il a {{regions}}.',
  'openstack.unknownRegion.next': 'Corrigez la région dans le profil, dans clouds.yaml ou dans OS_REGION_NAME.',
  'openstack.noEndpoint':
    'le catalogue du cloud n’a pas de point d’accès {{interface}} pour {{service}} dans {{region}}. Il a : {{existing}}.',
  'openstack.region.named': 'la région {{region}}',
  'openstack.region.none': 'aucune région (aucune n’est choisie)',
  'openstack.service.compute': 'les serveurs (compute)',
  'openstack.service.volume': 'les volumes (block-storage, volumev3)',
  'openstack.service.image': 'les images (image)',
  'openstack.service.network': 'les réseaux (network)',
  'openstack.catalogue.empty': 'rien',
  'openstack.badEndpoint':
    'le catalogue du cloud donne {{url}} comme adresse de {{service}} ; ce n’est pas une adresse web.',
  'openstack.badEndpoint.next':
    'Rien n’y a été appelé. Signalez-le au fournisseur, et n’utilisez pas ce cloud avant d’en connaître la raison.',
  'openstack.notAllowed': '{{method}} {{url}} : le compte n’en a pas le droit : {{detail}}',
  'openstack.notAllowed.next':
    'Demandez à l’administrateur du projet un rôle qui permet {{right}} (requête {{requestId}}).',
  'openstack.notAllowed.unnamed.next': 'Demandez à l’administrateur du projet un rôle qui permet {{right}}.',
  'openstack.describedTooLong':
    'une description compte {{length}} caractères avec la marque que broker met à la fin ; le cloud en accepte {{limit}}.',
  'openstack.describedTooLong.next': 'Raccourcissez-la de {{excess}} caractères.',
  'openstack.noEndpoint.next':
    'Vérifiez la région et l’interface dans le profil ; ou bien ce cloud n’offre pas ce service.',

  'openstack.file.noCloud': '{{file}} n’a pas de cloud « {{cloud}} » ; il a : {{clouds}}.',
  'openstack.file.noCloud.next': 'Corrigez le nom, ou ajoutez ce cloud au fichier.',
  'openstack.variables': 'l’ensemble des variables OS_',
  'openstack.missing': 'il manque {{key}} dans {{place}}, nécessaire pour se connecter.',
  'openstack.missing.next':
    'Ajoutez-le, ou reprenez le fichier de ce cloud depuis la console du fournisseur : clouds.yaml ou, pour les variables OS_, le fichier openrc (source openrc.sh).',
  'openstack.vendor':
    '{{place}} indique un fournisseur comme profil, et l’adresse de ce fournisseur n’est pas connue ici.',
  'openstack.vendor.next':
    'Écrivez l’adresse de son service d’identité sous auth (auth_url: https://…/v3), ou ajoutez le fournisseur à clouds-public.yaml.',
  'openstack.systemScope':
    '{{place}} : {{key}} mène au système entier et à aucun projet ; seuls les projets sont lus ici.',
  'openstack.systemScope.next': 'Retirez-le et indiquez un projet : project_name et project_domain_name.',
  'openstack.nowhere': 'aucun cloud OpenStack n’est indiqué : ni OS_CLOUD ni OS_AUTH_URL n’est défini.',
  'openstack.nowhere.next':
    'Indiquez-en un de clouds.yaml (openstack:CLOUD, ou OS_CLOUD), ou chargez le fichier openrc de votre cloud : source openrc.sh.',
  'openstack.authType':
    '{{place}} : le mode de connexion indiqué par {{key}} n’est pas pris en charge ; password, v3applicationcredential et token le sont.',
  'openstack.authType.next': 'Créez un identifiant d’application dans la console du fournisseur et utilisez-le.',
  'openstack.identityVersion':
    '{{place}} : {{key}} demande une autre version du service d’identité ; seule la 3 est prise en charge ici.',
  'openstack.identityVersion.next': 'Retirez cette ligne si le cloud propose aussi la version 3.',
  'openstack.badAddress': '{{place}} : {{key}} n’est pas une adresse web.',
  'openstack.badAddress.next': 'Elle doit commencer par http:// ou https://.',
  'openstack.strayAt': '{{place}} : {{key}} a un « @ » après son hôte ; personne ne peut dire où elle mène.',
  'openstack.strayAt.next':
    'Retirez-en l’utilisateur et le mot de passe : ils ont leurs propres clés. Écrivez %40 pour un « @ » du chemin.',
  'openstack.badInterface': '{{place}} : {{key}} n’indique aucune interface ; il y a public, internal et admin.',
  'openstack.badInterface.next': 'Corrigez-la, ou retirez-la : public est la plus courante.',
  'openstack.check.closed': '{{name}} est fermé depuis le {{since}} ({{source}}).',
  'openstack.check.closed.next':
    'Plus personne ne peut s’y connecter. Comparez d’autres fournisseurs et partez de vos propres copies des données.',
  'openstack.check.reachable': 'le service d’identité répond à {{url}}',
  'openstack.check.credentials': 'connecté au projet {{project}}',
  'openstack.check.clock': 'l’horloge d’ici s’accorde avec celle du cloud',
  'openstack.check.clockAhead':
    'l’horloge d’ici avance de {{minutes}} minutes sur celle du cloud ; broker en tient compte, d’autres programmes peuvent échouer.',
  'openstack.check.clockBehind':
    'l’horloge d’ici retarde de {{minutes}} minutes sur celle du cloud ; broker en tient compte, d’autres programmes peuvent échouer.',
  'openstack.check.clock.next': 'Mettez cette machine à l’heure, de préférence par NTP.',
  'openstack.check.region': 'région {{region}}',
  'openstack.check.endpoints': 'trouvés : {{services}}',
  'openstack.check.permissions': 'tout ce que lit un inventaire peut y être listé ; rôles : {{roles}}',
  'openstack.check.unclear': 'impossible de savoir si la liste est permise ({{collection}}) : {{reason}}',

  // Ce qui est créé, changé et supprimé
  'openstack.stuck': 'après {{minutes}} minutes d’attente, le cloud travaille toujours sur {{what}}.',
  'openstack.stuck.next':
    'Regardez-le dans la console du cloud, puis relancez la commande : elle continue avec la même ressource.',
  'openstack.gone': '{{what}} existait et n’existe plus.',
  'openstack.gone.next': 'Quelqu’un d’autre l’a supprimé. Relancez la commande pour le recréer.',
  'openstack.failed': 'le cloud a abandonné {{what}} : son état est « {{state}} ».',
  'openstack.failed.next':
    'Supprimez-le, cherchez la cause dans la console ou auprès du fournisseur, puis relancez la commande.',
  'openstack.existsOtherwise':
    'parmi {{kind}}, une ressource porte déjà la clé {{key}} ({{id}}) et elle est différente : {{difference}}.',
  'openstack.existsOtherwise.next': 'Supprimez-la si personne n’en a besoin, ou choisissez une autre clé.',
  'openstack.listCut': 'Lecture inachevée, {{collection}} : {{reason}}',
  'openstack.without': 'lecture incomplète, {{kind}}.',
  'openstack.without.next': 'Relancez la commande ; si cela persiste, demandez au fournisseur.',
  'openstack.without.groups':
    'Les serveurs sont listés, mais pas tous leurs groupes de serveurs, qui n’ont pas pu être lus jusqu’au bout. {{reason}}',
  'openstack.without.sizes':
    'Les serveurs sont listés, mais pas la taille de tous : les gabarits proposés n’ont pas pu être lus jusqu’au bout. {{reason}}',
  'openstack.without.ports':
    'Les serveurs sont listés, mais de leurs groupes de sécurité seuls les noms : les ports n’ont pas pu être lus jusqu’au bout. {{reason}}',
  'openstack.without.interfaces':
    'Les routeurs sont listés, mais pas toutes leurs interfaces : les ports n’ont pas pu être lus jusqu’au bout. {{reason}}',
  'openstack.without.holders':
    'Les adresses publiques sont listées, mais pas le serveur de chacune : les ports n’ont pas pu être lus jusqu’au bout. {{reason}}',
  'openstack.without.subnets':
    'Les sous-réseaux du projet sont listés, mais pas tous ceux des réseaux partagés par d’autres : les réseaux n’ont pas pu être lus jusqu’au bout. {{reason}}',
  'openstack.without.rules':
    'Des groupes de sécurité sont laissés de côté : ils viennent sans règles, et les règles n’ont pas pu être lues jusqu’au bout. {{reason}}',
  'openstack.collection.serverGroups': 'groupes de serveurs',
  'openstack.collection.sizes': 'gabarits de serveurs',
  'openstack.collection.ports': 'ports',
  'openstack.collection.rules': 'règles de groupes de sécurité',
  'openstack.oddRecords_one': 'parmi les {{collection}}, {{count}} élément est incompréhensible.',
  'openstack.oddRecords_other': 'parmi les {{collection}}, {{count}} éléments sont incompréhensibles.',
  'openstack.oddRecords.next': 'Montrez-le au fournisseur : sa réponse n’est pas celle que promet son API.',
  'openstack.oddRecord':
    'Parmi les {{collection}}, un élément est laissé de côté, {{id}} : ce qu’en dit le cloud est incompréhensible ({{detail}}).',
  'openstack.oddRecord.next': 'Montrez-le au fournisseur : sa réponse n’est pas celle que promet son API.',
  'openstack.oddRecord.more_one':
    'Parmi les {{collection}}, {{count}} autre est laissé de côté pour une raison semblable.',
  'openstack.oddRecord.more_other':
    'Parmi les {{collection}}, {{count}} autres sont laissés de côté pour une raison semblable.',
  'openstack.twinRules':
    'deux règles du groupe de sécurité {{key}} ne diffèrent que par leur description ({{descriptions}}), et OpenStack n’en garde qu’une : {{rule}}.',
  'openstack.twinRules.next': 'Retirez l’une des deux, ou donnez-leur la même description.',
  'openstack.rulesDiffer':
    'le groupe de sécurité {{id}} n’est pas devenu ce qui était demandé. Il manque : {{missing}}. En trop : {{extra}}.',
  'openstack.rulesDiffer.next':
    'Voyez si quelqu’un d’autre modifie ce groupe, puis relancez la commande : elle reprend avec le même groupe.',
  'openstack.notDeleted': 'le cloud ne parvient pas à supprimer {{what}} : son état est « {{state}} ».',
  'openstack.notDeleted.next':
    'Demandez au fournisseur de réinitialiser son état ; rien d’autre n’est possible de l’extérieur.',
  'openstack.imageEmpty': 'l’image {{id}} n’a pas encore d’octets (état « {{state}} »).',
  'openstack.imageEmpty.next': 'Attendez la fin de son envoi, ou supprimez-la.',
  'openstack.checksum':
    'image {{id}} : {{algorithm}} vaut {{found}} au lieu de {{expected}} ; les octets ne sont pas les mêmes.',
  'openstack.checksum.next':
    'Relancez la commande. Si cela persiste, cherchez le défaut entre ici et le cloud : proxy, mémoire, disque.',
  'openstack.noLabels': 'ce cloud ne prend pas d’étiquettes pour {{kind}}.',
  'openstack.noLabels.next': 'Dites dans le nom ce que l’étiquette devait dire.',
  'openstack.noPower': '{{what}} est dans l’état « {{state}} », d’où il ne peut être ni arrêté ni démarré.',
  'openstack.noPower.next':
    'Ramenez-le à l’état démarré ou arrêté dans la console du cloud (resume, unpause, unrescue), puis relancez la commande.',
  'openstack.serverFailed': 'le cloud n’a pas pu créer {{what}} : {{reason}}',
  'openstack.serverFailed.next':
    'Supprimez-le et essayez une taille plus petite ou une autre zone ; ou demandez de la place au fournisseur.',
  'openstack.externalNetwork': 'il faut dire quel réseau mène dehors ; il y a : {{networks}}.',
  'openstack.externalNetwork.next': 'Donnez l’identifiant du réseau externe.',
}

export default messages
