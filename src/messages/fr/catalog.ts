import type en from '../en/catalog.ts'

const messages: Record<keyof typeof en, string> = {
  'prices.noRegions': 'aucune région n’est indiquée pour ce prix',
  'prices.noRegions.hint': 'déclarez les régions sous `regions:`, avec leur pays, par exemple `paris: { country: FR }`',
  'prices.unknownRegion': 'la région « {{region}} » ne figure pas dans la table `regions`',
  'prices.unknownRegion.hint': 'régions de ce fichier : {{known}}',
  'prices.unknownSource': 'la source « {{source}} » ne figure pas dans la table `sources`',
  'prices.unknownSource.hint': 'sources de ce fichier : {{known}}',
  'prices.near': 'vouliez-vous dire « {{near}} » ?',
  'prices.noPrice': 'il manque un prix',
  'prices.noPrice.hint':
    'indiquez `hour` ou `month`, ou pourquoi personne ne le connaît : `unknown: absent de la liste de prix`',
  'prices.pricedAndUnknown': 'cette ligne donne un prix tout en le déclarant inconnu',
  'prices.noSource': 'ce prix n’a pas de source',
  'prices.noSource.hint': 'ajoutez `source:` avec une clé de la table `sources`, qui donne l’adresse et la date',
  'prices.noBaseline': 'une taille à processeur partagé par crédits (burstable) doit indiquer sa part garantie',
  'prices.noBaseline.hint': 'ajoutez `baseline:`, la part garantie de ses processeurs, par exemple 0.2',
  'prices.tierPrice': 'un palier de trafic demande soit `gb`, soit `tb`, et un seul des deux',
  'prices.tierPrice.hint': 'un trafic gratuit s’écrit `gb: 0`',
  'prices.tierOrder': 'les paliers de trafic ne sont pas dans l’ordre',
  'prices.tierOrder.hint': '`upTo` doit croître de palier en palier et valoir null dans le dernier, et là seulement',
  'prices.twice': '« {{sku}} » figure deux fois dans {{regions}}',
  'prices.twice.hint': 'une référence ne peut apparaître qu’une fois par région, quel que soit ce qu’elle désigne',
  'prices.soldAndNot': '« {{service}} » figure à la fois dans `sells` et dans `lacks`',
  'catalog.notCompiled': 'le catalogue compilé est abîmé ou d’une autre version',
  'catalog.cannotMerge_one': 'les fichiers de prix contredisent ce qui est connu',
  'catalog.cannotMerge_other': 'les fichiers de prix contredisent ce qui est connu en {{count}} endroits',
  'catalog.noModel':
    'le fournisseur « {{provider}} » est nouveau : son fichier doit dire comment il est exploité, avec model: cloud, openstack, hyperscaler ou dedicated',
  'catalog.twoCountries':
    'la région {{region}} est située en {{before}} d’après ce qui est connu, et en {{now}} d’après ce fichier',
  'rate.unreadable': 'impossible de lire le taux de change « {{text}} »',
  'rate.withoutEuro': 'le taux de change « {{text}} » doit comporter l’euro d’un côté, et d’un seul',
  'rate.zero': 'le taux de change « {{text}} » est nul',
  'rate.wrongWay': 'le taux de change « {{text}} » semble inversé : le {{date}}, il était de {{expected}}',
  'rate.far': 'le taux de change « {{text}} » s’écarte de {{percent}} % de celui du {{date}}, {{expected}}',
  'rate.far.next': 'Corrigez-le, ou ajoutez --accept-rate s’il est voulu.',
  'rate.next': 'Écrivez-le ainsi : --rate 1EUR=1.1567USD ou --rate 1USD=0.8645EUR.',
  'rate.missing': 'aucun taux de change n’est connu entre {{from}} et {{to}}',
  'rate.missing.next': 'Donnez-en un avec --rate, par exemple --rate 1EUR=1.1567USD.',
}
export default messages
