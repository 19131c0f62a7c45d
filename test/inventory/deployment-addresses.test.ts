import { expect, test } from 'vitest'
import type { PublicIp } from '../../src/domain/network-resources.ts'
import type { Address, Server } from '../../src/domain/resources.ts'
import { read, written } from './deployment-of.ts'
import { server } from './fake-provider.ts'

const address = { address: '192.0.2.7', version: 4, kind: 'public', network: 'outside', mac: null } as const
const thing = { name: 's', labels: {}, tenant: null, createdAt: null, state: 'ready', providerState: 'ok' } as const
const outside = {
  ...thing,
  id: 'n',
  name: 'Ext-Net',
  external: true,
  shared: true,
  mtu: null,
}
const held = { ...thing, id: 'f1', address: '198.51.100.1', version: 4, serverId: 'a' } as const

test('an address of a network that leads outside is public, but for private ranges', async () => {
  const fixed = { ...address, kind: 'fixed', network: 'Ext-Net' } as const
  const at = (...all: readonly string[]): Pick<Server, 'addresses'> => ({
    addresses: all.map((one) => ({ ...fixed, address: one })),
  })
  const inside = ['10.0.0.1', '172.16.0.1', '172.31.9.1', '192.168.1.1', '100.64.0.1', '100.127.0.1', '169.254.0.1']
  const part = {
    networks: [outside, { ...outside, id: 'm', name: 'mine', external: false }],
    servers: [
      server('a', {
        addresses: [...at('51.210.0.7', ...inside).addresses, { ...fixed, network: 'mine', address: held.address }],
      }),
      server('b', at('172.32.0.1', '100.128.0.1', '11.0.0.1')),
      server('c', { addresses: [{ ...fixed, network: 'n', address: '51.210.0.8' }] }),
      server('d', { addresses: [{ ...fixed, network: 'mine', address: '51.210.0.9' }] }),
      server('e', { addresses: [{ ...fixed, version: 6, address: '2001:db8::1' }] }),
      server('f', { addresses: [{ ...fixed, network: 'hidden', address: '51.210.0.10' }] }),
    ],
    publicIps: [held, { ...held, id: 'f2', address: '198.51.100.2', serverId: null }, { ...held, serverId: null }],
  }
  const { components } = await read(part)
  expect(components.map(({ count, publicIpv4 }) => [count, publicIpv4])).toEqual([
    [1, 2],
    [1, 3],
    [1, 1],
    [3, 0],
  ])
  const { text } = await written(part)
  expect(text).toMatch(/^# One public address is not counted.*: 198\.51\.100\.2$/m)
  expect(text).toMatch(/^# 2 addresses are not counted, since nothing says.*: 51\.210\.0\.9, 51\.210\.0\.10$/m)
})

test('an address that the network service ties to a server counts as one that the server lists, each once', async () => {
  const tied = (at: string, serverId: string | null): PublicIp => ({ ...held, id: at, address: at, serverId })
  const moved = (at: string): Address => ({ ...address, address: at })
  const restorable = { state: 'unknown', providerState: 'SOFT_DELETED' } as const
  const part = {
    servers: [
      server('a', { addresses: [moved('198.51.100.1')] }),
      server('b'),
      server('c', { addresses: [moved('198.51.100.3'), moved('198.51.100.8')] }),
      server('unsized', { size: null, addresses: [moved('198.51.100.4'), { ...moved('51.210.0.1'), kind: 'fixed' }] }),
      server('deleted', restorable),
      server('broken', { state: 'error', providerState: 'ERROR' }),
    ],
    publicIps: [
      tied('198.51.100.1', 'a'),
      tied('198.51.100.2', 'a'),
      tied('10.0.0.9', 'b'),
      // Moved since the compute service looked: the network service knows better.
      tied('198.51.100.3', 'b'),
      tied('198.51.100.5', 'deleted'),
      tied('198.51.100.6', 'nowhere'),
      tied('198.51.100.7', null),
      tied('198.51.100.9', 'broken'),
      { ...tied('2001:db8::1', null), version: 6 as const },
    ],
  }
  const { components } = await read(part)
  expect(components.map(({ count, publicIpv4 }) => [count, publicIpv4])).toEqual([
    [2, 2],
    [2, 1],
  ])
  const { text } = await written(part)
  const idle = ['198.51.100.5', '198.51.100.6', '198.51.100.7', '198.51.100.4']
  expect(text).toContain(`# 4 public addresses are not counted, since no server here is known to have them`)
  expect(text).toContain(`: ${idle.join(', ')}\n`)
  expect(text).toMatch(/^# One address is not counted, since nothing says.*: 51\.210\.0\.1$/m)
})
