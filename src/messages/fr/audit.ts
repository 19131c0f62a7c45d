import type en from '../en/audit.ts'

const messages: Record<keyof typeof en, string> = {
  'audit.rule.open-to-world': 'Aucun groupe de sécurité ne laisse tout l’internet joindre ces ports.',
  'audit.rule.open-to-world.detail':
    'Un constat par groupe, port et version du protocole internet. TCP compte ; tout l’internet, c’est l’absence de plage, ou une plage plus large que /8 (IPv4) ou /16 (IPv6). Les groupes qu’aucun serveur n’utilise comptent aussi : le prochain le fera peut-être. Un fournisseur sans groupes de sécurité est indécis.',
  'audit.rule.orphaned-volume': 'Chaque volume est attaché à un serveur.',
  'audit.rule.orphaned-volume.detail':
    'L’âge compte depuis la création, car les clouds ne disent pas depuis quand un volume est seul. Quand un âge est demandé et inconnu, c’est indécis.',
  'audit.rule.unused-address': 'Chaque adresse publique appartient à un serveur.',
  'audit.rule.unused-address.detail': 'Une adresse gardée en réserve se paie chez la plupart des fournisseurs.',
  'audit.rule.volume-without-snapshot': 'Chaque volume a un instantané récent.',
  'audit.rule.volume-without-snapshot.detail':
    'Seuls comptent les instantanés prêts. Les sauvegardes qu’un serveur fait lui-même ne se voient pas d’ici : sélectionnez les volumes qui ont besoin d’instantanés. Quand les instantanés n’ont pas tous pu être lus, c’est indécis.',
  'audit.rule.snapshot-too-old': 'Aucun instantané n’est gardé plus longtemps qu’il ne faut.',
  'audit.rule.snapshot-too-old.detail': 'Un instantané dont personne ne dit l’âge est indécis.',
  'audit.rule.too-many-snapshots': 'Aucun volume n’a plus d’instantanés qu’il ne faut.',
  'audit.rule.too-many-snapshots.detail': 'Les instantanés comptent dans tous leurs états, car chacun d’eux se paie.',
  'audit.rule.label-missing': 'Chaque serveur et chaque volume porte ces étiquettes.',
  'audit.rule.label-missing.detail':
    'Un constat par étiquette. Une étiquette sans valeur est là. Avec select.kinds, d’autres sortes sont examinées.',
  'audit.rule.unencrypted-volume': 'Chaque volume est chiffré par le fournisseur.',
  'audit.rule.unencrypted-volume.detail':
    'Là où le fournisseur chiffre à coup sûr tous les volumes, tous passent. Ce qu’un serveur chiffre lui-même ne se voit pas d’ici.',
  'audit.rule.no-tenant': 'Chaque serveur, volume, instantané et adresse publique appartient à un client.',
  'audit.rule.no-tenant.detail':
    'Un client est le projet du fournisseur, une étiquette, ou ce que dit un fichier. Avec select.kinds, d’autres sortes sont examinées.',
  'audit.rule.data-location': 'Les données se trouvent dans un de ces pays.',
  'audit.rule.data-location.detail':
    'Le pays est celui que la politique énonce pour le compte, sinon celui que l’on connaît de la région. Inconnu, c’est indécis.',
  'audit.rule.control': 'Qui décide du fournisseur en dernier ressort est dans un de ces pays.',
  'audit.rule.control.detail':
    'Qui a plus de la moitié des voix ou du capital, ou un veto. Les faits sans source confirmée ne décident rien.',
  'audit.rule.jurisdiction': 'La société qui signe le contrat est dans un de ces pays.',
  'audit.rule.jurisdiction.detail': 'Celle du contrat avec un client de l’Union européenne. Inconnue, c’est indécis.',
  'audit.rule.certification': 'Ce qui tourne là est couvert par une de ces certifications, en vigueur.',
  'audit.rule.certification.detail':
    'Un certificat vaut pour les produits et les régions qu’il nomme ; sans périmètre, il ne prouve rien. Ce que l’on cherche, ce sont les tailles des serveurs et les classes des volumes que l’entrée sélectionne.',
  'audit.rule.data-class': 'Ce que la loi demande pour cette classe de données est respecté.',
  'audit.rule.data-class.detail':
    'Les exigences qui découlent de la classe et du pays des personnes, comme HDS pour les données de santé de personnes en France. Des points de droit, pas un conseil juridique : un succès ne dit pas que quelqu’un est en conformité.',
  'audit.rule.seal-floor': 'Le niveau SEAL du fournisseur n’est pas plus bas que celui-ci.',
  'audit.rule.seal-floor.detail':
    'Le plus bas des huit objectifs du Cloud Sovereignty Framework. Les niveaux sont estimés, ce n’est pas une note de l’UE ; ce que seul le fournisseur affirme de lui-même est indécis.',
  'audit.rule.closing-provider': 'Le fournisseur n’a pas annoncé sa fin.',
  'audit.rule.closing-provider.detail':
    'Qu’aucune fin n’est annoncée se sait pendant un an après que quelqu’un a regardé ; ensuite, c’est indécis.',
  'audit.rule.stale-evidence': 'Ce que l’on sait du fournisseur a été confirmé il n’y a pas trop longtemps.',
  'audit.rule.stale-evidence.detail':
    'Un constat par fait dont d’autres règles se servent : contrat, détenteurs, contrôle, lieu, certifications, chiffrement, fin annoncée, niveaux SEAL.',

  'audit.parameter.ports': 'Les ports que personne ne devrait joindre de partout.',
  'audit.parameter.olderThanDays': 'Seulement ce qui est plus vieux que tant de jours.',
  'audit.parameter.withinDays': 'L’instantané le plus récent a au plus tant de jours.',
  'audit.parameter.most': 'Le nombre d’instantanés qu’un volume peut avoir.',
  'audit.parameter.keys': 'Les étiquettes qui doivent être là, par leurs clés.',
  'audit.parameter.countries': 'Les pays qui conviennent, par code ISO ou par groupe (EU, EEA, european).',
  'audit.parameter.anyOf': 'Les certifications dont une doit être en vigueur.',
  'audit.parameter.dataClass': 'La classe des données qui se trouvent là.',
  'audit.parameter.usersIn': 'Les pays des personnes dont parlent les données.',
  'audit.parameter.atLeast': 'Le plus bas niveau SEAL accepté, de 0 à 4.',

  'audit.found.open-to-world_one':
    '{{name}} laisse tout le monde joindre le port {{port}} en IPv{{version}} ; un serveur l’utilise.',
  'audit.found.open-to-world_other':
    '{{name}} laisse tout le monde joindre le port {{port}} en IPv{{version}} ; {{count}} serveurs l’utilisent.',
  'audit.found.orphaned-volume': '{{name}} ({{size}} Gio) n’est attaché à aucun serveur.',
  'audit.found.unused-address': '{{address}} n’appartient à aucun serveur.',
  'audit.found.no-snapshot': '{{name}} n’a aucun instantané.',
  'audit.found.no-recent-snapshot_one':
    'L’instantané le plus récent de {{name}} est du {{date}}, il y a plus d’un jour.',
  'audit.found.no-recent-snapshot_other':
    'L’instantané le plus récent de {{name}} est du {{date}}, il y a plus de {{count}} jours.',
  'audit.found.snapshot-too-old_one': '{{name}} a été pris le {{date}}, il y a plus d’un jour.',
  'audit.found.snapshot-too-old_other': '{{name}} a été pris le {{date}}, il y a plus de {{count}} jours.',
  'audit.found.too-many-snapshots': '{{name}} a {{count}} instantanés, plus de {{most}}.',
  'audit.found.label-missing': 'Il manque à {{name}} l’étiquette {{key}}.',
  'audit.found.unencrypted-volume': '{{name}} n’est pas chiffré.',
  'audit.found.no-tenant': 'Rien ne dit à qui est {{name}}.',
  'audit.found.demand': '{{provider}} ne satisfait pas {{demand}} : {{reason}}.',
  'audit.found.closing-provider': '{{provider}} a annoncé le {{announced}} sa fin pour le {{ends}}.',
  'audit.found.stale-evidence_one':
    '« {{fact}} » de {{provider}} a été confirmé pour la dernière fois le {{date}}, il y a plus d’un jour.',
  'audit.found.stale-evidence_other':
    '« {{fact}} » de {{provider}} a été confirmé pour la dernière fois le {{date}}, il y a plus de {{count}} jours.',

  'audit.open.noGroups':
    '{{provider}} n’a pas de groupes de sécurité qui se lisent : personne ne sait ce qui est joignable.',
  'audit.open.age': 'Personne ne dit l’âge de {{name}}.',
  'audit.open.snapshotAge': 'Personne ne dit l’âge des instantanés de {{name}}.',
  'audit.open.demand': 'Personne ne sait si {{provider}} satisfait {{demand}} : {{reason}}.',
  'audit.open.provider':
    'On ne sait rien du fournisseur derrière {{profile}} ({{demand}}) : nommez-le sous « accounts » dans la politique.',
  'audit.open.closing': 'Personne n’a regardé récemment si {{provider}} a annoncé sa fin.',
  'audit.open.notRead': 'Dans {{profile}}, tout n’a pas pu être lu : {{kind}}.',

  'audit.said': '{{text}}',
  'audit.warning.dropped_one': 'Un constat de la dernière fois relève de {{entry}}, que la politique n’a plus.',
  'audit.warning.dropped_other':
    '{{count}} constats de la dernière fois relèvent de {{entry}}, que la politique n’a plus.',
  'audit.warning.unusedWaiver':
    'La dérogation de {{owner}} pour {{entry}} jusqu’au {{until}} ({{where}}) ne concerne rien : supprimez-la.',
  'audit.warning.oldInventory':
    '{{file}} est du {{date}}, il y a {{count}} jours : ce qui a changé depuis ne se voit pas.',
  'audit.warning.idleEntry': 'L’entrée {{entry}} ne concerne aucun de ces comptes : elle ne vérifie rien.',

  'audit.policy.waiverOfAll': 'Cette dérogation vaut pour tout.',
  'audit.policy.waiverOfAll.hint': 'Dites pour quoi : resource, tenant ou fingerprint.',
  'audit.policy.unknownPack': 'Il n’y a pas de jeu de règles « {{name}} ».',
  'audit.policy.unknownPack.hint': 'Il y a : {{known}}.',
  'audit.policy.unknownPack.near': 'Vouliez-vous dire {{near}} ?',
  'audit.policy.unknownEntry': 'Il n’y a pas d’entrée dont l’identifiant est « {{id}} ».',
  'audit.policy.twice': 'Deux entrées ont l’identifiant « {{id}} ».',
  'audit.policy.twice.hint': 'Donnez à chacune le sien : ajoutez une ligne id: … à l’une d’elles.',
  'audit.policy.idleKind': '{{rule}} ne regarde jamais {{kind}}, seulement {{judges}}.',
}
export default messages
