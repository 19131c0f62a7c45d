import type en from '../en/disk-nbd.ts'

const messages: Record<keyof typeof en, string> = {
  'disk.notice.target-cannot-flush':
    'Le serveur de la cible n’accepte pas les vidages (flush) : nul ne sait quand ce qu’il a reçu est en sûreté. La preuve vaut pour ce que le serveur détient ; si sa machine tombe peu après, relancez la même commande.',
  'disk.nbd.readOnly': 'le serveur {{name}} ne donne son disque qu’en lecture.',
  'disk.nbd.readOnly.next': 'Faites-le exporter en écriture et relancez la commande.',
  'disk.nbd.oddSize':
    'le serveur {{name}} n’accepte que des blocs entiers de {{block}} octets, et son disque en a {{size}} : les {{rest}} derniers octets sont hors d’atteinte.',
  'disk.nbd.oddSize.next':
    'Faites-lui arrondir le disque aux blocs entiers : nbdkit --filter=truncate … round-up={{block}}, en dernier filtre. Puis relancez la commande.',
  'disk.nbd.shutDown': 'le serveur {{name}} s’arrête et n’accepte plus de requêtes.',
  'disk.nbd.shutDown.next': 'Redémarrez-le, puis relancez la même commande : une copie reprend où elle s’est arrêtée.',
  'disk.nbd.changed': 'le disque de {{name}} n’a plus la même taille qu’avant la coupure de la connexion.',
  'disk.nbd.changed.next': 'Vérifiez ce que le serveur exporte maintenant.',
  'disk.nbd.otherDisk':
    'un autre disque se trouve maintenant derrière {{name}} : par une nouvelle connexion, {{differing}} morceaux sur {{looked}} ne sont plus ce qui y a été lu ou écrit.',
  'disk.nbd.otherDisk.next':
    'Rien d’autre n’y a été lu ni écrit. Voyez ce qui est servi là. Quand c’est de nouveau le premier disque, relancez la même commande : une copie reprend où elle s’est arrêtée.',
  'disk.nbd.otherMap':
    'un autre disque se trouve peut-être maintenant derrière {{name}} : par une nouvelle connexion, ses zéros sont ailleurs qu’avant, et aucune donnée connue ne permet de le vérifier.',
  'disk.nbd.otherMap.next': 'Rien n’y a été lu ni écrit. Voyez ce qui est servi là, puis relancez la même commande.',
  'disk.nbd.lost':
    'la connexion à {{name}} a été coupée avant que les écritures soient à l’abri ; une partie peut être perdue.',
  'disk.nbd.lost.next': 'Relancez la même commande : elle reprend au dernier point sûr.',
  'disk.nbd.stalled': 'le serveur {{name}} ne répond plus ({{request}}).',
  'disk.nbd.stalled.next':
    'Vérifiez le serveur et la liaison, puis relancez la même commande : une copie reprend là où elle s’est arrêtée. Un serveur lent demande peut-être un --timeout plus long.',
  'disk.nbd.noExport': 'le serveur {{name}} n’a pas de disque nommé « {{export}} ».',
  'disk.nbd.noExport.next': 'Demandez au serveur ce qu’il exporte, par exemple avec nbdinfo --list.',
  'disk.nbd.protocol': 'le serveur {{name}} ne respecte pas le protocole : {{reason}}.',
  'disk.nbd.protocol.next':
    'Vérifiez que c’est bien un serveur NBD, et sa version ; rien de ce qu’il a envoyé n’a été utilisé.',
  'disk.nbd.broken': 'la connexion à {{name}} a échoué : {{reason}}.',
  'disk.nbd.broken.next':
    'Vérifiez l’adresse et que le serveur tourne, puis relancez la même commande : une copie reprend là où elle s’est arrêtée.',
  'disk.nbd.noTls': 'le serveur {{name}} ne connaît pas TLS.',
  'disk.nbd.noTls.next':
    'Démarrez-le avec TLS (nbdkit --tls=require --tls-certificates=DOSSIER), ou prenez nbd:// sur une liaison qui est la vôtre.',
  'disk.nbd.untrusted': 'le certificat de {{name}} n’est pas digne de confiance : {{reason}}.',
  'disk.nbd.untrusted.next':
    'Assurez-vous que c’est le bon serveur. Indiquez le dossier qui contient son autorité sous le nom ca-cert.pem : nbds://…?tls-certificates=DOSSIER ; un autre nom dans le certificat : tls-hostname=NOM.',
  'disk.nbd.noCertificates': 'le dossier {{folder}} ne contient ni ca-cert.pem ni client-cert.pem.',
  'disk.nbd.noCertificates.next': 'Corrigez tls-certificates dans l’adresse.',
  'disk.nbd.tooLarge':
    'le disque du serveur a {{bytes}} octets, plus que ce programme ne sait compter (2^53 - 1, 8 Pio).',
  'disk.nbd.tooLarge.next': 'Servez-en la partie voulue : nbdkit --filter=truncate … truncate=OCTETS.',
  'disk.nbd.tlsRequired': 'le serveur ne parle qu’avec TLS.',
  'disk.nbd.tlsRequired.next': 'Écrivez nbds:// au lieu de nbd:// (ou nbds+unix:// au lieu de nbd+unix://).',
  'disk.nbd.unnamed':
    '{{path}} décrit une copie depuis le serveur {{before}} sans dire lequel de ses disques : nul ne sait si c’était {{source}} ; {{name}} reste tel quel.',
  'disk.nbd.unnamed.next':
    'Si c’était lui, ou si {{name}} doit devenir une copie de {{source}}, relancez la commande avec --overwrite : tout est de nouveau comparé. Sinon, choisissez une autre cible ou un autre --state.',
}
export default messages
