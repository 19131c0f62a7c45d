import type en from '../en/migrate-receipts.ts'

const messages: Record<keyof typeof en, string> = {
  'migrate.receipt.notJson': '{{file}} n’est pas un reçu : ce n’est pas du JSON',
  'migrate.receipt.notJson.next': 'Les reçus sont dans le dossier NOM.receipts à côté du plan.',
  'migrate.verify.needsTarget': '--deep lit les volumes de la cible, et aucune cible n’est nommée',
  'migrate.verify.needsTarget.next': 'Nommez un profil qui mène à {{place}}.',
  'migrate.verify.profile': 'PROFILE est à remplacer par un profil qui mène à {{place}}.',
  'migrate.verify.again': 'Puis de nouveau :',
  'migrate.verify.title': 'Reçu de {{tenant}} ({{plan}}), écrit le {{at}}',
  'migrate.verify.signature': 'signature',
  'migrate.verify.signature.holds': 'dit ce qui a été signé',
  'migrate.verify.signature.fails': 'le reçu a été modifié depuis sa signature, ou n’a jamais été signé',
  'migrate.verify.key': 'clé',
  'migrate.verify.key.holds': 'signé avec la clé que vous avez nommée',
  'migrate.verify.key.fails': 'signé avec une autre clé que celle que vous avez nommée : {{key}}',
  'migrate.verify.key.unchecked': 'signé par {{key}} ; personne n’a contrôlé à qui est cette clé (--public-key)',
  'migrate.verify.key.unfit': '{{file}} ne contient pas de clé publique Ed25519 (PEM)',
  'migrate.verify.key.unfit.next':
    'Qui a la clé privée en tire la moitié publique avec : openssl pkey -in key.pem -pubout -out public.pem',
  'migrate.verify.plan': 'plan',
  'migrate.verify.plan.holds': 'vient de ce plan',
  'migrate.verify.plan.fails': 'vient d’un plan d’empreinte {{digest}}, pas de celui-ci',
  'migrate.verify.plan.unchecked': 'non comparé (--plan)',
  'migrate.verify.volume': 'volume {{name}}',
  'migrate.verify.volume.holds': 'contient ce que dit le reçu ({{size}})',
  'migrate.verify.volume.holds.snapshot':
    'contient ce que dit le reçu ({{size}}) ; lu dans un instantané de maintenant',
  'migrate.verify.volume.fails':
    'son contenu n’est pas celui du reçu. Aucun serveur ne l’utilise : on y a écrit depuis, ou il est abîmé.',
  'migrate.verify.volume.running':
    'son contenu n’est pas celui du reçu. Le serveur {{servers}} l’utilise et tourne : ce qui tourne écrit, c’est donc normal après la bascule, et ne prouve aucun dégât.',
  'migrate.verify.volume.stopped':
    'son contenu n’est pas celui du reçu. Le serveur {{servers}} l’utilise et ne tourne pas à présent ; il a pu écrire quand il tournait.',
  'migrate.verify.volume.gone': 'n’est plus sur la cible ({{id}})',
  'migrate.verify.volume.smaller': 'est plus petit que ce qui y a été copié',
  'migrate.verify.volume.unchecked': 'non lu (--deep)',
  'migrate.verify.holds': 'Le reçu tient.',
  'migrate.verify.fails': 'Le reçu ne tient pas.',
  'migrate.verify.fails.next':
    'Ensuite : laissez la source et tout ce qui est sauvegardé en l’état, et cherchez pourquoi ce qui est nommé ci-dessus diffère. Les serveurs qui tournent écrivent sur leurs volumes : ceux-là diffèrent peu après la bascule.',
  'migrate.verify.fails.next.signature':
    'Ensuite : ne vous fiez à rien de ce que dit ce fichier, ni à ses empreintes ni à ses heures. Comparez-le à une copie du reçu tel que finish l’a écrit ; s’il n’y en a pas, gardez la source et tout ce qui est sauvegardé.',
  'migrate.verify.fails.next.key':
    'Ensuite : cherchez à qui est la clé qui l’a signé, et si vous avez nommé la bonne. D’ici là, il prouve seulement que personne ne l’a modifié depuis.',
  'migrate.verify.fails.next.plan':
    'Ensuite : trouvez le plan dont il vient ; un plan modifié après finish a une autre empreinte. Des volumes, cela ne dit rien.',
  'migrate.verify.state.holds': 'ok',
  'migrate.verify.state.fails': 'ÉCHEC',
  'migrate.verify.state.unchecked': '–',
  'migrate.verify.size': '{{mebibytes}} Mio',
}

export default messages
