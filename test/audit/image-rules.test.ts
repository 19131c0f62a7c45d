import { expect, test } from 'vitest'
import type { Inventory } from '../../src/domain/inventory.ts'
import type { Server } from '../../src/domain/resources.ts'
import { fleet, image, server, unread, volume } from './fleet.ts'
import { judges, rule } from './judges.ts'
import { run, told } from './run.ts'

const eol = rule('image-end-of-life')
const named = (name: string): Inventory => fleet({ images: [image({ id: 'debian', name })] })
const from = (imageId: string | null, part: Partial<Server> = {}): Inventory =>
  fleet({ servers: [server({ id: 'web', imageId, ...part })], images: [] })
const unclear = (kind: string, name: string): string =>
  `undecided ${kind}/${name}: Nothing tells which system is in ${name}: set the labels os_distro and os_version, or waive it.`
const elsewhere = (id: string): string =>
  `undecided account/production: Nothing tells which system is in the image ${id}, which is not of this account and which one server uses: set the labels os_distro and os_version of the server, or waive it.`
const ended = (kind: string, id: string, name = id): string =>
  `violated ${kind}/${id}: ${name}: the security updates of CentOS 7 ended on 30 Jun 2024.`
const bootedFrom = (device: string | null, imageId: string | null): Inventory => ({
  ...from(null, { volumes: [{ volumeId: 'data', device }] }),
  volumes: [volume({ id: 'data', bootable: true, imageId })],
  images: [image({ id: 'old', name: 'CentOS 7' })],
})

judges({
  'image-end-of-life': [
    ['years before the end', eol, named('Debian 12'), []],
    ['by the name', eol, named('CentOS 7'), [ended('images', 'debian', 'CentOS 7'), ended('servers', 'web')]],
    [
      'by the labels, whatever the name',
      eol,
      fleet({
        images: [image({ id: 'debian', name: 'Debian 12', labels: { os_distro: 'centos', os_version: '7.9' } })],
      }),
      [ended('images', 'debian', 'Debian 12'), ended('servers', 'web')],
    ],
    [
      'by the labels of the server, whatever its image',
      eol,
      from('nowhere', { labels: { os_distro: 'centos', os_version: '7' } }),
      [ended('servers', 'web')],
    ],
    ['not by half of the labels', eol, from('debian', { labels: { os_distro: 'centos' } }), [elsewhere('debian')]],
    [
      'by labels of the server whose release is not in the table',
      eol,
      from('public', { labels: { os_distro: 'ubuntu', os_version: '30.04' } }),
      [
        'undecided servers/web: No end of life of “ubuntu 30.04” is on file (web): find it out, and waive this until that day.',
      ],
    ],
    [
      'by the image of the first disk',
      eol,
      bootedFrom('/dev/vda', 'old'),
      [ended('images', 'old', 'CentOS 7'), ended('servers', 'web')],
    ],
    [
      'by the image of the only bootable disk',
      eol,
      bootedFrom(null, 'old'),
      [ended('images', 'old', 'CentOS 7'), ended('servers', 'web')],
    ],
    [
      'not by a disk that is not the first',
      eol,
      {
        ...bootedFrom('/dev/vdb', 'old'),
        images: [],
        servers: [
          server({
            id: 'web',
            imageId: null,
            volumes: [
              { volumeId: 'system', device: '/dev/vda' },
              { volumeId: 'data', device: '/dev/vdb' },
            ],
          }),
        ],
      },
      [unclear('servers', 'web')],
    ],
    [
      'by nothing where bootable disks are of several images',
      eol,
      {
        ...from(null, {
          volumes: [
            { volumeId: 'a', device: null },
            { volumeId: 'b', device: null },
          ],
        }),
        volumes: ['a', 'b'].map((id) => volume({ id, bootable: true, imageId: id })),
      },
      [unclear('servers', 'web')],
    ],
    [
      'on the last day',
      eol,
      { ...named('CentOS 7'), takenAt: '2024-06-30T23:59:59Z' },
      [
        'violated images/debian: CentOS 7: the security updates of CentOS 7 end on 30 Jun 2024.',
        'violated servers/web: web: the security updates of CentOS 7 end on 30 Jun 2024.',
      ],
    ],
    [
      'on the day after it',
      eol,
      { ...named('CentOS 7'), takenAt: '2024-07-01T00:00:00Z' },
      [ended('images', 'debian', 'CentOS 7'), ended('servers', 'web')],
    ],
    ['more than 90 days before', eol, { ...named('CentOS 7'), takenAt: '2024-03-31T23:00:00Z' }, []],
    [
      'as many days before as it is asked for',
      rule('image-end-of-life', '{ warnWithinDays: 0 }'),
      { ...named('CentOS 7'), takenAt: '2024-06-29T02:00:00Z' },
      [],
    ],
    [
      'a name that says nothing: once, however many servers',
      eol,
      { ...named('golden'), servers: ['a', 'b', 'c'].map((id) => server({ id })) },
      [
        'undecided images/debian: Nothing tells which system is in golden: set the labels os_distro and os_version, or waive it.',
      ],
    ],
    [
      'a release that is not in the table',
      eol,
      named('Debian 14'),
      [
        'undecided images/debian: No end of life of “debian 14” is on file (Debian 14): find it out, and waive this until that day.',
      ],
    ],
    ['an image of somebody else', eol, from('public'), [elsewhere('public')]],
    [
      'an image of somebody else for several servers',
      eol,
      fleet({ servers: ['a', 'b'].map((id) => server({ id, imageId: 'public' })), images: [] }),
      [
        'undecided account/production: Nothing tells which system is in the image public, which is not of this account and which 2 servers use: set the labels os_distro and os_version of the servers, or waive it.',
      ],
    ],
    ['a server that nobody knows the origin of', eol, from(null), [unclear('servers', 'web')]],
    [
      'images that could not be read',
      eol,
      unread(from('public'), 'images'),
      ['undecided account/production: The images of production could not all be read.'],
    ],
    [
      'volumes that could not be read',
      eol,
      unread(from(null), 'volumes'),
      ['undecided account/production: The volumes of production could not all be read.'],
    ],
    [
      'servers only',
      'rules: [{ rule: image-end-of-life, select: { kinds: [servers] } }]',
      fleet({ images: [image({ id: 'debian', name: 'golden' }), image({ id: 'unused', name: 'CentOS 7' })] }),
      [
        'undecided images/debian: Nothing tells which system is in golden: set the labels os_distro and os_version, or waive it.',
      ],
    ],
  ],
})

test('an end that comes is low, one that came is as bad as the policy says, and each is a finding of its own with its source', () => {
  const at = (takenAt: string): unknown =>
    run(eol, [{ ...named('CentOS 7'), servers: [], takenAt }]).findings.map(({ severity, fingerprint, evidence }) => ({
      severity,
      fingerprint,
      sources: evidence.map(({ source }) => source),
    }))
  const sources = ['endoflife-date/endoflife.date products/centos.md@a70eca337']
  expect([at('2024-06-01T02:00:00Z'), at('2024-06-02T02:00:00Z'), at('2024-07-01T02:00:00Z')]).toEqual([
    [{ severity: 'low', fingerprint: '8cc3d035f84bb13fe8e28258fa992cb6', sources }],
    [{ severity: 'low', fingerprint: '8cc3d035f84bb13fe8e28258fa992cb6', sources }],
    [{ severity: 'high', fingerprint: '5d0492773a4a1feff708345ee638b573', sources }],
  ])
})

test('what is undecided of an image stays the same finding when servers come and go', () => {
  const of = (ids: readonly string[]): readonly string[] =>
    run(eol, [fleet({ servers: ids.map((id) => server({ id, imageId: 'public' })), images: [] })]).undecided.map(
      ({ fingerprint }) => fingerprint,
    )
  expect(of(['a'])).toEqual(of(['b', 'c']))
})

test('labels mend what is undecided', () => {
  const labels = { os_distro: 'debian', os_version: '12' }
  expect(told(run(eol, [from('public', { labels })]))).toEqual([])
})
