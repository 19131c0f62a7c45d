import type en from '../en/http.ts'

const messages: Record<keyof typeof en, string> = {
  'http.connectTimeout': '{{method}} {{url}} : pas de connexion en {{seconds}} s.',
  'http.connectTimeout.next': 'Vérifiez l’adresse, votre réseau et ses pare-feu, puis relancez la commande.',
  'http.firstByteTimeout': '{{method}} {{url}} : le service a reçu l’appel et n’a rien répondu en {{seconds}} s.',
  'http.firstByteTimeout.next': 'Regardez l’état du service, puis relancez la commande.',
  'http.idleTimeout': '{{method}} {{url}} : le transfert est resté immobile pendant {{seconds}} s.',
  'http.idleTimeout.next': 'Regardez votre réseau et l’état du service, puis relancez la commande.',
  'http.wholeTimeout': '{{method}} {{url}} : pas terminé en {{seconds}} s, nouvelles tentatives comprises.',
  'http.wholeTimeout.next': 'Regardez l’état du service, puis relancez la commande.',
  'http.unknownHost': '{{method}} {{url}} : le nom {{host}} est inconnu ici ({{detail}}).',
  'http.unknownHost.next': 'Vérifiez l’orthographe de l’adresse dans le profil et vos serveurs de noms.',
  'http.refused': '{{method}} {{url}} : {{host}} refuse les connexions ({{detail}}).',
  'http.refused.next': 'Vérifiez l’adresse et le port dans le profil, et que le service tourne.',
  'http.unreachable': '{{method}} {{url}} : aucun chemin ne mène à {{host}} ({{detail}}).',
  'http.unreachable.next': 'Vérifiez votre réseau, votre VPN et vos réglages de proxy.',
  'http.tls':
    '{{method}} {{url}} : le certificat de {{host}} n’est pas digne de confiance, ou ce port ne parle pas TLS ({{detail}}).',
  'http.tls.next':
    'Si le cloud a sa propre autorité, indiquez son certificat comme fichier CA du profil ; vérifiez que l’adresse doit commencer par https.',
  'http.reset': '{{method}} {{url}} : la connexion a été coupée avant la réponse ({{detail}}).',
  'http.reset.next': 'Regardez votre réseau, le proxy et l’état du service, puis relancez la commande.',
  'http.withheld': '(texte retenu : un secret n’a pas pu en être retiré)',
  'http.truncated': '{{method}} {{url}} : la réponse s’arrête après {{received}} octets (annoncés : {{expected}}).',
  'http.truncated.next': 'Regardez votre réseau et le proxy, puis relancez la commande.',
  'http.proxy': '{{method}} {{url}} : le proxy {{proxy}} ne nous laisse pas passer ({{detail}}).',
  'http.proxyKind':
    '{{url}} : le proxy {{proxy}} est de type {{kind}}, qui n’est pas pris en charge ; les proxys HTTP le sont.',
  'http.proxyKind.next':
    'Indiquez un proxy HTTP (http://hôte:port) dans HTTPS_PROXY, HTTP_PROXY ou ALL_PROXY, ou retirez la variable.',
  'http.proxySilent':
    '{{method}} {{url}} : pas de réponse en {{seconds}} s par le proxy {{proxy}} : il se tait, ou bien le service derrière lui.',
  'http.proxySilent.next': 'Vérifiez HTTPS_PROXY, HTTP_PROXY et NO_PROXY, et que ce proxy fonctionne.',
  'http.stillSilent':
    '{{method}} {{url}} : le service se taisait déjà, et n’a pas répondu non plus en {{seconds}} s cette fois.',
  'http.stillSilent.next': 'Vérifiez l’état du service, puis relancez la commande.',
  'http.proxy.next': 'Vérifiez HTTPS_PROXY, HTTP_PROXY et NO_PROXY.',
  'http.notHttp': '{{method}} {{url}} : ce qui répond là ne parle pas HTTP ({{detail}}).',
  'http.notHttp.next': 'Vérifiez le port, et si l’adresse doit commencer par https.',
  'http.tooLarge': '{{method}} {{url}} : la réponse dépasse {{mebibytes}} Mio et n’a pas été lue.',
  'http.tooLarge.next': 'Vérifiez que cette adresse est bien celle d’une API.',
  'http.packed':
    '{{method}} {{url}} : la réponse (statut {{status}}) est compressée ({{encoding}}), ce que nous n’avons pas demandé, et ne peut être décompressée.',
  'http.packed.next':
    'Cherchez sur le chemin un proxy qui compresse les réponses ou les abîme, et faites-les passer telles quelles ; puis relancez la commande.',
  'http.html':
    '{{method}} {{url}} : une page web est arrivée au lieu de données (statut {{status}}{{title}}) ; ce n’est pas une API, ou un portail ou un proxy répond à sa place.',
  'http.htmlTitle': ', titre : {{title}}',
  'http.html.next':
    'Vérifiez que l’adresse du profil est bien celle de l’API (pour OpenStack : de Keystone), et qu’aucune page de connexion ni aucun proxy de votre réseau ne s’intercale.',
  'http.notJson': '{{method}} {{url}} : la réponse (statut {{status}}) n’est pas du JSON.',
  'http.notJson.next':
    'Vérifiez que cette adresse est bien celle d’une API ; si oui, signalez-le au fournisseur (requête {{requestId}}).',
  'http.emptyAnswer': '{{method}} {{url}} : la réponse (statut {{status}}) est vide ; des données étaient attendues.',
  'http.emptyAnswer.next':
    'Relancez la commande ; si cela persiste, vérifiez que cette adresse est bien celle d’une API et signalez-le au fournisseur (requête {{requestId}}).',
  'http.endedEarly':
    '{{method}} {{url}} : la réponse (statut {{status}}) s’arrête trop tôt, après {{received}} octets, au milieu de son JSON.',
  'http.endedEarly.next':
    'Regardez votre réseau et le proxy, puis relancez la commande ; si cela persiste, signalez-le au fournisseur (requête {{requestId}}).',
  'http.unexpectedShape': '{{method}} {{url}} : il manque à la réponse ce que son API promet : {{detail}}.',
  'http.unexpectedShape.next':
    'Vérifiez que l’adresse est celle du bon service, dans la bonne version ; si oui, signalez-le-nous (requête {{requestId}}).',
  'http.redirected': '{{method}} {{url}} : le service nous renvoie ailleurs, vers {{target}} (statut {{status}}).',
  'http.elsewhereWithheld': 'une adresse qui n’est pas montrée, car elle peut répéter le secret',
  'http.redirected.next':
    'Si cette adresse est digne de confiance, écrivez-la dans le profil ; les identifiants ne suivent pas d’eux-mêmes.',
  'http.bodyLength': '{{method}} {{url}} : {{promised}} octets étaient annoncés, la source en a donné {{sent}}.',
  'http.bodyLength.next': 'Assurez-vous que rien ne modifie la source pendant la lecture, puis relancez la commande.',
  'http.lostPage': '{{method}} {{url}} : la liste continue, mais rien ne dit où.',
  'http.lostPage.next':
    'Signalez-le au fournisseur : sa pagination est défectueuse et la liste ne peut pas être lue jusqu’au bout.',
  'http.pageLoop': '{{method}} {{url}} : la liste revient à une page déjà lue, après {{pages}} pages.',
  'http.pageLoop.next':
    'Signalez-le au fournisseur : sa pagination est défectueuse et la liste ne peut pas être lue jusqu’au bout.',
  'http.emptyPages':
    '{{method}} {{url}} : la liste donne page après page sans rien de nouveau et ne finit jamais ({{pages}} pages lues).',
  'http.emptyPages.next':
    'Signalez-le au fournisseur : sa pagination est défectueuse et la liste ne peut pas être lue jusqu’au bout.',
  'http.tooManyPages': '{{method}} {{url}} : la liste dépasse {{pages}} pages et n’a pas été lue plus loin.',
  'http.tooManyPages.next':
    'Signalez-le au fournisseur : sa pagination ne finit jamais, ou ses pages sont beaucoup trop petites.',
  'http.tooLongList':
    '{{method}} {{url}} : la liste n’était pas finie après {{seconds}} s ({{pages}} pages, {{records}} éléments lus).',
  'http.tooLongList.next':
    'Relancez la commande ; si cela persiste, signalez-le au fournisseur : sa pagination ne finit jamais, ou elle est beaucoup trop lente.',
  'http.rateLimited':
    '{{method}} {{url}} : le service a répondu {{status}} et ne veut plus d’appel pendant {{wait}}, soit avant le {{until}}.',
  'http.rateLimited.next':
    'Relancez la commande après ce moment ; si cela arrive souvent, demandez au fournisseur un débit plus élevé.',
  'http.heldBack': '{{method}} {{url}} : pas demandé, car le service ne veut aucun appel avant le {{until}}.',
  'http.heldBack.next':
    'Relancez la commande après ce moment ; si cela arrive souvent, demandez au fournisseur un débit plus élevé.',
  'http.status': '{{method}} {{url}} : le service a répondu {{status}} : {{detail}}',
  'http.status.unnamed.next': 'Si cela persiste, contactez le fournisseur.',
  'http.status.next': 'Si cela persiste, contactez le fournisseur en citant la requête {{requestId}}.',
}

export default messages
