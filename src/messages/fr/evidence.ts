import type en from '../en/evidence.ts'

const messages: Record<keyof typeof en, string> = {
  'evidence.title': 'Les points obtenus par {{who}}, et ce sur quoi ils reposent',
  'evidence.note':
    'Points de 0 à 100 ; entre parenthèses, ce que les preuves permettent. Ce qui est inconnu compte 25 points, entre 0 et 100 possibles. « Ancien » (source de plus de {{count}} jours) ou « remplacé » (source plus récente, mais dépassée) élargit de 10 points de chaque côté, « non confirmé » (aucune source) de 25. La référence d’un total est le budget ; à défaut, la même demande à nos prix de référence. Un critère est la moyenne pondérée de ses indicateurs ; « broker criteria » dit comment chacun se mesure.',
  'evidence.today':
    'Les lignes de la facture ne sont rattachées à aucun produit du catalogue : ce qui dépend du produit compte comme inconnu ; seul compte, comme non confirmé, ce que l’on sait de l’entreprise elle-même.',
  'evidence.pointer': 'Ce sur quoi repose chaque note, avec ses sources : ajoutez --explain {{id}}.',
  'evidence.sources': 'Sources des points',
  'evidence.column.indicator': 'Indicateur',
  'evidence.column.value': 'Valeur',
  'evidence.column.weight': 'Poids',
  'evidence.column.why': 'Pourquoi',
  'evidence.column.evidence': 'Preuve',
  'evidence.criterion': '{{criterion}} (poids {{weight}})',
  'evidence.unknown': 'non établi',
  'evidence.computed': 'calculé',
  'evidence.notApplicable': 'sans objet ici',
  'evidence.measured': '{{value}} {{unit}}',
  'evidence.counted': '{{unit}} : {{value}}',
  'evidence.sizes': '{{value}} par type de serveur',
  'evidence.reference': '{{value}} × la référence ({{amount}})',
  'evidence.atLeast': 'au moins {{value}}',
  'evidence.budget': '{{value}} × le budget ({{amount}})',
  'evidence.piece': '{{sure}}, {{date}}',
  'evidence.numbered': '{{piece}} [{{number}}]',
  'evidence.source': '[{{number}}] {{source}}',
  'evidence.seal':
    '{{seal}} : {{score}} % selon les poids du référentiel 1.2.1, {{calculator}} % selon ceux de son calculateur de juin 2026.',
  'evidence.selfDeclared': 'déclaré par vous',
  'evidence.selfDeclared.weak': 'déclaré par vous, {{sure}}',
  'evidence.selfDeclared.sentence':
    'Déclaré par vous : {{who}}. Les faits, les prix et les niveaux n’ont pour garant que l’auteur du fichier ; personne ne les a vérifiés.',
  'evidence.levels.one': 'Ces niveaux viennent d’une seule et même évaluation, par {{assessment}}.',
  'evidence.levels.alone':
    '{{said}} On ne connaît pas de seconde évaluation : les points paraissent plus sûrs qu’ils ne le sont.',
  'evidence.contrary':
    'À mettre en balance avec le niveau {{level}} attribué à {{who}} pour {{objective}} (droit) : {{what}} ({{source}}, {{date}})',
  'evidence.outside': 'Souveraineté en points ici, et selon {{source}} : {{totals}}.',
  'evidence.outside.only': 'Souveraineté en points : {{totals}}.',
  'evidence.outside.both': '{{who}} {{ours}} et {{published}}',
  'evidence.outside.unread': '{{who}} {{ours}}, sans total publié qui ait été lu',
  'evidence.outside.why':
    'Les deux reposent sur les mêmes réponses. Le total publié additionne les points de toutes ; ici, chacun des huit objectifs compte pour sa réponse la plus faible, comme le demande le cadre. Comparaison : docs/sovereignty-scores.md.',
  'evidence.outside.reversed':
    'Selon les totaux publiés, {{before}} devance {{after}} en souveraineté ; ici, c’est l’inverse.',
  'evidence.levels.several': 'Ces niveaux viennent de : {{assessments}}.',
  'evidence.levels.by': '{{by}} ({{source}}, {{year}})',
  'evidence.backups':
    '{{who}} : les sauvegardes sont conservées chez un autre fournisseur, comme le demande le fichier de déploiement : {{place}}, le stockage objet le moins cher, selon les listes de prix propres à broker, qui respecte les exigences de façon établie.',
  'evidence.backups.named':
    '{{who}} : les sauvegardes sont conservées chez un autre fournisseur, {{place}}, comme le demande le fichier de déploiement.',
  'evidence.backups.notRanked':
    '{{said}} Il ne garde que des copies ; comme lieu pour le tout, il est hors classement.',
  'evidence.backups.place': '{{provider}}, {{place}}',
  'evidence.legal.unverified': '{{said}} Non confirmé : aucune source n’a été lue pour ce point.',
  'source.assumption': 'notre hypothèse',
  'source.noPriceList': 'aucune liste de prix trouvée',
  'source.noEnd': 'le jour de la fin n’a pas été trouvé',
  'source.remembered': 'd’après un souvenir de la documentation du fournisseur',
  'source.likeCommercial': 'comme dans les régions commerciales d’AWS',
  'source.notRead': 'non lu',
  'source.notRead2016': 'de 2016, non lu',
  'source.pagesNotRead': 'ses propres pages n’ont pas pu être lues',
  'source.figureNotRead': 'le chiffre lui-même n’était pas dans la partie lue',
  'source.switchedOnNotRead': 'son cloud public est OpenStack ; ce qui y est activé n’a pas été lu',
  'source.notConfirmedHere': 'non confirmé pour cette offre',
  'source.recordedCatalogue': 'catalogue de produits enregistré',
  'source.invoiceOfMay2025': 'une facture de mai 2025',
  'source.undated': 'sans date',
  'source.remarked': '{{name}} ({{remark}})',
  'source.norms': '{{expected}} (attendu) et {{high}} (maximum) ; minimum : notre hypothèse',
  'source.legend.repository':
    '« owner/repository path@commit » est un fichier d’un dépôt public : https://github.com/owner/repository/blob/commit/path ; « pull » et un numéro : https://github.com/owner/repository/pull/number.',
  'source.legend.unread':
    '« Non lu », « souvenir », « non confirmé » ou « notre hypothèse » : personne n’a ouvert de source qui le prouve ; cela compte comme non confirmé.',
  'evidence.providerFile.bundled': 'Le fournisseur « {{id}} » de {{file}} est déjà connu de broker.',
  'evidence.providerFile.name': '« {{name}} », dans {{file}}, est le nom d’un fournisseur déjà connu de broker.',
  'evidence.holders.sum': '{{key}} : la somme de tous les détenteurs est de {{sum}} %, plus de 100 %.',
  'evidence.zones': '{{zones}} zones dans {{regions}} régions ne vont pas avec {{each}} dans chaque région.',
  'evidence.providerFile.name.next': 'Donnez à votre fournisseur un nom qui lui soit propre.',
  'evidence.providerFile.bundled.next':
    'Choisissez un autre identifiant pour votre fournisseur, par exemple « my-{{id}} » ; pour donner d’autres prix à « {{id}} », employez --prices.',
  'evidence.providerFile.twice': 'Deux fichiers décrivent le fournisseur « {{id}} ».',
  'evidence.providerFile.twice.next': 'Donnez à chacun de vos fournisseurs un identifiant qui lui est propre.',
  'evidence.source.future': 'La source « {{source}} » porte une date encore à venir : {{date}}.',
  'evidence.source.blank': 'La source est vide.',
  'evidence.keyHolder.none':
    'Doit être `none` : un fournisseur qui ne chiffre aucun volume (`encryptionAtRest: by-customer`) ne propose rien pour leurs clés.',
  'evidence.dates.order': '{{to}} ({{ends}}) précède {{from}} ({{begins}}).',
  'evidence.region.unknown': '{{region}} n’est pas une région de ce fournisseur.',
  'evidence.region.known': 'Vouliez-vous dire {{known}} ?',
}
export default messages
