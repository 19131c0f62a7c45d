import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../src/documents/check-document.ts'
import { deploymentSchema } from '../../src/documents/deployment-schema.ts'
import { Big, sum } from '../../src/domain/money.ts'

const folder = new URL('../../deployments/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

function scenario(name: string) {
  const file = `${name}.yaml`
  const checked = checkDocument({ file, text: readFileSync(new URL(file, folder), 'utf8'), schema: deploymentSchema })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}

describe('the reference scenarios', () => {
  test('are five', () => {
    expect(files).toEqual(['happybox.yaml', 'small-business.yaml', 'solo-host.yaml', 'town-hall.yaml', 'web4all.yaml'])
  })

  test.each(files)('%s is valid, is named like its file and explains itself', (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const name = file.replace('.yaml', '')
    expect(scenario(name).name).toBe(name)
    expect(text.startsWith('# yaml-language-server: $schema=../schemas/deployment.schema.json\n')).toBe(true)
    expect(text).toContain(`broker compare deployments/${file}`)
    expect(text.split('\n').filter((line) => line.trimStart().startsWith('#')).length).toBeGreaterThan(15)
  })

  test('happybox has 10,000 volumes of 1 GB and promises what its offers promise', () => {
    const { components, traffic, require: needed, usersIn } = scenario('happybox')
    const promisedGb = 9_800 * 5 + 180 * 50 + 20 * 100
    expect(components.flatMap(({ volumes }) => volumes)).toEqual([
      { sizeGib: 1, class: 'general', count: 10_000, snapshotsKept: 0 },
    ])
    expect(traffic).toEqual({
      outGib: Number(((promisedGb * 1e9) / 2 ** 30).toFixed(1)),
      basis: 'promised',
      usedShare: { low: 0, expected: 0.1, high: 1 },
    })
    expect({ needed, usersIn }).toEqual({ needed: [], usersIn: ['CA'] })
  })

  test('web4all has 95 virtual servers whose memory fits its hypervisors, and its storage', () => {
    const { components, team, tax } = scenario('web4all')
    const servers = components.filter(({ kind }) => kind === 'server')
    const memory = servers.reduce((all, { count, memoryGib }) => all + count * (memoryGib ?? NaN), 0)
    const disks = servers.reduce((all, { count, diskGib }) => all + count * (diskGib ?? NaN), 0)
    const stored = (name: string): number =>
      components
        .filter((component) => component.name === name)
        .flatMap(({ volumes }) => volumes)
        .reduce((all, { sizeGib, count }) => all + sizeGib * count, 0)
    const terabytes = (gib: number): number => Number(((gib * 2 ** 30) / 1e12).toFixed(1))
    expect(servers.reduce((all, { count }) => all + count, 0)).toBe(95)
    expect(memory).toBeLessThanOrEqual(3 * 96 + 128)
    expect([disks + stored('nas-available'), stored('nas-plain'), stored('zfs'), 9313].map(terabytes)).toEqual([
      4.8, 3, 4, 10,
    ])
    expect([team?.wagePerHour, tax]).toEqual([null, { rate: '20', recoverablePercent: '0' }])
  })

  test("solo-host's dated invoices are 1,930.00 € a year exactly", () => {
    const lines = scenario('solo-host').current?.lines ?? []
    const times = { month: 12, quarter: 4, year: 1, once: 0 }
    expect(sum(lines.map(({ amount, period }) => new Big(amount).times(times[period]))).toFixed(2)).toBe('1930.00')
    expect(lines.filter(({ date }) => date === null)).toEqual([])
  })

  test('small-business has three servers, 100 GB in all and a month of snapshots', () => {
    const servers = scenario('small-business').components.filter(({ kind }) => kind === 'server')
    const volumes = servers.flatMap((server) => server.volumes)
    const disks = servers.reduce((all, { diskGib }) => all + (diskGib ?? NaN), 0)
    expect(servers.map(({ name }) => name)).toEqual(['web', 'mail', 'sql'])
    expect(disks + volumes.reduce((all, { sizeGib }) => all + sizeGib, 0)).toBe(100)
    expect(volumes.map(({ snapshotsKept }) => snapshotsKept)).toEqual([30, 30, 30])
  })

  test('town-hall requires European law and land', () => {
    const { require: needed, components } = scenario('town-hall')
    expect(needed).toEqual(['country=EU', 'control=european'])
    expect(components.some(({ dataClass }) => dataClass === 'public-sector')).toBe(true)
  })
})
