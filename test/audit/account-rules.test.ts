import { fleet, unread, volume } from './fleet.ts'
import { accounts, judges, rule } from './judges.ts'

judges({
  'data-location': [
    ['by the fact', accounts('ovh') + rule('data-location'), fleet(), []],
    ['by the catalogue', accounts('leafcloud', ', region: europe-nl') + rule('data-location'), fleet(), []],
    [
      'as the policy states',
      accounts('ovh', ', country: US') + rule('data-location'),
      fleet(),
      ['violated account/production: ovh does not meet country=EU: country of the data: United States.'],
    ],
    [
      'unknown',
      rule('data-location'),
      fleet(),
      [
        'undecided account/production: Nobody knows whether openstack meets country=EU: find out in which country the data is kept.',
      ],
    ],
  ],
  control: [
    ['within, whatever could not be read', accounts('ovh') + rule('control'), unread(fleet(), 'volumes'), []],
    ['within', accounts('ovh') + rule('control'), fleet(), []],
    [
      'outside',
      accounts('aws') + rule('control'),
      fleet({ region: 'eu-central-1' }),
      [
        'violated account/production: aws does not meet control=european: controlled by Amazon.com, Inc. (United States).',
      ],
    ],
    [
      'of nobody known',
      rule('control'),
      fleet(),
      [
        'undecided account/production: Nothing is known of the provider behind production (control=european): name it under “accounts” in the policy.',
      ],
    ],
  ],
  jurisdiction: [
    ['within', accounts('ovh') + rule('jurisdiction'), fleet(), []],
    [
      'elsewhere',
      accounts('ovh') + rule('jurisdiction', '{ countries: [DE] }'),
      fleet(),
      ['violated account/production: ovh does not meet jurisdiction=DE: contract with OVH SAS (France).'],
    ],
  ],
  certification: [
    [
      'that covers the sizes and classes in use',
      accounts('invented') + rule('certification', '{ anyOf: [ISO 27001] }'),
      fleet(),
      [],
    ],
    [
      'that covers the servers and not the volumes',
      accounts('invented') + rule('certification', '{ anyOf: [ISO 27001] }'),
      fleet({ volumes: [volume({ id: 'v', class: 'fast' })] }),
      [
        'undecided account/production: Nobody knows whether invented meets certification=ISO 27001: obtain that the ISO 27001 certificate covers this too: volumes (its list does not name it).',
      ],
    ],
    [
      'that nobody is known to have',
      accounts('ovh') + rule('certification', '{ anyOf: [Nonesuch] }'),
      fleet(),
      [
        'undecided account/production: Nobody knows whether ovh meets certification=Nonesuch: obtain whether the products placed there are covered by Nonesuch.',
      ],
    ],
    [
      'for another product line',
      accounts('ovh') + rule('certification', '{ anyOf: [SecNumCloud] }'),
      fleet(),
      [
        'violated account/production: ovh does not meet certification=SecNumCloud: the SecNumCloud certificate covers other product lines than those placed there.',
      ],
    ],
  ],
  'data-class': [
    ['without demands', accounts('ovh') + rule('data-class', '{ dataClass: public, usersIn: [FR] }'), fleet(), []],
    [
      'with a certificate that is not proven',
      accounts('ovh') + rule('data-class', '{ dataClass: health, usersIn: [FR] }'),
      fleet(),
      [
        'undecided account/production: Nobody knows whether ovh meets certification=HDS: obtain the HDS certificate with scope and dates: it must name the products placed there.',
      ],
    ],
    [
      'in a country that is not allowed',
      accounts('ovh', ', country: US') + rule('data-class', '{ dataClass: health, usersIn: [FR] }'),
      fleet(),
      [
        'violated account/production: ovh does not meet country=EEA: country of the data: United States.',
        'undecided account/production: Nobody knows whether ovh meets certification=HDS: obtain the HDS certificate with scope and dates: it must name the products placed there.',
      ],
    ],
  ],
  'seal-floor': [
    [
      'too high',
      accounts('aws') + rule('seal-floor', '{ atLeast: 4 }'),
      fleet({ region: 'eu-central-1' }),
      [
        'violated account/production: aws does not meet seal>=4: SEAL 1 at most (estimated, not an EU rating unless a contracting authority gave it).',
      ],
    ],
  ],
  'closing-provider': [
    ['not closing', accounts('ovh') + rule('closing-provider'), fleet(), []],
    [
      'closed',
      accounts('cloudwatt') + rule('closing-provider'),
      fleet(),
      ['violated account/production: cloudwatt announced on 1 Aug 2019 that it ends on 1 Feb 2020.'],
    ],
    [
      'of which nothing is known',
      rule('closing-provider'),
      fleet(),
      [
        'undecided account/production: Nothing is known of the provider behind production (closing): name it under “accounts” in the policy.',
      ],
    ],
  ],
  'stale-evidence': [
    ['fresh', accounts('ovh') + rule('stale-evidence', '{ olderThanDays: 36500 }'), fleet(), []],
    [
      'old',
      accounts('ovh') + rule('stale-evidence', '{ olderThanDays: 1000 }'),
      fleet(),
      [
        'violated account/production: “company that signs the contract” of ovh was last confirmed on 13 Jul 2023, more than 1,000 days ago.',
      ],
    ],
  ],
})
