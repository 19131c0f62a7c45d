const messages = {
  'audit.help.flag.billing': 'bill as a FOCUS 1.2 file (CSV, also .gz); can be given several times',
  'audit.bill.refused_one': 'A billing file cannot be added up.',
  'audit.bill.refused_other': '{{count}} billing files cannot be added up.',
  'audit.bill.refused.next': 'Export it again as FOCUS 1.2 in CSV; docs/auditing.md says what is needed.',
  'audit.bill.next': 'Give each export once, as FOCUS 1.2 in CSV or CSV.gz.',
  'audit.bill.twice': '{{file}} is there twice.',
  'audit.bill.noHeader': '{{file}} is empty: not even a header.',
  'audit.bill.notCsv': '{{file}} is no CSV from row {{row}} on: {{reason}}.',
  'audit.bill.notGzip': '{{file}} cannot be unpacked: it is no gzip file, or it is cut short.',
  'audit.bill.missing': 'The column {{column}} is missing, without which nothing can be added up.',
  'audit.bill.empty': 'Row {{row}}: {{column}} is empty.',
  'audit.bill.unreadable': 'Row {{row}}: {{column}} cannot be read (“{{sample}}”).',
  'audit.bill.width':
    'Row {{row}} has {{count}} cells, the header has {{columns}}: it is cut short, or a comma is not quoted.',
  'audit.bill.more_one': 'One more problem.',
  'audit.bill.more_other': '{{count}} more problems.',
  'audit.bill.noRows': '{{file}} has a header and no rows.',
  'audit.bill.version':
    '{{file}} has no column that FOCUS 1.1 or 1.2 brought: by its columns it is FOCUS 1.0. It was read all the same.',
  'audit.bill.spared': '{{file}} lacks columns that FOCUS 1.2 demands, and that no sum here needs: {{columns}}.',
  'audit.bill.odd.empty_one': '{{file}}: {{column}} is empty in row {{row}}, which FOCUS does not allow.',
  'audit.bill.odd.empty_other':
    '{{file}}: {{column}} is empty in {{count}} rows, first in row {{row}}, which FOCUS does not allow.',
  'audit.bill.odd.unreadable_one':
    '{{file}}: {{column}} cannot be read in row {{row}} (“{{sample}}”); the row is counted without it.',
  'audit.bill.odd.unreadable_other':
    '{{file}}: {{column}} cannot be read in {{count}} rows, first in row {{row}} (“{{sample}}”); they are counted without it.',
  'audit.bill.odd.unknownValue_one': '{{file}}: {{column}} in row {{row}} is none of FOCUS 1.2 (“{{sample}}”).',
  'audit.bill.odd.unknownValue_other':
    '{{file}}: {{column}} in {{count}} rows is none of FOCUS 1.2, first in row {{row}} (“{{sample}}”).',
  'audit.bill.odd.nullWord_one': '{{file}}: {{column}} has the word NULL in row {{row}}; it was taken for empty.',
  'audit.bill.odd.nullWord_other':
    '{{file}}: {{column}} has the word NULL in {{count}} rows, first in row {{row}}; it was taken for empty.',
  'audit.bill.odd.moneyForm_one':
    '{{file}}: {{column}} in row {{row}} has signs that no FOCUS number has (“{{sample}}”); it was read without them.',
  'audit.bill.odd.moneyForm_other':
    '{{file}}: {{column}} in {{count}} rows has signs that no FOCUS number has, first in row {{row}} (“{{sample}}”); they were read without them.',
  'audit.bill.odd.noZone_one': '{{file}}: {{column}} in row {{row}} has no time zone (“{{sample}}”); UTC was taken.',
  'audit.bill.odd.noZone_other':
    '{{file}}: {{column}} in {{count}} rows has no time zone, first in row {{row}} (“{{sample}}”); UTC was taken.',
  'audit.bill.odd.slashDate_one':
    '{{file}}: {{column}} in row {{row}} is no ISO 8601 date (“{{sample}}”); it was read so that the billing period begins and ends on the first of a month.',
  'audit.bill.odd.slashDate_other':
    '{{file}}: {{column}} in {{count}} rows is no ISO 8601 date, first in row {{row}} (“{{sample}}”); they were read so that billing periods begin and end on the first of a month.',
  'audit.bill.overlap':
    '{{one}} and {{other}} both have charges of {{provider}} account {{account}} for overlapping periods ({{from}} – {{to}}, {{otherFrom}} – {{otherTo}}). Both are counted: if one replaces the other, leave it out.',
  'audit.bill.overlap.within':
    '{{one}} has overlapping billing periods of {{provider}} account {{account}} ({{from}} – {{to}}, {{otherFrom}} – {{otherTo}}). Both are counted.',
  'audit.bill.folded_one': 'One charge is counted without its resource: there are too many different ones.',
  'audit.bill.folded_other':
    '{{count}} charges are counted without their resources: there are too many different ones.',
  'audit.section.costs': 'Costs: what was billed',
  'audit.cost.files_one': '{{files}}: one row.',
  'audit.cost.files_other': '{{files}}: {{count}} rows.',
  'audit.cost.total': '{{month}}: {{billed}} billed, {{effective}} with prepayments spread.',
  'audit.cost.total.billed': '{{month}}: {{billed}} billed.',
  'audit.cost.corrections_one': 'Of it one correction of months that were invoiced before.',
  'audit.cost.corrections_other': 'Of it {{count}} corrections of months that were invoiced before.',
  'audit.cost.currencies': 'Currencies are not added to one another.',
  'audit.cost.by.provider': 'Provider',
  'audit.cost.by.service': 'Service',
  'audit.cost.by.tenant': 'Tenant',
  'audit.cost.column.month': 'Month',
  'audit.cost.column.billed': 'Billed',
  'audit.cost.none': '(none named)',
  'audit.cost.more_one': '… and one more: --format json has all.',
  'audit.cost.more_other': '… and {{count}} more: --format json has all.',
} as const
export default messages
