const messages = {
  'init.help.summary': 'write a deployment file: what you run or want to run',
  'init.help.description':
    'Asks at most eight questions, or takes the answers from flags, and writes a commented file for “broker compare”. Without a terminal nothing is asked: what no flag says gets a usual value, marked in the file. A file that exists is not overwritten.',
  'init.help.example.1': 'broker init deployment',
  'init.help.example.2':
    'broker init deployment --name shop --servers 2 --vcpu 1 --memory 4 --storage 100 --require country=EU',
  'init.help.example.1.says': 'Answer the questions',
  'init.help.example.2.says': 'Everything by flags, in one line',
  'init.help.flag.from': 'start from one of the scenarios that come with the program',
  'init.help.flag.name': 'what you call it',
  'init.help.flag.servers': 'how many servers',
  'init.help.flag.vcpu': 'CPUs that each server uses all the time; may be a fraction',
  'init.help.flag.memory': 'memory of each server in GiB',
  'init.help.flag.disk': 'system disk of each server in GiB',
  'init.help.flag.storage': 'data on volumes in GiB, all servers together',
  'init.help.flag.traffic': 'traffic to the internet in GiB a month',
  'init.help.flag.require': 'a constraint that must be met; may be repeated',
  'init.help.flag.data-class': 'the most sensitive data that lies there',
  'init.help.flag.currency': 'currency of all amounts',
  'init.help.flag.budget': 'what you may pay a month, with the tax that you do not recover',
  'init.help.flag.current-provider': 'where it runs today',
  'init.help.flag.current-bill': 'what it costs today a month, net of tax',
  'init.help.flag.output': 'where to write the file',
  'init.help.flag.force': 'overwrite a file that exists',

  'init.ask.name': 'What do you call it?',
  'init.ask.servers': 'How many servers?',
  'init.ask.vcpu': 'How many CPUs does each use all the time? (0.2 is a fifth of one)',
  'init.ask.memory': 'How much memory has each, in GiB?',
  'init.ask.storage': 'How much data lies on volumes, in GiB, all servers together?',
  'init.ask.traffic': 'How much traffic goes out a month, in GiB?',
  'init.ask.require': 'Where may it run?',
  'init.ask.currentBill': 'What does it cost today a month, net of tax? (empty: nothing yet)',
  'init.choice.anywhere': 'anywhere',
  'init.choice.union': 'in the European Union',
  'init.choice.european': 'in the European Union, at a provider under European control',

  'init.wrong.flags_one': 'One flag cannot be used as it stands.',
  'init.wrong.flags_other': '{{count}} flags cannot be used as they stand.',
  'init.wrong.flags.next': 'Correct them and run the command again. Nothing was written.',
  'init.wrong.name':
    '“{{text}}” is not a name: letters, digits, spaces, dots, hyphens and underscores, beginning with a letter or digit.',
  'init.wrong.number': '“{{text}}” is not a plain number from {{least}} to {{most}}, such as 0.5 or 20.',
  'init.wrong.whole': '“{{text}}” is not a whole number from {{least}} to {{most}}.',
  'init.wrong.amount': '“{{text}}” is not an amount of money. Write it like 49.90.',
  'init.wrong.currency': '“{{text}}” is not a currency code, such as EUR, USD or CHF.',

  'init.wrong.providerAlone': 'It needs --current-bill beside it: what you pay there a month, net of tax.',
  'init.fromWith': '--from brings its own answers; {{flags}} cannot be given beside it.',
  'init.fromWith.next': 'Write the scenario without them and change the file, or leave --from out.',

  'init.written': 'Wrote {{file}}.',
  'init.next': 'Next: {{command}}',
  'init.assumed': 'Usual values were taken for {{flags}}; they are marked in the file.',

  'init.comment.top':
    'What is run, or is to run. Sizes are in GiB; amounts of money are a month, net of tax.\nCompare it:  {{command}}',
  'init.comment.assumed': 'Nobody said so: this is a usual value ({{flag}}). Correct it.',
  'init.comment.currency': 'Of all amounts, also in reports.',
  'init.comment.components':
    'Each kind of server is an item; so is each service that a provider could run for you, such as\n- { name: db, kind: database, vcpu: 2, memoryGib: 4, diskGib: 50 }',
  'init.comment.count': 'How many of them. All sizes below are for each.',
  'init.comment.vcpu':
    'CPUs in use all the time, not at the peak. Fractions let cheap sizes take part that guarantee only a share.',
  'init.comment.memory': 'Memory.',
  'init.comment.disk': 'System disk.',
  'init.comment.volumes':
    'Storage that outlives its server, one volume for each. Add snapshotsKept: 30 for a month of snapshots.',
  'init.comment.dataClass':
    'The most sensitive data that lies here: public, personal, sensitive, health or public-sector.',
  'init.comment.traffic':
    'To the internet, a month. For traffic that you promise to customers write\n{ outGib: …, basis: promised, usedShare: { low: 0, expected: 0.3, high: 1 } }',
  'init.comment.budget':
    'What you may pay, with the tax that you do not recover. The score of the cost compares the total without tax with it.',
  'init.comment.current': "Today's invoice competes with every offer. Better one line for each line of the invoice.",
  'init.comment.currentProvider': 'Nobody said where: put the name of your provider here, such as hetzner.',
  'init.comment.require': 'What must hold. Others: country!=US, control=european, bill<=100, provider!=…',
  'init.comment.bottom':
    'More keys: backup, support, availability, team, tax, weighting, usersIn. All are explained in docs/deployments.md.',
  'init.scenarioLanguage': 'The comments of this scenario are in English.',
  'init.line.all': 'all together',
  'init.ci.help.summary': 'write a nightly audit for a CI system',
  'init.ci.help.description':
    'Writes a commented job that audits the sources every night and on merge requests: it keeps every result, also a red one, compares with the last completed run, comments, keeps one issue up to date, and fails on --fail-on. A file that exists is not overwritten.',
  'init.ci.help.example.1': 'broker init --ci gitlab production --policy policy.yaml',
  'init.ci.help.example.2': 'broker init --ci github fleet.json --policy sovereign-eu --fail-on medium',
  'init.ci.help.example.1.says': 'A job for GitLab, for an account',
  'init.ci.help.example.2.says': 'A workflow for GitHub, for a file of the repository',
  'init.ci.help.flag.ci': 'the system that runs it',
  'init.ci.help.flag.output': 'file to write; where the system looks for it unless told',
  'init.ci.what': 'Nothing was said about what to begin.',
  'init.ci.what.next':
    'Choose: broker init deployment, broker init profile, broker init --ci gitlab, broker init --ci github.',
  'init.ci.none': 'There is nothing to audit.',
  'init.ci.none.next': 'Name profiles or inventory files: broker init --ci gitlab production',
  'init.ci.odd': '“{{word}}” cannot stand in a job as it is.',
  'init.ci.odd.next': 'Rename it so that it has letters, digits and - _ . / : only.',
  'init.ci.next.gitlab':
    'Next: include it from .gitlab-ci.yml, make a pipeline schedule, and set the variables that its first lines name.',
  'init.ci.next.github': 'Next: set the secrets and variables that its first lines name, and commit it.',
} as const
export default messages
