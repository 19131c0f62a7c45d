import type en from '../en/audit-money.ts'

const messages: Record<keyof typeof en, string> = {
  'audit.manual.run': 'Elle porte sur tous les comptes et la facture ensemble.',
  'audit.policy.idleSelect': '{{rule}} ne peut pas être limitée par {{key}}.',
  'audit.rule.budget': 'Un mois ne coûte pas plus que cela.',
  'audit.rule.budget.detail':
    'Le mois le plus récent de la facture compte, même inachevé ; sans facture, l’estimation d’après le catalogue. Près de la limite, le constat est « faible », quelle que soit la gravité de l’entrée. Les monnaies sont converties aux taux datés de la Banque centrale européenne ; une monnaie sans taux laisse la question ouverte.',
  'audit.rule.growth': 'Les coûts ne croissent pas plus vite que cela d’un mois à l’autre.',
  'audit.rule.growth.detail':
    'Le dernier mois complet de la facture face au précédent, que la même facture ou le résultat précédent contient ; sans facture, l’estimation face à celle du résultat précédent. La part des nouvelles ressources, des prix et de l’usage est indiquée.',
  'audit.rule.price-rise': 'Rien ne coûte plus cher à l’unité qu’avant.',
  'audit.rule.price-rise.detail':
    'Un constat par prix : la moyenne payée par unité pendant le dernier mois complet face au mois précédent ; sans facture, les prix publics face à ceux du résultat précédent. Un changement de palier se voit aussi.',
  'audit.rule.dependency': 'Pas plus que cette part n’est contrôlée hors d’Europe.',
  'audit.rule.dependency.detail':
    'Part des vCPU, du stockage ou des dépenses chez des fournisseurs dont quelqu’un hors d’Europe décide. Si la part inconnue peut faire dépasser la limite, la question reste ouverte.',
  'audit.parameter.monthly': 'Ce qu’un mois peut coûter, hors taxes.',
  'audit.parameter.currency': 'Monnaie, ISO 4217.',
  'audit.parameter.per': 'Pour le tout ensemble, ou pour chacun de ceux-ci.',
  'audit.parameter.warnAtPercent': 'À partir de ce pourcentage, c’est signalé.',
  'audit.parameter.percent': 'Au-delà de ce pourcentage, c’est signalé.',
  'audit.parameter.mostPercent': 'Part qui peut être contrôlée hors d’Europe.',
  'audit.parameter.of': 'De quoi : spend (dépenses), vcpu, storage (stockage).',
  'audit.sum.all': 'Le tout',
  'audit.sum.nobody': 'Ce que la facture n’attribue à personne',
  'audit.sum.provider': 'Le fournisseur {{name}}',
  'audit.sum.service': 'Le service {{name}}',
  'audit.sum.tenant': 'Le client {{name}}',
  'audit.sum.account': 'Le compte {{name}}',
  'audit.sum.anyMonth': 'par mois',
  'audit.found.budget.bill': '{{what}} a coûté {{spent}} en {{month}}, soit {{percent}} % du budget de {{limit}}.',
  'audit.found.budget.estimate':
    '{{what}} coûte {{spent}} {{month}} d’après le catalogue, soit {{percent}} % du budget de {{limit}}.',
  'audit.found.budget.near.bill':
    '{{what}} a coûté {{spent}} en {{month}} : près du budget de {{limit}} ({{percent}} %).',
  'audit.found.budget.near.estimate':
    '{{what}} coûte {{spent}} {{month}} d’après le catalogue : près du budget de {{limit}} ({{percent}} %).',
  'audit.found.growth.bill': '{{what}} a coûté {{after}} en {{month}}, {{before}} le mois précédent : {{causes}}.',
  'audit.found.growth.estimate':
    '{{what}} coûte {{after}} {{month}} d’après le catalogue, {{before}} la dernière fois : {{causes}}.',
  'audit.cause.newResources': '{{amount}} de nouvelles ressources',
  'audit.cause.price': '{{amount}} dus aux prix',
  'audit.cause.usage': '{{amount}} dus à l’usage',
  'audit.cause.goneResources': '{{amount}} de ressources disparues',
  'audit.cause.and': '{{first}}, {{rest}}',
  'audit.cause.none': 'aucune cause au-dessus du centime',
  'audit.found.price-rise':
    '{{what}} de {{provider}} coûte {{after}} par {{unit}}, {{percent}} % de plus qu’avant ({{before}}).',
  'audit.found.dependency':
    '{{other}} % de {{what}} sont contrôlés hors d’Europe, plus que {{most}} % ; pour {{unknown}} %, personne ne sait.',
  'audit.open.dependency':
    'Au moins {{other}} % de {{what}} sont contrôlés hors d’Europe, et pour {{unknown}} % personne ne sait ; {{most}} % sont admis.',
  'audit.dependent.spend': 'la dépense',
  'audit.dependent.vcpu': 'vCPU',
  'audit.dependent.storage': 'stockage',
  'audit.open.noCosts': 'Rien n’est connu des coûts : donnez une facture, ou des comptes dont le catalogue a les prix.',
  'audit.open.noEarlier.bill':
    'Il n’y a pas de mois complet avec son précédent : donnez les factures de deux mois, ou le résultat précédent.',
  'audit.open.noEarlier.estimate': 'Il n’y a pas d’estimation antérieure à comparer : donnez le résultat précédent.',
  'audit.open.rate':
    'Personne ne sait où en est {{what}} en {{month}} : il n’y a pas de taux de {{currencies}} vers {{currency}} ; {{spent}} sur {{limit}} sans cela.',
  'audit.where.run': 'tout',
  'audit.section.estimate': 'Coûts d’après le catalogue',
  'audit.estimate.total': '{{amount}} par mois pour {{account}}, aux prix publics, hors taxes.',
  'audit.estimate.without': 'Le trafic, le support, les services gérés et les remises n’y sont pas.',
  'audit.estimate.unpriced': 'Pas de prix pour : {{count}} × {{kind}} {{what}} ({{profile}}).',
  'audit.difference':
    '{{month}} : {{billed}} facturés, {{estimated}} estimés. Pour les ressources connues des deux : {{bothBilled}} facturés, {{bothEstimated}} estimés ; facturés pour des ressources qu’aucun inventaire n’a : {{unseen}} ; facturés sans ressource (trafic, support, taxes, avoirs) : {{general}} ; estimés et non facturés : {{unbilled}}.',
  'audit.dependency.spend': 'Dépenses contrôlées hors d’Europe : {{other}} ; inconnu : {{unknown}}.',
  'audit.section.tenants': 'Les clients, et le niveau SEAL de là où ils sont ({{count}})',
  'audit.column.tenant': 'Client',
  'audit.column.assessor': 'Évalué par',
  'audit.found.waste': '{{says}} {{cost}}',
  'audit.paid.bill': 'Coût en {{month}} : {{amount}}.',
  'audit.paid.estimate': 'Coût d’après le catalogue : {{amount}} par mois.',
}
export default messages
