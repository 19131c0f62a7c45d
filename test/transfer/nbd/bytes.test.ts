import { describe, expect, test } from 'vitest'
import { byteStream } from '../../../src/transfer/nbd/byte-stream.ts'
import { heard, line, soon } from './script.ts'

describe('a stream of bytes', () => {
  test('gives exact numbers of them, whatever pieces they come in', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    const first = stream.take(5)
    theirs.write('ab')
    await soon()
    theirs.write('cdefg')
    expect((await first).toString()).toBe('abcde')
    const into = Buffer.alloc(4)
    const filled = stream.fill(into)
    theirs.write('hi')
    await filled
    expect(into.toString()).toBe('fghi')
    expect((await stream.take(0)).length).toBe(0)
  })

  test('gives at once what has come, but never the last of a piece', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    expect(stream.ready(1)).toBeNull()
    theirs.write('abcd')
    await soon()
    expect([stream.ready(5), stream.ready(4), stream.ready(3)?.toString()]).toEqual([null, null, 'abc'])
    expect((await stream.take(1)).toString()).toBe('d')
    const waiting = stream.take(2)
    theirs.write('e')
    await soon()
    expect(stream.ready(0)).toBeNull()
    theirs.write('fg')
    expect((await waiting).toString()).toBe('ef')
  })

  test('counts what moves, and tells why it ended', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    const before = stream.activity()
    theirs.write('a')
    await soon()
    const came = stream.activity()
    await stream.send([Buffer.from('x'), Buffer.from('y')])
    expect([before, came, stream.activity()]).toEqual([0, 1, 2])
    theirs.end()
    await soon()
    await expect(stream.take(2)).rejects.toThrow('the other side has hung up')
    // What had come before is still there.
    const late = byteStream(line().ours)
    late.destroy(new Error('enough'))
    await expect(late.take(1)).rejects.toThrow('enough')
  })

  test('what has come before the end can still be taken', async () => {
    const { ours, theirs } = line()
    const stream = byteStream(ours)
    theirs.end('abc')
    await soon()
    expect((await stream.take(3)).toString()).toBe('abc')
    await expect(stream.take(1)).rejects.toThrow('hung up')
  })

  test('makes the other side wait when nobody takes, and lets it go on', async () => {
    const { ours } = line()
    const stream = byteStream(ours)
    ours.emit('data', Buffer.alloc(4 * 1024 * 1024))
    const atLimit = ours.isPaused()
    ours.emit('data', Buffer.alloc(1))
    const above = ours.isPaused()
    await stream.take(1)
    expect([atLimit, above, ours.isPaused()]).toEqual([false, true, false])
  })

  test('sends parts in order', async () => {
    const { ours, theirs } = line()
    const take = heard(theirs)
    await byteStream(ours).send([Buffer.from('ab'), Buffer.from(''), Buffer.from('cd')])
    expect((await take(4)).toString()).toBe('abcd')
    ours.destroy()
    await expect(byteStream(ours).send([Buffer.from('x')])).rejects.toThrow()
  })
})
