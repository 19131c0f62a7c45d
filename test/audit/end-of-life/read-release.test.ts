import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEndOfLife } from '../../../src/documents/end-of-life-file.ts'
import { releaseReader } from '../../../src/workflows/audit/end-of-life/read-release.ts'

const file = 'data/end-of-life.yaml'
const table = readEndOfLife({ file, text: readFileSync(file, 'utf8') })
const read = releaseReader(table)

/** The release with its end, `? name` where its end is not listed, else `?`. */
function told(name: string): string {
  const reading = read(name)
  switch (reading.kind) {
    case 'known':
      return `${reading.release.name} ${reading.release.ends}`
    case 'unlisted':
      return `? ${reading.name}`
    case 'unclear':
      return '?'
  }
}

describe('names of images', () => {
  test.each([
    ['Ubuntu 22.04', 'Ubuntu 22.04 2027-04-01'],
    ['ubuntu-22.04-server-cloudimg-amd64', 'Ubuntu 22.04 2027-04-01'],
    ['Ubuntu 24.04 LTS (Noble Numbat)', 'Ubuntu 24.04 2029-05-31'],
    ['Ubuntu 22.04.3', 'Ubuntu 22.04 2027-04-01'],
    ['jammy-server-cloudimg-amd64.img', 'Ubuntu 22.04 2027-04-01'],
    ['noble-minimal-cloudimg-arm64-20240507', 'Ubuntu 24.04 2029-05-31'],
    ['debian-12-genericcloud', 'Debian 12 2028-06-30'],
    ['debian-12-openstack-amd64-20240507-1740.qcow2', 'Debian 12 2028-06-30'],
    ['debian-12-generic-2024-10-11', 'Debian 12 2028-06-30'],
    ['Debian 10', 'Debian 10 2024-06-30'],
    ['Debian 12.5', 'Debian 12 2028-06-30'],
    ['Debian bookworm', 'Debian 12 2028-06-30'],
    ['Debian GNU/Linux 12 (bookworm)', 'Debian 12 2028-06-30'],
    ['PostgreSQL 13 on debian12', 'Debian 12 2028-06-30'],
    ['Debian 12 with PostgreSQL 13', 'Debian 12 2028-06-30'],
    ['CentOS-7-x86_64-GenericCloud', 'CentOS 7 2024-06-30'],
    ['CentOS-7-x86_64-GenericCloud-2009', 'CentOS 7 2024-06-30'],
    ['CentOS Stream 9', 'CentOS Stream 9 2027-05-31'],
    ['CentOS-Stream-GenericCloud-9-20230501.0', 'CentOS Stream 9 2027-05-31'],
    ['CentOS 8 Stream', 'CentOS Stream 8 2024-05-31'],
    ['CentOS 8', 'CentOS 8 2021-12-31'],
    ['CentOS 9', 'CentOS Stream 9 2027-05-31'],
    ['AlmaLinux 8', 'AlmaLinux 8 2029-05-31'],
    ['AlmaLinux-8-GenericCloud-8.9-20231128.x86_64', 'AlmaLinux 8 2029-05-31'],
    ['Rocky Linux 9.4', 'Rocky Linux 9 2032-05-31'],
    ['Rocky-9-GenericCloud-Base-9.4-20240509.0.x86_64', 'Rocky Linux 9 2032-05-31'],
    ['Fedora-Cloud-Base-39', 'Fedora 39 2024-11-26'],
    ['Fedora-Cloud-Base-Generic.x86_64-40-1.14', 'Fedora 40 2025-05-13'],
    ['Windows Server 2016 Standard', 'Windows Server 2016 2027-01-12'],
    ['Windows Server 2012 R2 Datacenter', 'Windows Server 2012 R2 2023-10-10'],
    ['windows-2019', 'Windows Server 2019 2029-01-09'],
    ['SQL Server 2019 on Windows Server 2016', 'Windows Server 2016 2027-01-12'],
    ['openSUSE Leap 15.5', 'openSUSE Leap 15.5 2024-12-31'],
    ['openSUSE-Leap-15.5.x86_64-1.0.0-NoCloud-Build2.1', 'openSUSE Leap 15.5 2024-12-31'],
    ['alpine-3.18', 'Alpine Linux 3.18 2025-05-09'],
    ['nocloud_alpine-3.20.0-x86_64-uefi-cloudinit-r0', 'Alpine Linux 3.20 2026-04-01'],
    ['FreeBSD 13.2', 'FreeBSD 13.2 2024-06-30'],
    ['FreeBSD-13.2-RELEASE-amd64', 'FreeBSD 13.2 2024-06-30'],
    ['RHEL 7.9', 'Red Hat Enterprise Linux 7 2024-06-30'],
    ['Red Hat Enterprise Linux 8.6', 'Red Hat Enterprise Linux 8 2029-05-31'],
    ['Amazon Linux 2', 'Amazon Linux 2 2026-06-30'],
    ['amzn2-kvm-2.0.20240131.0-x86_64', 'Amazon Linux 2 2026-06-30'],
    ['Oracle Linux 8.9', 'Oracle Linux 8 2029-07-31'],
    ['SLES 15 SP5', 'SUSE Linux Enterprise Server 15 SP5 2024-12-31'],
    ['SUSE Linux Enterprise Server 15.5', 'SUSE Linux Enterprise Server 15 SP5 2024-12-31'],
  ])('%s', (name, expected) => {
    expect(told(name)).toBe(expected)
  })
})

describe('what the labels of Glance say', () => {
  test.each([
    ['ubuntu 22.04', 'Ubuntu 22.04 2027-04-01'],
    ['debian bookworm', 'Debian 12 2028-06-30'],
    ['centos stream9', 'CentOS Stream 9 2027-05-31'],
    ['rhel 8.4', 'Red Hat Enterprise Linux 8 2029-05-31'],
    ['windows Windows Server 2019', 'Windows Server 2019 2029-01-09'],
    ['arch 2024.05', '?'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected)
  })
})

describe('nothing is guessed of', () => {
  test.each([
    ['', '?'],
    ['web server of the shop', '?'],
    ['jammy', '?'],
    ['Debian', '?'],
    ['debian-2024-05-07', '?'],
    ['Ubuntu 22', '? ubuntu 22'],
    ['Debian 14', '? debian 14'],
    ['Debian 14 from Debian 12', '?'],
    ['FreeBSD 14', '? freebsd 14'],
    ['Windows 10', '? windows 10'],
    ['SLES 15', '? sles 15'],
    ['CentOS Stream 7', '? centos stream 7'],
    ['Oracle Linux 10.1', '? oracle linux 10.1'],
    ['openSUSE Tumbleweed', '?'],
    ['Ubuntu 20.04 upgraded to 22.04', '?'],
    ['ubuntu-20.04-jammy', '?'],
    ['Debian 11/12', '?'],
    ['debian 12 on ubuntu 22.04', '?'],
    ['Ubuntu Core 22.04', '?'],
    ['Fedora CoreOS 39', '?'],
    ['undebian 12', '?'],
    ['debianish 12', '?'],
    ['де́биан 12', '?'],
    ['debian １２', '?'],
  ])('%j', (name, expected) => {
    expect(told(name)).toBe(expected)
  })
})

test('hostile names take time in proportion to their length', () => {
  const bits = ['debian ', 'debian 12 ', '1.', '1', 'linux ', 'x86_', 'red hat enterprise ', '2024-', 'é', ' ', 'sp1']
  const start = process.cpuUsage()
  const readings = bits.map((bit) => told(`debian ${bit.repeat(200_000 / bit.length)}`))
  const { user, system } = process.cpuUsage(start)
  expect(new Set(readings.map((reading) => reading.slice(0, 9)))).toEqual(new Set(['?', '? debian ', 'Debian 12']))
  expect((user + system) / 1000).toBeLessThan(5000)
}, 60_000)

describe('the table', () => {
  const releases = table.systems.flatMap((system) => system.releases)

  test('has no two systems that are called the same, and no two releases that are written the same', () => {
    const calls = table.systems.flatMap(({ called }) => called)
    const written = table.systems.flatMap(({ name, releases: own }) =>
      own.flatMap((release) => release.written.map((text) => `${name} ${text}`)),
    )
    const codenames = releases.flatMap(({ codename }) => codename ?? [])
    for (const texts of [calls, written, codenames]) expect(texts).toEqual([...new Set(texts)])
  })

  test('reads the name of every release as that release', () => {
    expect(releases.filter((release) => told(release.name) !== `${release.name} ${release.ends}`)).toEqual([])
  })

  test('cites a file at a commit, and no day after the one on which it was read', () => {
    for (const { evidence } of releases) {
      expect(evidence.source).toMatch(/^endoflife-date\/endoflife\.date products\/[a-z-]+\.md@[0-9a-f]{9}$/)
      expect(evidence.date >= table.asOf).toBe(true)
    }
  })
})

test('a release whose source is missing is refused by its name', () => {
  const text = readFileSync(file, 'utf8').replace('source: centos-stream }', 'source: nowhere }')
  expect(() => readEndOfLife({ file, text })).toThrow(
    expect.objectContaining({ says: { key: 'prices.unknownSource', values: { source: 'nowhere' } } }) as Error,
  )
})
