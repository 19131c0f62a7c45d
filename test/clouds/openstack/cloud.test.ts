import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cloudsYaml, password, state } from './cloud.ts'

const command = (name: string, ...more: readonly string[]) =>
  execFileSync(join(import.meta.dirname, name), more, { encoding: 'utf8', env: { ...process.env, OS_STATE: state } })

type Listed = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

const names = (listed: Listed, kind: string) => (listed[kind] ?? []).map((item) => item['name']).sort()

test('a cloud that is up is left alone', () => {
  expect(command('up').replace(/^\[\d+ s\] /, '')).toBe(`the cloud is up: ${state}/clouds.yaml\n`)
})

test('other ports than those of its birth are refused, with the way out', () => {
  const env = { ...process.env, OS_STATE: state, OS_PORT_BASE: '1' }
  const done = spawnSync(join(import.meta.dirname, 'up'), { encoding: 'utf8', env })
  expect({ status: done.status, next: done.stderr.split('\n')[1] }).toEqual({
    status: 1,
    next: 'Give the same, or another OS_STATE, or remove it with: down --purge',
  })
})

test('source holds resources of every kind, and filling it again changes nothing', () => {
  command('fill')
  const before = command('list-all', 'source')
  command('fill')
  expect(command('list-all', 'source')).toBe(before)
  const listed = JSON.parse(before) as Listed
  const kinds = ['networks', 'subnets', 'routers', 'security_groups', 'keypairs', 'servers', 'volumes', 'snapshots']
  expect(Object.fromEntries(kinds.map((kind) => [kind, names(listed, kind)]))).toEqual({
    networks: ['back 🔒', 'front'],
    subnets: ['back', 'back-v6', 'front'],
    routers: ['gate'],
    security_groups: ['../data', 'default', 'web'],
    keypairs: ['source key'],
    servers: ['broken-1', 'db-1', 'web-1'],
    volumes: ['base ../etc', 'data', 'rocket 🚀\nsecond line \u001b[31m', 'root of db-1'],
    snapshots: ['base 📸', 'data, first', 'data, second'],
  })
})

test('empty is empty', () => {
  const listed = JSON.parse(command('list-all', 'empty')) as Listed
  const kinds = ['networks', 'routers', 'keypairs', 'servers', 'volumes', 'snapshots', 'images', 'floatingips']
  expect(Object.fromEntries(kinds.map((kind) => [kind, listed[kind]]))).toEqual(
    Object.fromEntries(kinds.map((kind) => [kind, []])),
  )
})

test('the password is in the file that clients read, and in no log', () => {
  expect(readFileSync(cloudsYaml, 'utf8')).toContain(password())
  const found = spawnSync('grep', ['-rlF', password(), join(state, 'log')], { encoding: 'utf8' })
  expect(found.stdout).toBe('')
})
