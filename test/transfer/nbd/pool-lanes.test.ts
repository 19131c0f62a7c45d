import { describe, expect, test } from 'vitest'
import type { BrokerError } from '../../../src/domain/errors.ts'
import { diskError } from '../../../src/transfer/disk-error.ts'
import type { Connection } from '../../../src/transfer/nbd/connection.ts'
import { type PoolLanes, poolLanes } from '../../../src/transfer/nbd/pool-lanes.ts'
import { soon } from './script.ts'

/** Nothing is wrong with any connection. */
const fine = {
  faultOf: () => Promise.resolve(null),
  comparable: Promise.resolve(),
  lost: () => diskError({ kind: 'partial', key: 'disk.nbd.lost', values: { name: 'x' } }),
}
const cutOff = (): BrokerError =>
  diskError({ kind: 'partial', key: 'disk.ssh.failed', values: { host: 'h', reason: 'cut' } })

/** As many requests at one time as `count`. */
async function busy(lanes: PoolLanes, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => lanes.use(soon)))
}

describe('lanes of connections', () => {
  interface Fake {
    readonly connection: Connection
    isOpen: boolean
    isUnflushed: boolean
  }
  function fake(): Fake {
    const made: Omit<Fake, 'connection'> = { isOpen: true, isUnflushed: false }
    const nothing = (): Promise<void> => Promise.resolve()
    const info = { sizeBytes: 1, readOnly: false, canFlush: true, canWriteZeroes: true, multiConn: true }
    const connection: Connection = {
      info: { ...info, structured: true, allocationId: null, blockSizes: { minimum: 1, longest: 9 } },
      isOpen: () => whole.isOpen,
      isUnflushed: () => whole.isUnflushed,
      answeredWrites: () => 0,
      markFlushed: () => undefined,
      request: nothing,
      close: () => {
        whole.isOpen = false
      },
    }
    const whole: Fake = { ...made, connection }
    return whole
  }

  test('are opened one by one, and the least busy is taken', async () => {
    const all = [fake(), fake(), fake()]
    let opened = 0
    const open = (): Promise<Connection> => Promise.resolve((all[++opened] ?? fake()).connection)
    const lanes = poolLanes({ first: (all[0] ?? fake()).connection, most: 3, open, ...fine })
    const used: number[] = []
    const ends: (() => void)[] = []
    const work = (connection: Connection): Promise<void> => {
      used.push(all.findIndex((one) => one.connection === connection))
      return new Promise((resolve) => ends.push(resolve))
    }
    const uses = [lanes.use(work), lanes.use(work), lanes.use(work)]
    await soon()
    expect([used, lanes.all().length]).toEqual([[0, 0, 0], 3])
    uses.push(lanes.use(work), lanes.use(work), lanes.use(work))
    await soon()
    expect(used).toEqual([0, 0, 0, 1, 2, 1])
    for (const end of ends) end()
    await Promise.all(uses)
    expect(opened).toBe(2)
  })

  test('nobody waits for one that is being opened, and it goes when it comes too late', async () => {
    const [first, late] = [fake(), fake()]
    let comes: (connection: Connection) => void = () => undefined
    const open = (): Promise<Connection> => new Promise((resolve) => (comes = resolve))
    const lanes = poolLanes({ first: first.connection, most: 2, open, ...fine })
    const work = (connection: Connection): Promise<void> =>
      connection === first.connection ? Promise.resolve() : Promise.reject(new Error('another one'))
    await Promise.all([lanes.use(work), lanes.use(work), lanes.use(work)])
    lanes.close()
    comes(late.connection)
    await soon()
    expect([lanes.all().length, first.isOpen, late.isOpen]).toEqual([1, false, false])
  })

  test('another disk behind the address is an error of the next that works', async () => {
    const changed = diskError({ kind: 'partial', key: 'disk.nbd.changed', values: { name: 'x' } })
    const other = fake()
    const open = (): Promise<Connection> => Promise.resolve(other.connection)
    const lanes = poolLanes({
      first: fake().connection,
      most: 2,
      open,
      ...fine,
      faultOf: () => Promise.resolve(changed),
    })
    await Promise.all([lanes.use(soon), lanes.use(soon)])
    await expect(lanes.use(soon)).rejects.toBe(changed)
    expect([lanes.all().length, other.isOpen]).toEqual([1, false])
  })

  test('a broken one that leads to another disk is not used', async () => {
    const changed = diskError({ kind: 'partial', key: 'disk.nbd.changed', values: { name: 'x' } })
    const [first, other] = [fake(), fake()]
    const open = (): Promise<Connection> => Promise.resolve(other.connection)
    const lanes = poolLanes({
      first: first.connection,
      most: 1,
      open,
      ...fine,
      faultOf: () => Promise.resolve(changed),
    })
    first.isOpen = false
    await expect(lanes.use(soon)).rejects.toBe(changed)
    expect(other.isOpen).toBe(false)
  })

  test('a broken one is opened again once for all, and what it lost is known', async () => {
    const [first, next] = [fake(), fake()]
    let opened = 0
    const open = async (): Promise<Connection> => {
      opened++
      await soon()
      return next.connection
    }
    const lanes = poolLanes({ first: first.connection, most: 1, open, ...fine })
    first.isOpen = false
    const used: boolean[] = []
    const work = (connection: Connection): Promise<void> => {
      used.push(connection === next.connection)
      return Promise.resolve()
    }
    await Promise.all([lanes.use(work), lanes.use(work)])
    expect([opened, used, lanes.fault()]).toEqual([1, [true, true], null])
    next.isUnflushed = true
    expect(lanes.fault()).toBe(null)
    next.isOpen = false
    expect(lanes.fault()).toMatchObject({ says: { key: 'disk.nbd.lost' } })
    next.isUnflushed = false
    expect(lanes.fault()).toMatchObject({ says: { key: 'disk.nbd.lost' } })
    await expect(lanes.use(work)).rejects.toBe(lanes.fault())
    expect([opened, used.length]).toEqual([1, 2])
  })

  test('an additional one is compared when there is something to compare, and before anything else goes over it', async () => {
    const [first, second] = [fake(), fake()]
    let comes: () => void = () => undefined
    const comparable = new Promise<void>((resolve) => (comes = resolve))
    const compared: Connection[] = []
    const faultOf = (connection: Connection): Promise<null> => {
      compared.push(connection)
      return Promise.resolve(null)
    }
    const open = (): Promise<Connection> => Promise.resolve(second.connection)
    const lanes = poolLanes({ first: first.connection, most: 2, open, ...fine, faultOf, comparable })
    await busy(lanes, 2)
    await soon()
    expect([compared, lanes.all()]).toEqual([[], [first.connection]])
    comes()
    await soon()
    expect([compared, lanes.all()]).toEqual([[second.connection], [first.connection, second.connection]])
  })

  test('a new one that breaks while it is compared is opened once more', async () => {
    const [first, broken, next] = [fake(), fake(), fake()]
    first.isOpen = false
    const all = [broken, next]
    const open = (): Promise<Connection> => Promise.resolve((all.shift() ?? fake()).connection)
    const faultOf = (connection: Connection): Promise<null> =>
      connection === broken.connection ? Promise.reject(new Error('reset')) : Promise.resolve(null)
    const lanes = poolLanes({ first: first.connection, most: 1, open, ...fine, faultOf })
    await expect(lanes.use(soon)).rejects.toThrow('reset')
    await lanes.use(soon)
    expect([broken.isOpen, lanes.all(), lanes.fault()]).toEqual([false, [next.connection], null])
  })

  test('a server that refuses three times gets no more of them', async () => {
    const first = fake()
    let asked = 0
    const open = (): Promise<Connection> => {
      asked++
      return Promise.reject(new Error('full'))
    }
    const lanes = poolLanes({ first: first.connection, most: 9, open, ...fine })
    for (let number = 0; number < 9; number++) await Promise.all([lanes.use(soon), lanes.use(soon)])
    expect([asked, lanes.all().length]).toEqual([3, 1])
  })

  test('one that cannot be opened costs nothing but itself, whatever the reason is called', async () => {
    let tries = 0
    const open = (): Promise<Connection> =>
      ++tries === 2 ? Promise.reject(cutOff()) : Promise.resolve(fake().connection)
    const lanes = poolLanes({ first: fake().connection, most: 4, open, ...fine })
    await busy(lanes, 12)
    await busy(lanes, 12)
    expect([tries, lanes.all().length]).toEqual([4, 4])
  })

  test('another host key is an error of the next that works', async () => {
    const otherKey = diskError({ kind: 'refused', key: 'disk.ssh.hostKey', values: { host: 'h', reason: 'failed' } })
    const open = (): Promise<Connection> => Promise.reject(otherKey)
    const lanes = poolLanes({ first: fake().connection, most: 2, open, ...fine })
    await busy(lanes, 2)
    await expect(busy(lanes, 1)).rejects.toBe(otherKey)
  })

  test('all that a cut line ends at one time are one refusal', async () => {
    let isCut = true
    const open = (): Promise<Connection> => (isCut ? Promise.reject(cutOff()) : Promise.resolve(fake().connection))
    const lanes = poolLanes({ first: fake().connection, most: 8, open, ...fine })
    await busy(lanes, 8)
    isCut = false
    await busy(lanes, 8)
    expect(lanes.all().length).toBe(8)
  })

  test('refusals are counted from the last that was opened', async () => {
    let tries = 0
    const open = (): Promise<Connection> =>
      ++tries % 3 === 0 ? Promise.resolve(fake().connection) : Promise.reject(cutOff())
    const lanes = poolLanes({ first: fake().connection, most: 4, open, ...fine })
    for (let round = 0; round < 9; round++) await busy(lanes, lanes.all().length + 1)
    expect([tries, lanes.all().length]).toEqual([9, 4])
  })
})
