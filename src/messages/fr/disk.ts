import type en from '../en/disk.ts'

const messages: Record<keyof typeof en, string> = {
  'help.disk.copy': 'copier un disque, le prouver, reprendre après un arrêt brutal, mettre une copie à jour',
  'help.disk.copy.description':
    'Rend CIBLE égale à SOURCE, bloc de 512 Kio par bloc, et le prouve en relisant CIBLE. Après une interruption, la même commande reprend là où elle s’était arrêtée ; sur une copie terminée, elle n’écrit que les blocs qui diffèrent. Un disque est une image brute ou un périphérique, FICHIER.qcow2 (demande qemu-nbd), nbd://HÔTE[:PORT]/EXPORT, nbds://… avec TLS, nbd+unix:///EXPORT?socket=CHEMIN, ou ssh://[UTILISATEUR@]HÔTE/dev/X (demande nbdkit là-bas). « - » est l’entrée standard (brute) ou la sortie standard (--format) ; tout le reste s’affiche alors sur la sortie d’erreur. Le journal (.broker-journal), le manifeste (.broker-manifest) et le fichier de réglage (.broker-control.json) se trouvent à côté de CIBLE, ou dans le dossier courant si CIBLE n’est pas un fichier. Le fichier de réglage peut changer les limites pendant une copie : {"inFlight": 8, "bandwidthMibps": 20}.',
  'help.disk.copy.example.1': 'broker disk copy server.img server-copy.img',
  'help.disk.copy.example.1.says': 'Copier une image ; les trous restent des trous',
  'help.disk.copy.example.2': 'broker disk copy ssh://root@old.example.org/dev/sda server.qcow2 --bandwidth 50',
  'help.disk.copy.example.2.says': 'Rapatrier le disque d’un serveur dans une image, à 50 Mio par seconde au plus',
  'help.disk.copy.example.3': 'broker disk copy server.img - --format qcow2 | ssh host "cat > server.qcow2"',
  'help.disk.copy.example.3.says': 'Transmettre un disque sous forme d’image, sans fichier intermédiaire',
  'help.disk.verify': 'comparer deux disques, ou un disque et un manifeste, bloc par bloc',
  'help.disk.verify.description':
    'Lit les deux et dit combien de blocs diffèrent ; code de sortie 7 s’il y en a. SOURCE peut aussi être un manifeste : un fichier qui finit par .broker-manifest ou qui commence comme un manifeste ; le résultat le dit. Si CIBLE est plus grande, le reste doit être à zéro. Rien n’est écrit.',
  'help.disk.verify.example.1': 'broker disk verify server.img server-copy.img',
  'help.disk.verify.example.1.says': 'Les deux sont-ils identiques ?',
  'help.disk.verify.example.2': 'broker disk verify server.img.broker-manifest nbd://10.0.0.5/server',
  'help.disk.verify.example.2.says': 'Est-ce encore ce que dit le manifeste ?',
  'help.disk.manifest': 'écrire ce que contient chaque bloc d’un disque',
  'help.disk.manifest.description':
    'Lit SOURCE et écrit FICHIER : pour chaque bloc de 512 Kio son SHA-256, ou le fait qu’il est à zéro, et une racine pour l’ensemble. À racines égales, disques égaux.',
  'help.disk.manifest.example.1': 'broker disk manifest /dev/vg0/server server.broker-manifest',
  'help.disk.manifest.example.1.says': 'Noter ce que contient un volume aujourd’hui',
  'help.disk.manifest.example.2': 'broker disk manifest server.qcow2 server.broker-manifest --json',
  'help.disk.manifest.example.2.says': 'De même pour une image, en affichant sa racine en JSON',
  'help.disk.arg.source': 'disque à lire',
  'help.disk.arg.target': 'disque à écrire',
  'help.disk.arg.compared': 'disque à lui comparer',
  'help.disk.arg.expected': 'disque tel qu’il doit être, ou son manifeste',
  'help.disk.arg.manifest': 'fichier à écrire, à donner ensuite à verify ; d’habitude NOM.broker-manifest',
  'help.disk.flag.overwrite': 'écraser une cible qui existe et qui ne vient pas d’une copie précédente',
  'help.disk.flag.frozen':
    'la source est un instantané et ne peut pas changer : reprendre après une interruption sans la relire',
  'help.disk.flag.state': 'début des noms du journal, du manifeste, du fichier de réglage et du verrou',
  'help.disk.flag.as': 'ce qu’est SOURCE, quoi qu’en disent son nom et ses premiers octets',
  'help.disk.flag.format':
    'ce qui est écrit sur « - » : les octets tels quels, ou une image dont les trous ne prennent pas de place',
  'help.disk.flag.size': 'longueur du flux lu sur « - », si elle est connue : *.qcow2 en a besoin',
  'help.disk.flag.list': 'copier chaque ligne d’un fichier, SOURCE CIBLE, plusieurs à la fois',
  'help.disk.flag.parallel': 'disques d’une liste à la fois, de 1 à 64',
  'help.disk.copy.example.4': 'broker disk copy --list disks.txt --parallel 8',
  'help.disk.copy.example.4.says':
    'Copier beaucoup de disques d’un coup ; la même commande ne refait que ce qui manque',
  'help.disk.flag.bandwidth': 'ne pas lire plus de tant de Mio par seconde',
  'help.disk.flag.in-flight': 'blocs de 512 Kio en chemin à la fois, de 1 à 256',
  'help.disk.flag.connections': 'connexions à un même serveur, de 1 à 16',
  'help.disk.flag.timeout': 'secondes pendant lesquelles un serveur peut se taire alors qu’il doit répondre, 1 à 86400',

  'disk.stream.notHere': '« - » est un flux ; il faut ici un disque qui se lit à n’importe quel endroit.',
  'disk.stream.notHere.next': 'Enregistrez d’abord le flux : broker disk copy - FICHIER.',
  'disk.stream.terminal': 'un disque ne se lit pas depuis un terminal et ne s’y écrit pas.',
  'disk.stream.terminal.next': 'Redirigez-le : broker disk copy DISQUE - > FICHIER, ou … | broker disk copy - DISQUE.',
  'disk.stream.closed': 'personne ne prend ce qui sort sur la sortie standard : {{reason}}.',
  'disk.stream.closed.next':
    'Cherchez pourquoi le programme derrière le tube s’est arrêté, puis relancez les deux depuis le début.',
  'disk.stream.shorter': 'le flux {{name}} s’est arrêté après {{came}} octets ; {{announced}} étaient annoncés.',
  'disk.stream.shorter.next':
    'Cherchez pourquoi le programme devant le tube s’est arrêté trop tôt, ou corrigez --size, puis relancez les deux.',
  'disk.stream.ended':
    'le flux s’est terminé après {{came}} octets, et {{name}} est la copie d’un flux de {{before}} : elle n’est pas coupée, et la suite reste telle quelle.',
  'disk.stream.ended.next':
    'Cherchez pourquoi le programme en amont s’est arrêté, puis relancez les deux. Si le disque a raccourci, dites-le : --size OCTETS, ou --overwrite.',
  'disk.stream.longer': 'le flux {{name}} continue après les {{announced}} octets annoncés.',
  'disk.stream.longer.next': 'Corrigez --size et relancez les deux programmes.',
  'disk.stream.noRoom': 'le flux a plus d’octets que la cible {{name}} ne peut en contenir.',
  'disk.stream.noRoom.next': 'Donnez une cible plus grande et relancez les deux programmes.',
  'disk.stream.needsSize': 'l’image {{name}} doit connaître sa taille avant le premier octet du flux.',
  'disk.stream.needsSize.next': 'Dites combien d’octets arriveront : --size OCTETS.',
  'disk.stream.flag': '{{flag}} n’a de sens qu’avec « - » de son côté.',
  'disk.stream.flag.next':
    'Retirez cette option : --format sert à une copie vers « - », --size à une copie depuis « - ».',
  'disk.noFolder': 'le dossier {{folder}} n’existe pas.',
  'disk.noFolder.next': 'Créez-le (mkdir -p {{folder}}) ou indiquez un autre emplacement, puis relancez la commande.',
  'disk.noStateFolder':
    'les fichiers de suivi de la copie ne peuvent pas être écrits dans le dossier {{folder}} : {{reason}}.',
  'disk.noStateFolder.next':
    'Donnez à cet utilisateur le droit d’y écrire, ou indiquez un autre emplacement avec --state.',
  'disk.stateAmongDevices':
    'les fichiers de suivi de {{name}} iraient dans /dev, où rien n’est gardé au redémarrage de la machine.',
  'disk.stateAmongDevices.next': 'Lancez la commande depuis un autre dossier, ou indiquez un emplacement avec --state.',
  'disk.stateIsDisk': '{{path}} est à la fois un disque de cette copie et l’emplacement d’un fichier qui la décrit.',
  'disk.stateIsDisk.next': 'Indiquez avec --state un autre emplacement pour les fichiers de la copie.',
  'disk.cannotOpen': 'impossible d’ouvrir {{path}} : {{reason}}.',
  'disk.cannotOpen.next': 'Vérifiez le chemin et vos droits, puis relancez la commande.',
  'disk.stream.empty': 'rien n’est arrivé sur l’entrée standard ; la cible reste telle quelle.',
  'disk.stream.empty.next': 'Cherchez pourquoi le programme en amont n’a rien donné, puis relancez les deux.',
  'disk.empty': '{{name}} n’a aucun octet ; rien n’a été écrit.',
  'disk.empty.next': 'Voyez pourquoi il est vide, et nommez le disque voulu.',
  'disk.interrupted.next':
    'Relancez la même commande : une copie reprend où elle s’était arrêtée ; un flux doit revenir depuis son début.',
  'disk.noDisk.link': '{{path}} est un lien vers un endroit où il n’y a rien.',
  'disk.noDisk.link.next': 'Nommez l’endroit lui-même, ou supprimez le lien.',
  'disk.noDisk.folder': '{{path}} est un dossier, pas un disque.',
  'disk.noDisk.folder.next': 'Indiquez un fichier ou un périphérique bloc.',
  'disk.noDisk.pipe': '{{path}} est un tube ou une socket, pas un disque lisible à n’importe quel endroit.',
  'disk.noDisk.pipe.next': 'Redirigez-le : broker disk copy - CIBLE < TUBE, ou broker disk copy SOURCE - > TUBE.',
  'disk.noDisk.device': '{{path}} est un périphérique caractère, pas un disque.',
  'disk.noDisk.device.next': 'Indiquez un fichier ou un périphérique bloc.',
  'disk.noDisk.noDevice':
    'il n’y a pas de périphérique {{path}}, et un fichier parmi les périphériques n’existe qu’en mémoire.',
  'disk.noDisk.noDevice.next':
    'Voyez quels périphériques existent (lsblk), ou indiquez un fichier dans un autre dossier.',
  'disk.noDisk.madeUp': '{{path}} n’est pas un vrai fichier : le système le fabrique à la lecture.',
  'disk.noDisk.madeUp.next': 'Indiquez un fichier ou un périphérique bloc.',
  'disk.location.parameter': 'une adresse de disque n’a pas ici de paramètre « {{name}} ».',
  'disk.location.parameter.next':
    'nbd+unix:// accepte socket ; nbds:// accepte tls-certificates et tls-hostname. Corrigez l’adresse.',
  'disk.location.fragment': 'une adresse de disque n’a rien après « # » : cette partie serait perdue.',
  'disk.location.fragment.next': 'Si « # » fait partie du nom, écrivez %23 à sa place.',
  'disk.location.secret':
    'l’adresse {{place}} commence par un nom ou un mot de passe dont ce protocole ne fait rien, ou que d’autres verraient.',
  'disk.location.secret.next': 'Retirez-le. Pour NBD, prenez des certificats TLS ; pour SSH, des clés.',
  'disk.system': 'le système refuse {{call}} {{path}} : {{reason}}.',
  'disk.system.next':
    'Vérifiez cet endroit : son dossier doit exister, avoir de la place et vous laisser écrire. Puis relancez la même commande.',
  'disk.cannotRead': 'impossible de lire {{name}} à l’octet {{offset}} : {{reason}}.',
  'disk.cannotRead.next':
    'Vérifiez l’état de ce disque ou de ce serveur, puis relancez la même commande : une copie reprend là où elle s’est arrêtée.',
  'disk.cannotWrite': 'impossible d’écrire {{name}} à l’octet {{offset}} : {{reason}}.',
  'disk.cannotWrite.next':
    'Faites de la place ou vérifiez l’état de ce disque ou de ce serveur, puis relancez la même commande : elle reprend là où elle s’est arrêtée.',
  'disk.shorter': '{{name}} s’arrête à l’octet {{offset}}, avant sa fin : il a rétréci pendant la lecture.',
  'disk.shorter.next': 'Arrêtez ce qui le modifie, ou copiez un instantané, puis relancez la commande.',
  'disk.verify.noManifest': '{{path}} n’est pas un manifeste, ou son début est abîmé.',
  'disk.verify.noManifest.next': 'Si c’est un disque, comparez-le comme tel : --as disk. Un manifeste est à refaire.',
  'disk.verify.swapped': '{{target}} est un manifeste, pas un disque.',
  'disk.verify.swapped.next':
    'Nommez d’abord le manifeste : broker disk verify {{target}} DISQUE. Si c’est un disque qui commence seulement ainsi, dites ce qu’est {{source}} : --as disk ou --as manifest.',
  'disk.manifestDamaged': 'le manifeste {{path}} est abîmé ou d’une autre version ; rien de ce qu’il dit n’est fiable.',
  'disk.manifestDamaged.next':
    'Supprimez ce fichier. Pour réécrire en entier la cible d’une copie, relancez la copie avec --overwrite.',
  'disk.journalForeign': 'le journal {{path}} n’est pas de cette version de broker ; rien n’en est crédible.',
  'disk.journalForeign.next': 'Supprimez-le et relancez la copie avec --overwrite : toute la cible est réécrite.',
  'disk.journalDamaged':
    'le journal {{path}} d’une copie interrompue est abîmé : sa première ligne n’est pas entière. Cible et journal restent tels quels.',
  'disk.journalDamaged.next':
    'Gardez le journal si vous cherchez la cause. Si {{name}} peut être réécrit, relancez la commande avec --overwrite.',
  'disk.notManifest': '{{path}} existe et n’est pas un manifeste ; il est laissé tel quel.',
  'disk.notManifest.next': 'Choisissez un autre nom pour le manifeste.',
  'disk.targetExists':
    'la cible existe déjà et ne vient pas d’une de nos copies (il n’y a pas de {{name}}) ; elle est laissée telle quelle.',
  'disk.targetExists.next': 'Choisissez une autre cible, ou écrasez-la avec --overwrite.',
  'disk.inUse':
    '{{path}} est monté, ou autre chose sur cette machine le tient (RAID, LVM, une autre copie) ; rien n’a été écrit.',
  'disk.inUse.next': 'Démontez-le (lsblk montre ce qui s’en sert) et relancez la commande.',
  'disk.held.loop':
    '{{path}} est attaché au périphérique boucle {{device}}, qui peut y écrire : ce qui en est monté serait abîmé, ou abîmerait la copie.',
  'disk.held.loop.next':
    'Démontez ce qui est sur {{device}} (lsblk {{device}}), détachez-le (losetup -d {{device}}) et relancez la commande. --overwrite n’y change rien.',
  'disk.held.process': '{{path}} est ouvert comme disque par un autre programme : {{process}}.',
  'disk.held.process.next':
    'Arrêtez cette machine virtuelle ou ce programme, puis relancez la commande. --overwrite n’y change rien.',
  'disk.held.unseen':
    '{{path}} est ouvert comme disque par un autre programme : il porte les verrous de QEMU. D’ici, on ne voit pas de quel processus il s’agit.',
  'disk.held.unseen.next':
    'Cherchez-le en tant que root (fuser -v {{path}}), arrêtez cette machine virtuelle ou ce programme, puis relancez la commande. --overwrite n’y change rien.',
  'disk.targetTouched': 'quelque chose d’autre a écrit sur la cible {{name}} pendant sa relecture.',
  'disk.targetTouched.next': 'Veillez à ce que rien d’autre n’y écrive, puis relancez la même commande.',
  'disk.targetResized': 'quelque chose d’autre a allongé ou raccourci la cible {{name}} pendant la copie.',
  'disk.targetResized.next': 'Veillez à ce que rien d’autre n’y écrive, puis relancez la même commande.',
  'disk.targetReplaced':
    'autre chose a pris la place de la cible {{name}} pendant la copie : ce qui a été copié n’est pas ce qui s’y trouve.',
  'disk.targetReplaced.next': 'Cherchez ce qui l’a déplacée ou supprimée, puis relancez la copie.',
  'disk.targetTooSmallFile': 'la cible {{name}} a {{target}} octets, la source en a {{source}} : elle n’y tient pas.',
  'disk.targetTooSmallFile.next': 'Allongez-la (truncate -s {{source}} {{name}}) et relancez la commande.',
  'disk.targetTooSmallImage': 'la cible {{name}} a {{target}} octets, la source en a {{source}} : elle n’y tient pas.',
  'disk.targetTooSmallImage.next':
    'Agrandissez son disque (qemu-img resize {{name}} {{source}}), puis relancez la commande.',
  'disk.notOurs':
    'les fichiers d’état ({{path}}) décrivent une autre cible ou une autre source ; {{name}} reste tel quel.',
  'disk.notOurs.next':
    'Choisissez une autre cible ou un autre --state. Si {{name}} peut être perdu, relancez la commande avec --overwrite.',
  'disk.full':
    'il n’y a plus de place pour {{name}}, à l’octet {{offset}} ({{reason}}) : la longueur peut déjà être complète, mais pas le contenu.',
  'disk.full.next':
    'Faites de la place et relancez la même commande : elle reprend où elle s’est arrêtée. Pour y renoncer, supprimez {{name}} et les fichiers qui l’accompagnent.',
  'disk.otherSource':
    '{{path}} décrit une copie de {{before}} vers cette cible, pas de {{source}} ; {{name}} reste tel quel.',
  'disk.otherSource.next':
    'Si {{name}} doit devenir une copie de {{source}}, le même disque sous un autre nom ou un autre disque, relancez la commande avec --overwrite ; ce qu’elle contient déjà, si on le sait, n’est pas réécrit. Sinon, indiquez {{before}}, une autre cible ou un autre --state.',
  'disk.sourceDiffers':
    '{{source}} ne contient pas ce qui en a été copié : sur {{looked}} blocs relus, {{differing}} diffèrent. Ce nom mène peut-être maintenant à un autre disque ; {{name}} reste tel quel.',
  'disk.sourceDiffers.next':
    'Vérifiez que {{source}} est bien le disque voulu. Si {{name}} doit en devenir une copie dans son état actuel, relancez la commande avec --overwrite : tout est de nouveau comparé.',
  'disk.targetTooSmall': 'la cible {{name}} a {{target}} octets, la source {{source}} : elle n’y tient pas.',
  'disk.targetTooSmall.next': 'Donnez à la cible au moins la taille de la source et relancez la commande.',
  'disk.smaller': '{{name}} a {{target}} octets et devrait en avoir {{source}} : ils ne peuvent pas être égaux.',
  'disk.smaller.next': 'Vérifiez que vous comparez les bons disques.',
  'disk.sourceChanged':
    '{{name}} a été modifié pendant la copie : la cible ne correspond à aucun instant précis de la source.',
  'disk.sourceChanged.next':
    'Arrêtez ce qui écrit dessus, ou copiez un instantané, puis relancez la même commande : seules les différences seront copiées.',
  'disk.readChanged':
    '{{name}} a été modifié, supprimé ou remplacé pendant la lecture : ce qui a été lu ne correspond à aucun instant précis.',
  'disk.readChanged.next': 'Arrêtez ce qui écrit dessus, ou lisez un instantané, puis relancez la commande.',
  'disk.sourceReplaced':
    '{{name}} a été supprimé pendant la copie, ou autre chose a pris sa place : la cible n’est pas une copie de ce qui s’y trouve maintenant.',
  'disk.sourceReplaced.next':
    'Cherchez ce qui l’a déplacé ou supprimé, puis relancez la même commande : seul ce qui diffère est copié.',
  'disk.proofFailed':
    'la cible {{name}} ne se relit pas comme elle a été écrite. Blocs de 512 Kio qui diffèrent : {{blocks}} ; le premier porte le numéro {{first}}.',
  'disk.proofFailed.next':
    'Soit autre chose y a écrit, maintenant ou pendant l’interruption d’une copie (une autre machine, un système de fichiers monté), soit le disque, sa mémoire ou son serveur est défaillant. Veillez à ce que rien d’autre n’y écrive, puis relancez la même commande : elle lit la cible, écrit ce qui diffère et la prouve à nouveau. En cas de nouvel échec, soupçonnez le disque.',
  'disk.same': 'la source et la cible sont le même disque.',
  'disk.same.next': 'Donnez une autre cible.',
  'disk.location': '« {{text}} » ne désigne pas un disque.',
  'disk.location.next':
    'Donnez un chemin, nbd://HÔTE[:PORT]/EXPORT, nbds://… pour TLS, nbd+unix:///EXPORT?socket=CHEMIN ou ssh://[UTILISATEUR@]HÔTE/dev/X.',
  'disk.noTool': '{{tool}} est nécessaire ici et n’est pas installé.',
  'disk.noTool.next': 'Installez-le (Debian et Ubuntu : apt install {{package}}) et relancez la commande.',
  'disk.locked': 'un autre processus travaille sur cette cible : {{pid}} sur {{host}}.',
  'disk.locked.next':
    'Attendez qu’il ait fini, ou arrêtez-le. Si cette machine a disparu pour de bon, supprimez {{path}} et relancez la commande.',
  'disk.noLock': '{{path}} n’est pas un verrou ; il est laissé tel quel.',
  'disk.noLock.next': 'Déplacez-le, ou indiquez avec --state un autre emplacement pour les fichiers de la copie.',
  'disk.badNumber': '{{flag}} doit être un nombre de {{low}} à {{high}}.',
  'disk.badNumber.next': 'Corrigez-le et relancez la commande.',

  'disk.ssh.noNbdkit': 'nbdkit n’est pas installé sur {{host}}.',
  'disk.ssh.noNbdkit.next': 'Installez-le là-bas (Debian et Ubuntu : apt install nbdkit) et relancez la commande.',
  'disk.ssh.hostKey': 'la clé de {{host}} n’est pas celle qui est connue : {{reason}}.',
  'disk.ssh.hostKey.next':
    'Assurez-vous que c’est le bon serveur. Connectez-vous une fois avec {{command}} pour accepter sa clé, ou retirez l’ancienne avec ssh-keygen -R.',
  'disk.ssh.denied': '{{host}} ne vous laisse pas entrer : {{reason}}.',
  'disk.ssh.denied.next':
    'Faites d’abord en sorte que {{command}} marche sans rien demander : la clé va dans un agent, ou comme IdentityFile dans votre configuration de ssh.',
  'disk.ssh.failed': 'la connexion à {{host}} a échoué : {{reason}}.',
  'disk.ssh.failed.next':
    'Essayez {{command}} ; quand il marche, relancez la même commande : une copie reprend là où elle s’est arrêtée.',
  'disk.ssh.remote': 'nbdkit sur {{host}} ne peut pas servir {{path}} : {{reason}}.',
  'disk.ssh.remote.next':
    'Vérifiez le chemin et les droits de cet utilisateur sur {{host}} ; les périphériques demandent en général root.',

  'disk.phase.rehash': 'relecture de la cible',
  'disk.phase.copy': 'copie',
  'disk.phase.proof': 'preuve',
  'disk.phase.hash': 'lecture',
  'disk.progress': '{{phase}} : {{done}} sur {{total}}',
  'disk.progress.rate': '{{progress}}, {{rate}}/s, encore {{left}}',
  'disk.progress.unknown': '{{phase}} : {{done}}',
  'disk.progress.rateOnly': '{{progress}}, {{rate}}/s',
  'disk.size.bytes_one': '{{value}} octet',
  'disk.size.bytes_other': '{{value}} octets',
  'disk.size.MiB': '{{value}} Mio',
  'disk.size.GiB': '{{value}} Gio',
  'disk.size.TiB': '{{value}} Tio',
  'disk.left.seconds': '{{value}} s',
  'disk.left.minutes': '{{value}} min',
  'disk.left.hours': '{{value}} h',

  'disk.copy.full': '{{source}} est copié vers {{target}}, égalité prouvée.',
  'disk.copy.delta': '{{target}} est mis à jour d’après {{source}}, égalité prouvée.',
  'disk.copy.resumed': 'La copie interrompue de {{source}} vers {{target}} est terminée, égalité prouvée.',
  'disk.received': 'Le flux est écrit sur {{target}}, égalité prouvée.',
  'disk.sent': '{{source}} est passé sur la sortie standard.',
  'disk.streamed': 'Le flux a mesuré {{streamed}}.',
  'disk.sha256': 'SHA-256 du flux : {{sum}}',
  'disk.sizes': '{{size}}, dont {{data}} de données.',
  'disk.written': 'Écrit : {{written}}.',
  'disk.padded': 'La cible est plus grande de {{padded}} ; cette partie est prouvée à zéro.',
  'disk.proof.full-readback': 'Preuve : chaque bloc a été relu depuis le disque lui-même.',
  'disk.proof.cached': 'Preuve : chaque bloc a été relu, peut-être depuis la mémoire placée devant le disque.',
  'disk.proof.transport-only':
    'Aucune preuve : personne ne sait ce que le flux est devenu. Comparez son SHA-256 à l’arrivée, ou lancez-y broker disk verify.',
  'disk.root': 'Racine : {{root}}',
  'disk.manifest': 'Manifeste : {{path}}',
  'disk.readAsManifest':
    '{{source}} a été lu comme un manifeste ; avec --as disk, ce sont ses propres octets qui comptent.',
  'disk.equal': '{{source}} et {{target}} sont égaux.',
  'disk.different_one': '{{source}} et {{target}} diffèrent d’un bloc de 512 Kio, le numéro {{first}}.',
  'disk.different_other':
    '{{source}} et {{target}} diffèrent de {{count}} blocs de 512 Kio ; le premier porte le numéro {{first}}.',
  'disk.paddingHolds': '{{target}} contient des données au-delà de la fin de {{source}}.',
}
export default messages
