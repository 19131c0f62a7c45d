const messages = {
  'bill.verdict.cheapest': '{{name}} is cheapest at {{total}} a month, staff included ({{bill}} of it on the bill).',
  'bill.verdict.cheapestBill': '{{name}} has the lowest bill at {{bill}} a month; staff time comes on top.',
  'bill.verdict.cheapestAtLeast':
    '{{name}} has the lowest known total, at least {{total}} a month, staff included ({{bill}} of it on the bill); its bill is incomplete.',
  'bill.verdict.cheapestBillAtLeast':
    '{{name}} has the lowest known bill, at least {{bill}} a month, as it is incomplete; staff time comes on top.',
  'bill.verdict.stay': '{{name}} is cheapest at {{total}} a month ({{bill}} of it on the bill).',
  'bill.verdict.same': 'It costs the same at {{names}}.',
  'bill.verdict.alone': 'There is nothing to compare it with: no other alternative qualifies.',
  'bill.verdict.next': '{{second}} comes next and costs {{difference}} more a month.',
  'bill.verdict.noWinner':
    'No clear winner between {{name}} and {{second}}: what is uncertain weighs more than the difference.',
  'bill.verdict.askQuote': 'Ask {{name}} for a quote: its bill may lie between {{low}} and {{high}} a month.',
  'bill.verdict.onlyIfPrice':
    '{{name}} is first only if its price is confirmed at or below {{limit}} a month; as known it lies between {{low}} and {{high}}. Ask for a quote.',
  'bill.verdict.lowerBound': 'The total of {{name}} is a lower bound, as something that is needed is missing from it.',
  'bill.verdict.onlyIfMissing': '{{name}} is first only if what is missing costs no more than {{limit}} a month.',
  'bill.verdict.saves_one':
    'Against today it saves {{difference}} a month. Moving costs {{oneOff}}, paid back after {{count}} month.',
  'bill.verdict.saves_other':
    'Against today it saves {{difference}} a month. Moving costs {{oneOff}}, paid back after {{count}} months.',
  'bill.verdict.dearerThanToday': 'Against today it costs {{difference}} more a month, and moving costs {{oneOff}}.',
  'bill.verdict.todayUnclear':
    'Whether it is dearer or cheaper than today is unclear, as the bill is a range. Moving costs {{oneOff}}.',
  'bill.verdict.savesAtMost':
    'Against today it saves {{difference}} a month at most, as not everything has a price. Moving costs {{oneOff}}.',
  'bill.verdict.dearerAtLeast':
    'Against today it costs at least {{difference}} more a month, as not everything has a price, and moving costs {{oneOff}}.',
  'bill.verdict.none_one': 'The one alternative does not qualify.',
  'bill.verdict.none_other': 'None of the {{count}} alternatives qualifies.',
  'bill.verdict.noneFits': 'Nowhere could everything be placed and priced; each alternative says why.',
  'bill.verdict.conflict': '{{first}} and {{second}} exclude each other: nothing can meet both.',
  'bill.verdict.conflictGiveUp': 'Give one of the two up.',
  'bill.verdict.conflictEither': 'Give one of the two up or, if either will do, write {{either}} in their place.',
  'bill.verdict.opposed': 'Nothing in the catalogue meets both {{first}} and {{second}}.',
  'bill.verdict.opposedSeveral': 'Nothing in the catalogue meets all of {{wishes}}; any of them alone is met.',
  'bill.verdict.metNowhere': 'The constraint {{constraint}} is met nowhere.',
  'bill.verdict.notKnownMet_one':
    'Nobody is known to meet {{constraint}}: one does not, and of the others it is unknown.',
  'bill.verdict.notKnownMet_other':
    'Nobody is known to meet {{constraint}}: {{count}} do not, and of the others it is unknown.',
  'bill.verdict.mostExcluding_one': 'The constraint {{constraint}} stands against one of them, more than any other.',
  'bill.verdict.mostExcluding_other':
    'The constraint {{constraint}} stands against {{count}} of them, more than any other.',
  'bill.verdict.relax': 'Without {{constraint}}, {{name}} would qualify at {{total}} a month.',
  'bill.verdict.relaxAtLeast': 'Without {{constraint}}, {{name}} would qualify, at {{total}} a month or more.',
  'bill.verdict.open_one': 'One may qualify once a fact is known: {{name}} at {{total}} a month – {{fact}}.',
  'bill.verdict.open_other':
    '{{count}} may qualify once a fact is known. The cheapest of those is {{name}} at {{total}} a month – {{fact}}.',
  'bill.verdict.openAtLeast_one':
    'One may qualify once a fact is known: {{name}} at {{total}} a month or more – {{fact}}.',
  'bill.verdict.openAtLeast_other':
    '{{count}} may qualify once a fact is known. Of those, {{name}} starts lowest, at {{total}} a month – {{fact}}.',
  'bill.verdict.held_one':
    'Such a certificate, not proven for what is placed, is on record for one: {{name}} at {{total}} a month – {{fact}}.',
  'bill.verdict.held_other':
    'Such a certificate, not proven for what is placed, is on record for {{count}}. The cheapest of those is {{name}} at {{total}} a month – {{fact}}.',
  'bill.verdict.heldAtLeast_one':
    'Such a certificate, not proven for what is placed, is on record for one: {{name}} at {{total}} a month or more – {{fact}}.',
  'bill.verdict.heldAtLeast_other':
    'Such a certificate, not proven for what is placed, is on record for {{count}}. Of those, {{name}} starts lowest, at {{total}} a month – {{fact}}.',
  'bill.verdict.relaxNothing': 'Giving up {{constraint}} alone would not help: other reasons remain.',

  // Warnings
  'bill.warning.prices.allLater':
    'As of {{today}}: every price was read later, between {{oldest}} and {{newest}}, up to {{days}} days after that day. None of them says what was charged then.',
  'bill.warning.prices.later':
    'As of {{today}}: prices were read up to {{days}} days after that day (the newest on {{newest}}) and need not have held then.',
  'bill.warning.prices.old':
    'The newest price was read {{days}} days before {{today}}, on {{newest}}; prices may have changed since. Newer ones can be given with --prices or --catalog.',
  'bill.warning.facts.allLater':
    'As of {{today}}: every fact about providers was read later, between {{oldest}} and {{newest}}, up to {{days}} days after that day. None of them says what was true then.',
  'bill.warning.facts.later':
    'As of {{today}}: facts about providers were read up to {{days}} days after that day (the newest on {{newest}}) and need not have been true then.',
  'bill.warning.facts.old':
    'The newest fact about providers was read {{days}} days before {{today}}, on {{newest}}; much may have changed since.',
  'bill.warning.incompleteDeployment':
    'The deployment is incomplete: the inventory that wrote it could not read all of {{keys}} (“incomplete” in the file). Every total is too low, and so may be the order. Run the inventory again, or complete the file and take “incomplete” out.',
  'bill.warning.usersNone': 'Users in {{country}}: the catalogue has no prices for any region there.',
  'bill.warning.usersPartly': 'Users in {{country}}: no region there is fully priced. Partly priced: {{regions}}.',
  'bill.warning.usersUnweighed':
    'Users in {{country}}: on offer there, but not weighed, as no dated price is known: {{regions}}.',
  'bill.warning.over': 'by {{amount}}',
  'bill.warning.overAtLeast': 'by at least {{amount}}',
  'bill.warning.budget':
    'Nothing that is ranked is within the budget of {{budget}} a month: the cheapest of it, {{name}}, exceeds it {{over}}.',
  'bill.warning.budgetAtLeast':
    'Nothing that is ranked is within the budget of {{budget}} a month: {{name}}, which starts lowest, exceeds it {{over}}.',
  'bill.warning.budgetMay':
    'Whether {{name}} is within the budget of {{budget}} a month is open: it comes to {{amount}}. What leaves it open stands below.',
  'bill.warning.budgetFirstOnly':
    'The first, {{name}}, exceeds the budget of {{budget}} a month {{over}}; nobody ranked is certain to stay within it, {{who}} may ({{amount}}).',
  'bill.warning.budgetUnranked':
    'Within the budget, but not ranked: {{name}}, with a complete total of {{amount}} – {{why}}.',
  'bill.warning.budgetTaxed': 'The budget is compared with what you pay: with the tax that you do not recover.',
  'bill.warning.budgetFirst_one':
    'The first, {{name}}, exceeds the budget of {{budget}} a month {{over}}; one ranked alternative stays within it by the prices known.',
  'bill.warning.budgetFirst_other':
    'The first, {{name}}, exceeds the budget of {{budget}} a month {{over}}; {{count}} ranked alternatives stay within it by the prices known.',
  'bill.warning.certificateKinds':
    'Not scored, as nobody has told what the certificate {{names}} of {{provider}} assures: known are {{known}}.',
  'bill.warning.closing': '{{provider}} closes on {{date}}.',
  'bill.warning.currentClosed': '{{provider}}, where this runs today, closed on {{date}}.',
  'bill.warning.soldOut':
    '{{provider}}: reported as not orderable on {{date}}, and left out here: {{skus}} ({{source}}). If you can order one, the bill is lower.',
  'bill.warning.stock': '{{provider}}: it is not known whether these sizes can be ordered at present: {{skus}}.',
  'bill.warning.rate':
    'Prices in {{from}} were converted at 1 {{from}} = {{rate}} {{to}}, the rate of {{date}} ({{source}}).',
  'bill.warning.notBackedUp':
    'No copy elsewhere is counted of “{{name}}” ({{size}} GiB): the provider operates it and alone has copies. Where it may close, keep one of your own.',
  'bill.warning.dailyChange':
    'Assumption: {{percent}}% of the data changes each day; incremental snapshots and backups are sized by it.',
  'bill.warning.dailyChangeSent':
    'Assumption: {{percent}}% of the data changes each day; incremental snapshots, backups and the traffic that takes them to another provider are sized by it.',
  'bill.verdict.certificate': 'The obstacle is {{constraint}}: no alternative with a known price is proven to meet it.',
  'bill.verdict.certificateHeld':
    'The certificate is on record for {{names}}, but no price: ask for a quote, and for the scope and dates of the certificate.',
  'bill.verdict.relaxOpen': 'Without {{constraint}}, {{name}} would still be open – {{fact}}.',
  'bill.verdict.relaxMaybe':
    'Without {{constraint}}, {{name}} may qualify; run it again without that constraint to see.',
  'bill.verdict.relaxUnpriced':
    'Without {{constraint}}, {{name}} would qualify; run it again without that constraint for the amount.',
  'bill.constraint.one': 'The constraint “{{text}}” takes one value: {{key}} is a limit.',
  'bill.constraint.oneHint': 'Write amounts without separators of thousands, with a point before the cents.',
  'bill.constraint.noProvider': 'No provider has the id “{{name}}”.',
  'bill.constraint.noCertificate': 'No provider is known to have a certificate named “{{name}}”.',
} as const
export default messages
