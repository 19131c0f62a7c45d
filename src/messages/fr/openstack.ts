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
    'Vérifiez l’utilisateur, le mot de passe, le projet et leurs domaines, ou créez un nouvel identifiant d’application ; broker doctor dit ce qui échoue.',
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
    'le catalogue du cloud n’a pas de point d’accès {{interface}} pour {{names}} dans la région {{region}}. Il a : {{existing}}.',
  'openstack.noEndpoint.next':
    'Vérifiez la région et l’interface dans le profil ; ou bien ce cloud n’offre pas ce service.',

  'openstack.file.noCloud': '{{file}} n’a pas de cloud « {{cloud}} » ; il a : {{clouds}}.',
  'openstack.file.noCloud.next': 'Corrigez le nom, ou ajoutez ce cloud au fichier.',
  'openstack.missing': 'il manque {{key}} dans {{place}}, nécessaire pour se connecter.',
  'openstack.missing.next': 'Ajoutez-le, ou reprenez le fichier de ce cloud depuis la console du fournisseur.',
  'openstack.authType':
    '{{place}} : la connexion par « {{type}} » n’est pas prise en charge ; password, v3applicationcredential et token le sont.',
  'openstack.authType.next': 'Créez un identifiant d’application dans la console du fournisseur et utilisez-le.',
  'openstack.identityVersion':
    '{{place}} demande la version {{version}} du service d’identité ; seule la 3 est prise en charge ici.',
  'openstack.identityVersion.next': 'Retirez cette ligne si le cloud propose aussi la version 3.',
  'openstack.badAddress': '{{place}} : {{key}} n’est pas une adresse web.',
  'openstack.badAddress.next': 'Elle doit commencer par http:// ou https://.',
  'openstack.badInterface':
    '{{place}} : l’interface « {{interface}} » n’existe pas ; il y a public, internal et admin.',
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
  'openstack.check.permissions': 'les serveurs peuvent être listés ; rôles : {{roles}}',
}

export default messages
