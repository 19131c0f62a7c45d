import type en from '../en/answers.ts'

const messages: Record<keyof typeof en, string> = {
  'compare.answer.first': 'En tête',
  'compare.answer.first.points': '{{who}}, avec {{points}} points sur 100',
  'compare.answer.first.alike_one': '{{who}} ou {{count}} autre région équivalente',
  'compare.answer.first.alike_other': '{{who}} ou {{count}} autres régions équivalentes',
  'compare.answer.first.marked': '{{said}}, {{marks}}',
  'compare.answer.first.dearer':
    '{{said}} ; {{difference}} par mois qu’aujourd’hui, et le déménagement ne s’amortit jamais.',
  'compare.answer.first.cheaper_one':
    '{{said}} ; {{difference}} par mois qu’aujourd’hui, et le déménagement s’amortit en {{count}} mois.',
  'compare.answer.first.cheaper_other':
    '{{said}} ; {{difference}} par mois qu’aujourd’hui, et le déménagement s’amortit en {{count}} mois.',
  'compare.answer.first.open': '{{said}} ; on ne sait pas si c’est plus ou moins cher qu’aujourd’hui.',
  'compare.answer.first.same': '{{said}} ; au même prix qu’aujourd’hui.',
  'compare.answer.first.stay': '{{said}} Rester peut encore être le meilleur choix.',
  'compare.answer.first.ended': '{{said}}.',
  'compare.answer.first.within': 'Premier dans le budget : {{who}}.',
  'compare.answer.first.noneWithin': 'Aucune solution classée ne tient dans le budget.',
  'compare.answer.first.noneCertain': 'Aucune solution classée ne tient à coup sûr dans le budget.',
  'compare.answer.this': 'Cette solution',
  'compare.answer.this.notRanked': '{{who}} : hors classement ; la raison figure ci-dessous.',
  'compare.answer.this.rank': '{{who}} : {{places}}',
  'compare.answer.this.points': '{{who}} : {{places}}, avec {{points}} points sur 100',
  'compare.answer.this.places': 'numéro {{place}} sur {{providers}} fournisseurs ({{rank}} sur {{all}} lieux)',
  'compare.answer.this.behind': 'En l’état de ce que l’on sait, cette solution est nettement derrière la première.',
  'compare.answer.this.close': 'On en sait trop peu pour départager cette solution et la première.',
  'compare.answer.this.difference': 'Elle coûte {{difference}} par mois que la première.',
  'compare.answer.this.same': 'Elle coûte autant que la première.',
  'compare.answer.this.unclear': 'On ne sait pas si elle coûte plus ou moins que la première.',
  'compare.answer.sure': 'Certitude',
  'compare.answer.sure.clear': 'Résultat net, en l’état de ce que l’on sait : le premier reste premier.',
  'compare.answer.sure.ask': 'À demander d’abord : {{fact}} ({{who}}).',
  'compare.answer.sure.open': 'Ce qui tranche, chez {{who}} : {{fact}}.',
  'compare.answer.condition': 'Condition',
  'compare.answer.unknown': 'Inconnu',
  'compare.answer.unknown.counts':
    'Compte 25 points sur 100, un prix manquant aucun : qui documente davantage est noté plus sûrement, et souvent mieux.',
  'compare.answer.amounts': 'Montants',
  'compare.answer.amounts.of': '{{who}} {{amount}}',
  'compare.answer.amounts.lacking_one': '{{amount}} (sans un élément nécessaire)',
  'compare.answer.amounts.lacking_other': '{{amount}} (sans {{count}} éléments nécessaires)',
  'compare.answer.amounts.net': 'Par mois, en {{currency}}, hors taxes : {{amounts}}.',
  'compare.answer.amounts.netWithHours':
    'Par mois, en {{currency}}, hors taxes, heures de l’équipe seulement à leur valeur attendue : {{amounts}}.',
  'compare.answer.amounts.incomplete': 'Incomplet : {{amounts}}.',
  'compare.answer.amounts.all': 'Tous les montants sont mensuels, en {{currency}}, hors taxes.',
  'compare.answer.amounts.noRate': 'TTC : non indiqué, aucun taux n’étant donné.',
  'compare.answer.amounts.onTop': 'La TVA à {{rate}} % s’y ajoute.',
  'compare.answer.amounts.recovered':
    'C’est aussi ce que vous payez, car vous récupérez entièrement la TVA à {{rate}} %.',
  'compare.answer.amounts.taxed': 'Avec la part de la TVA à {{rate}} % que vous ne récupérez pas : {{toPay}}.',
  'compare.answer.amounts.taxedFully': 'Avec la TVA à {{rate}} %, dont vous ne récupérez rien : {{toPay}}.',
  'compare.answer.amounts.marked': '{{who}} ({{mark}})',
  'compare.answer.amounts.lowest': 'Total complet classé le plus bas : {{who}}, {{amount}}.',
  'compare.answer.amounts.lowestWith':
    'Total complet classé le plus bas : {{who}}, {{amount}}. Incomplet, {{other}} commence à {{low}}.',
  'compare.incomplete':
    'Incomplet : l’inventaire d’où vient ce déploiement n’a pas pu tout lire de {{keys}}. Chaque total est un minimum, et l’ordre peut être autre.',
  'compare.answer.amounts.incompleteDeployment': 'Tous trop bas : le déploiement est incomplet.',
  'compare.answer.amounts.only': 'Seul total complet classé : {{who}}, {{amount}}.',
  'compare.answer.amounts.onlyWith':
    'Seul total complet classé : {{who}}, {{amount}}. Incomplet, {{other}} commence à {{low}}.',
  'compare.answer.amounts.orLower': 'Vu les prix connus, {{other}} peut être plus bas : {{amount}}.',
  'compare.answer.amounts.noneComplete': 'Aucun total classé n’est complet : on ne peut désigner le moins cher.',
  'compare.answer.selfRun': 'À votre charge',
  'compare.answer.selfRun.team':
    'Chez {{provider}}, votre équipe exploite elle-même ce qui n’y est pas vendu comme service : {{services}}.',
  'compare.answer.selfRun.provider': 'Chez {{provider}}, le fournisseur s’en charge.',
  'compare.answer.notIncluded': 'Non compris',
  'compare.answer.weakest': 'Maillon faible',
  'compare.answer.weakest.price':
    'Chez {{who}}, {{share}} de la facture repose sur des prix anciens, remplacés ou non confirmés, surtout « {{what}} » ({{amount}}) : demandez un devis.',
  'compare.answer.weakest.priceAt':
    'Chez {{who}}, {{share}} de la facture repose sur des prix anciens, remplacés ou non confirmés, surtout « {{what}} », par {{seller}} ({{amount}}) : demandez-lui un devis.',
  'compare.answer.weakest.unread': 'L’inventaire n’a pas pu lire tout ce qui tourne : relancez-le.',
  'compare.answer.weakest.unkept':
    'Chez {{who}}, personne ne peut garder les sauvegardes : désignez un autre gardien (`backup.provider`).',
  'compare.answer.weakest.justOver': 'un peu plus de {{share}}',
  'compare.answer.weakest.missing': 'Chez {{who}}, il manque le prix d’éléments nécessaires, voir « Non compris ».',
}
export default messages
