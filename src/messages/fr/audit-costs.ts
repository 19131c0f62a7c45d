import type en from '../en/audit-costs.ts'

const messages: Record<keyof typeof en, string> = {
  'audit.help.flag.billing': 'facture au format FOCUS 1.2 (CSV, aussi .gz) ; peut être répété',
  'audit.bill.refused_one': 'Un fichier de facturation ne peut pas être totalisé.',
  'audit.bill.refused_other': '{{count}} fichiers de facturation ne peuvent pas être totalisés.',
  'audit.bill.refused.next':
    'Exportez-les de nouveau en FOCUS 1.2, au format CSV ; docs/auditing.md dit ce qu’il faut.',
  'audit.bill.next': 'Donnez chaque export une fois, en FOCUS 1.2, CSV ou CSV.gz.',
  'audit.bill.twice': '{{file}} est donné deux fois.',
  'audit.bill.noHeader': '{{file}} est vide : il n’a même pas d’en-tête.',
  'audit.bill.notCsv': '{{file}} n’est plus du CSV à partir de la ligne {{row}} : {{reason}}.',
  'audit.bill.notGzip': '{{file}} ne se décompresse pas : ce n’est pas du gzip, ou il est coupé.',
  'audit.bill.missing': 'La colonne {{column}} manque ; sans elle, rien ne peut être totalisé.',
  'audit.bill.empty': 'Ligne {{row}} : {{column}} est vide.',
  'audit.bill.unreadable': 'Ligne {{row}} : {{column}} est illisible (« {{sample}} »).',
  'audit.bill.width':
    'La ligne {{row}} a {{count}} cellules, l’en-tête {{columns}} : elle est coupée, ou une virgule n’est pas entre guillemets.',
  'audit.bill.more_one': 'Encore un problème.',
  'audit.bill.more_other': 'Encore {{count}} problèmes.',
  'audit.bill.noRows': '{{file}} a un en-tête et aucune ligne.',
  'audit.bill.version':
    '{{file}} n’a aucune colonne apparue avec FOCUS 1.1 ou 1.2 : d’après ses colonnes, c’est du FOCUS 1.0. Il a été lu quand même.',
  'audit.bill.spared':
    'Il manque à {{file}} des colonnes que FOCUS 1.2 exige et dont aucun total n’a besoin ici : {{columns}}.',
  'audit.bill.odd.empty_one': '{{file}} : {{column}} est vide à la ligne {{row}}, ce que FOCUS n’admet pas.',
  'audit.bill.odd.empty_other':
    '{{file}} : {{column}} est vide dans {{count}} lignes, la première étant la {{row}}, ce que FOCUS n’admet pas.',
  'audit.bill.odd.unreadable_one':
    '{{file}} : {{column}} est illisible à la ligne {{row}} (« {{sample}} ») ; la ligne est comptée sans.',
  'audit.bill.odd.unreadable_other':
    '{{file}} : {{column}} est illisible dans {{count}} lignes, la première étant la {{row}} (« {{sample}} ») ; elles sont comptées sans.',
  'audit.bill.odd.unknownValue_one':
    '{{file}} : {{column}} à la ligne {{row}} n’est pas une valeur de FOCUS 1.2 (« {{sample}} »).',
  'audit.bill.odd.unknownValue_other':
    '{{file}} : {{column}} dans {{count}} lignes n’est pas une valeur de FOCUS 1.2, la première étant la {{row}} (« {{sample}} »).',
  'audit.bill.odd.nullWord_one':
    '{{file}} : {{column}} contient le mot NULL à la ligne {{row}} ; la cellule compte comme vide.',
  'audit.bill.odd.nullWord_other':
    '{{file}} : {{column}} contient le mot NULL dans {{count}} lignes, la première étant la {{row}} ; les cellules comptent comme vides.',
  'audit.bill.odd.moneyForm_one':
    '{{file}} : {{column}} à la ligne {{row}} porte des signes qu’un nombre FOCUS n’a pas (« {{sample}} ») ; ils ont été ignorés.',
  'audit.bill.odd.moneyForm_other':
    '{{file}} : {{column}} dans {{count}} lignes porte des signes qu’un nombre FOCUS n’a pas, la première étant la {{row}} (« {{sample}} ») ; ils ont été ignorés.',
  'audit.bill.odd.noZone_one':
    '{{file}} : {{column}} à la ligne {{row}} n’a pas de fuseau horaire (« {{sample}} ») ; UTC a été retenu.',
  'audit.bill.odd.noZone_other':
    '{{file}} : {{column}} dans {{count}} lignes n’a pas de fuseau horaire, la première étant la {{row}} (« {{sample}} ») ; UTC a été retenu.',
  'audit.bill.odd.slashDate_one':
    '{{file}} : {{column}} à la ligne {{row}} n’est pas une date ISO 8601 (« {{sample}} ») ; elle a été lue de façon que la période de facturation commence et finisse un premier du mois.',
  'audit.bill.odd.slashDate_other':
    '{{file}} : {{column}} dans {{count}} lignes n’est pas une date ISO 8601, la première étant la {{row}} (« {{sample}} ») ; elles ont été lues de façon que les périodes de facturation commencent et finissent un premier du mois.',
  'audit.bill.overlap':
    '{{one}} et {{other}} ont tous deux des frais du compte {{account}} de {{provider}} pour des périodes qui se recouvrent ({{from}} – {{to}}, {{otherFrom}} – {{otherTo}}). Les deux sont comptés : si l’un remplace l’autre, ne donnez que lui.',
  'audit.bill.overlap.within':
    '{{one}} a des périodes de facturation qui se recouvrent pour le compte {{account}} de {{provider}} ({{from}} – {{to}}, {{otherFrom}} – {{otherTo}}). Les deux sont comptées.',
  'audit.bill.folded_one': 'Une charge est comptée sans sa ressource : il y en a trop de différentes.',
  'audit.bill.folded_other': '{{count}} charges sont comptées sans leurs ressources : il y en a trop de différentes.',
  'audit.section.costs': 'Coûts : ce qui a été facturé',
  'audit.cost.files_one': '{{files}} : une ligne.',
  'audit.cost.files_other': '{{files}} : {{count}} lignes.',
  'audit.cost.total': '{{month}} : {{billed}} facturés, {{effective}} avec les paiements anticipés répartis.',
  'audit.cost.total.billed': '{{month}} : {{billed}} facturés.',
  'audit.cost.corrections_one': 'Dont une correction de mois déjà facturés.',
  'audit.cost.corrections_other': 'Dont {{count}} corrections de mois déjà facturés.',
  'audit.cost.currencies': 'Les monnaies ne sont pas additionnées entre elles.',
  'audit.cost.by.provider': 'Fournisseur',
  'audit.cost.by.service': 'Service',
  'audit.cost.by.tenant': 'Client',
  'audit.cost.column.month': 'Mois',
  'audit.cost.column.billed': 'Facturé',
  'audit.cost.none': '(non nommé)',
  'audit.cost.more_one': '… et un de plus : --format json les donne tous.',
  'audit.cost.more_other': '… et {{count}} de plus : --format json les donne tous.',
}
export default messages
