import type en from '../en/init.ts'

const messages: Record<keyof typeof en, string> = {
  'init.help.summary': 'écrire un fichier de déploiement : ce que vous exploitez ou voulez exploiter',
  'init.help.description':
    'Pose huit questions au plus, ou prend les réponses dans les options, et écrit un fichier commenté pour « broker compare ». Sans terminal, rien n’est demandé : ce qu’aucune option n’indique reçoit une valeur courante, signalée dans le fichier. Un fichier existant n’est pas écrasé.',
  'init.help.example.1': 'broker init deployment',
  'init.help.example.2':
    'broker init deployment --name boutique --servers 2 --vcpu 1 --memory 4 --storage 100 --require country=EU',
  'init.help.example.1.says': 'Répondre aux questions',
  'init.help.example.2.says': 'Tout par options, en une ligne',
  'init.help.flag.from': 'partir d’un des scénarios fournis avec le programme',
  'init.help.flag.name': 'le nom que vous lui donnez',
  'init.help.flag.servers': 'nombre de serveurs',
  'init.help.flag.vcpu': 'processeurs que chaque serveur utilise en continu ; une fraction est possible',
  'init.help.flag.memory': 'mémoire de chaque serveur, en Gio',
  'init.help.flag.disk': 'disque système de chaque serveur, en Gio',
  'init.help.flag.storage': 'données sur volumes, en Gio, tous serveurs confondus',
  'init.help.flag.traffic': 'trafic vers Internet, en Gio par mois',
  'init.help.flag.require': 'une contrainte à respecter ; peut être répétée',
  'init.help.flag.data-class': 'les données les plus sensibles qui s’y trouvent',
  'init.help.flag.currency': 'devise de tous les montants',
  'init.help.flag.budget': 'ce que vous pouvez payer par mois, TVA non récupérée comprise',
  'init.help.flag.current-provider': 'où cela tourne aujourd’hui',
  'init.help.flag.current-bill': 'coût actuel par mois, hors taxes',
  'init.help.flag.output': 'où écrire le fichier',
  'init.help.flag.force': 'écraser un fichier existant',

  'init.ask.name': 'Comment l’appelez-vous ?',
  'init.ask.servers': 'Combien de serveurs ?',
  'init.ask.vcpu': 'Combien de processeurs chacun utilise-t-il en continu ? (0.2 : un cinquième)',
  'init.ask.memory': 'Combien de mémoire chacun a-t-il, en Gio ?',
  'init.ask.storage': 'Combien de données sur volumes, en Gio, tous serveurs confondus ?',
  'init.ask.traffic': 'Combien de trafic sort par mois, en Gio ?',
  'init.ask.require': 'Où cela peut-il tourner ?',
  'init.ask.currentBill': 'Combien cela coûte-t-il aujourd’hui par mois, hors taxes ? (vide : rien encore)',
  'init.choice.anywhere': 'n’importe où',
  'init.choice.union': 'dans l’Union européenne',
  'init.choice.european': 'dans l’Union européenne, chez un fournisseur sous contrôle européen',

  'init.wrong.flags_one': 'Une option est inutilisable telle quelle.',
  'init.wrong.flags_other': '{{count}} options sont inutilisables telles quelles.',
  'init.wrong.flags.next': 'Corrigez-les, puis relancez la commande. Rien n’a été écrit.',
  'init.wrong.name':
    '« {{text}} » n’est pas un nom : lettres, chiffres, espaces, points, traits d’union ou de soulignement, en commençant par une lettre ou un chiffre.',
  'init.wrong.number': '« {{text}} » n’est pas un simple nombre entre {{least}} et {{most}}, comme 0.5 ou 20.',
  'init.wrong.whole': '« {{text}} » n’est pas un nombre entier entre {{least}} et {{most}}.',
  'init.wrong.amount': '« {{text}} » n’est pas un montant. Écrivez-le ainsi : 49.90.',
  'init.wrong.currency': '« {{text}} » n’est pas un code de devise, comme EUR, USD ou CHF.',

  'init.wrong.providerAlone': 'Il faut aussi --current-bill : ce que vous y payez par mois, hors taxes.',
  'init.fromWith': '--from apporte ses propres réponses et ne peut pas aller avec {{flags}}.',
  'init.fromWith.next': 'Écrivez le scénario sans ces options puis modifiez le fichier, ou retirez --from.',

  'init.written': '{{file}} est écrit.',
  'init.next': 'Ensuite : {{command}}',
  'init.assumed': 'Des valeurs courantes ont été prises pour {{flags}} ; elles sont signalées dans le fichier.',

  'init.comment.top':
    'Ce qui tourne, ou doit tourner. Les tailles sont en Gio ; les montants sont mensuels et hors taxes.\nPour comparer :  {{command}}',
  'init.comment.assumed': 'Personne ne l’a indiqué : c’est une valeur courante ({{flag}}). Corrigez-la.',
  'init.comment.currency': 'Devise de tous les montants, y compris dans les rapports.',
  'init.comment.components':
    'Chaque type de serveur est un élément ; de même, chaque service qu’un fournisseur peut exploiter pour vous, par exemple\n- { name: bdd, kind: database, vcpu: 2, memoryGib: 4, diskGib: 50 }',
  'init.comment.count': 'Leur nombre. Toutes les tailles ci-dessous valent pour chacun.',
  'init.comment.vcpu':
    'Processeurs utilisés en continu, pas en pointe. Une fraction ouvre la porte aux petites tailles qui n’en garantissent qu’une part.',
  'init.comment.memory': 'Mémoire.',
  'init.comment.disk': 'Disque système.',
  'init.comment.volumes':
    'Stockage qui survit à son serveur, un volume pour chacun. Ajoutez snapshotsKept: 30 pour un mois d’instantanés.',
  'init.comment.dataClass':
    'Les données les plus sensibles qui s’y trouvent : public, personal, sensitive, health ou public-sector.',
  'init.comment.traffic':
    'Vers Internet, par mois. Pour un trafic promis à des clients, écrivez\n{ outGib: …, basis: promised, usedShare: { low: 0, expected: 0.3, high: 1 } }',
  'init.comment.budget':
    'Ce que vous pouvez payer, TVA non récupérée comprise. La note de coût y compare le total hors taxes.',
  'init.comment.current':
    'La facture actuelle concourt avec toutes les offres. Mieux vaut une ligne ici par ligne de facture.',
  'init.comment.currentProvider': 'Personne n’a dit où : mettez ici le nom de votre fournisseur, par exemple hetzner.',
  'init.comment.require':
    'Ce qui doit être respecté. Autres exemples : country!=US, control=european, bill<=100, provider!=…',
  'init.comment.bottom':
    'Autres clés : backup, support, availability, team, tax, weighting, usersIn. Toutes sont expliquées dans docs/deployments.md.',
  'init.scenarioLanguage':
    'Les commentaires de ce scénario sont en anglais ; les clés sont expliquées dans docs/deployments.md.',
  'init.line.all': 'total',
  'init.ci.help.summary': 'écrire un audit nocturne pour un système d’intégration continue',
  'init.ci.help.description':
    'Écrit une tâche commentée qui audite les sources chaque nuit et pour chaque demande de fusion : elle garde tous les résultats, même rouges, compare avec la dernière exécution terminée, commente, tient un ticket à jour, et échoue selon --fail-on. Un fichier existant n’est pas écrasé.',
  'init.ci.help.example.1': 'broker init --ci gitlab production --policy policy.yaml',
  'init.ci.help.example.2': 'broker init --ci github fleet.json --policy sovereign-eu --fail-on medium',
  'init.ci.help.example.1.says': 'Une tâche GitLab, pour un compte',
  'init.ci.help.example.2.says': 'Un workflow GitHub, pour un fichier du dépôt',
  'init.ci.help.flag.ci': 'le système qui l’exécute',
  'init.ci.help.flag.output': 'fichier à écrire ; sinon là où le système le cherche',
  'init.ci.what': 'Rien ne dit par quoi commencer.',
  'init.ci.what.next':
    'Choisissez : broker init deployment, broker init profile, broker init --ci gitlab, broker init --ci github.',
  'init.ci.none': 'Il n’y a rien à auditer.',
  'init.ci.none.next': 'Nommez des profils ou des fichiers d’inventaire : broker init --ci gitlab production',
  'init.ci.odd': '« {{word}} » ne peut pas figurer tel quel dans une tâche.',
  'init.ci.odd.next': 'Renommez-le avec des lettres, des chiffres et - _ . / : seulement.',
  'init.ci.next.gitlab':
    'Ensuite : incluez-le depuis .gitlab-ci.yml, créez un pipeline planifié, et donnez les variables que ses premières lignes nomment.',
  'init.ci.next.github':
    'Ensuite : donnez les secrets et variables que ses premières lignes nomment, et versionnez-le.',
}
export default messages
