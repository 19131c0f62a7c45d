const messages = {
  'audit.manual.run': 'It looks at all accounts and the bill together.',
  'audit.policy.idleSelect': '{{rule}} cannot be limited by {{key}}.',
  'audit.rule.budget': 'A month costs no more than this.',
  'audit.rule.budget.detail':
    'The newest month of the bill counts, also while it lasts; without a bill the estimate by the catalogue. Near the limit a finding is “low”, whatever the severity of the entry. Currencies are converted at the dated rates of the European Central Bank; one without a rate is undecided.',
  'audit.rule.growth': 'Costs do not grow faster than this from one month to the next.',
  'audit.rule.growth.detail':
    'The last whole month of the bill against the one before it, which the same bill or the previous result has; without a bill the estimate against that of the previous result. It says how much is due to new resources, to prices and to usage.',
  'audit.rule.price-rise': 'Nothing costs more for a unit than before.',
  'audit.rule.price-rise.detail':
    'One finding for each price: the average that was paid for a unit in the last whole month against the month before; without a bill list prices against those of the previous result. A step to another tier shows as well.',
  'audit.rule.dependency': 'No more than this is under control from outside Europe.',
  'audit.rule.dependency.detail':
    'Share of vCPU, of storage or of spend at providers that somebody outside Europe decides over. Where the unknown share could exceed the limit, it is undecided.',
  'audit.parameter.monthly': 'What a month may cost, net of tax.',
  'audit.parameter.currency': 'Currency, ISO 4217.',
  'audit.parameter.per': 'Whether it is for all together, or for each of these.',
  'audit.parameter.warnAtPercent': 'From so many per cent on it is told.',
  'audit.parameter.percent': 'More than so many per cent is told.',
  'audit.parameter.mostPercent': 'Share that may be under control from outside Europe.',
  'audit.parameter.of': 'Of what: spend, vcpu, storage.',
  'audit.sum.all': 'Everything together',
  'audit.sum.nobody': 'What the bill does not attribute',
  'audit.sum.provider': 'Provider {{name}}',
  'audit.sum.service': 'Service {{name}}',
  'audit.sum.tenant': 'Tenant {{name}}',
  'audit.sum.account': 'Account {{name}}',
  'audit.sum.anyMonth': 'a month',
  'audit.found.budget.bill': '{{what}} cost {{spent}} in {{month}}, {{percent}}% of the budget of {{limit}}.',
  'audit.found.budget.estimate':
    '{{what}} costs {{spent}} {{month}} by the catalogue, {{percent}}% of the budget of {{limit}}.',
  'audit.found.budget.near.bill': '{{what}} cost {{spent}} in {{month}}: near the budget of {{limit}} ({{percent}}%).',
  'audit.found.budget.near.estimate':
    '{{what}} costs {{spent}} {{month}} by the catalogue: near the budget of {{limit}} ({{percent}}%).',
  'audit.found.growth.bill': '{{what}} cost {{after}} in {{month}}, {{before}} the month before: {{causes}}.',
  'audit.found.growth.estimate':
    '{{what}} costs {{after}} {{month}} by the catalogue, {{before}} at the last run: {{causes}}.',
  'audit.cause.newResources': '{{amount}} for new resources',
  'audit.cause.price': '{{amount}} by prices',
  'audit.cause.usage': '{{amount}} by usage',
  'audit.cause.goneResources': '{{amount}} for resources that are gone',
  'audit.cause.and': '{{first}}, {{rest}}',
  'audit.cause.none': 'no cause above a cent',
  'audit.found.price-rise':
    '{{what}} of {{provider}} costs {{after}} for each {{unit}}, {{percent}}% more than before ({{before}}).',
  'audit.found.dependency':
    '{{other}}% of {{what}} is under control from outside Europe, more than {{most}}%; nobody knows of {{unknown}}%.',
  'audit.open.dependency':
    'At least {{other}}% of {{what}} is under control from outside Europe, and nobody knows of {{unknown}}%; up to {{most}}% may be.',
  'audit.dependent.spend': 'spend',
  'audit.dependent.vcpu': 'vCPU',
  'audit.dependent.storage': 'storage',
  'audit.open.noCosts': 'Nothing is known of costs: give a bill, or accounts that the catalogue has prices for.',
  'audit.open.noEarlier.bill':
    'There is no whole month with one before it: give the bills of two months, or the previous result.',
  'audit.open.noEarlier.estimate': 'There is no earlier estimate to compare with: give the previous result.',
  'audit.open.rate':
    'Nobody knows how {{what}} stands in {{month}}: there is no rate from {{currencies}} to {{currency}}; {{spent}} of {{limit}} without it.',
  'audit.where.run': 'all',
  'audit.section.estimate': 'Costs by the catalogue',
  'audit.estimate.total': '{{amount}} a month for {{account}}, at list prices, net of tax.',
  'audit.estimate.without': 'Traffic, support, managed services and discounts are not in it.',
  'audit.estimate.unpriced': 'No price for: {{count}} × {{kind}} {{what}} ({{profile}}).',
  'audit.difference':
    '{{month}}: {{billed}} billed, {{estimated}} estimated. Of the resources that both know: {{bothBilled}} billed, {{bothEstimated}} estimated; billed for resources that no inventory has: {{unseen}}; billed for no resource (traffic, support, tax, credits): {{general}}; estimated and not billed: {{unbilled}}.',
  'audit.dependency.spend': 'Spend under control from outside Europe: {{other}}; nobody knows: {{unknown}}.',
  'audit.section.tenants': 'Tenants, and the SEAL level of where they are ({{count}})',
  'audit.column.tenant': 'Tenant',
  'audit.column.assessor': 'Assessed by',
  'audit.found.waste': '{{says}} {{cost}}',
  'audit.paid.bill': 'It cost {{amount}} in {{month}}.',
  'audit.paid.estimate': 'By the catalogue it costs {{amount}} a month.',
} as const
export default messages
