/**
 * Works on things in the order they come, on all that have come meanwhile at once. What is returned for a thing ends when the work
 * on it has. After a failure nothing more is done, and every later thing fails the same way.
 */
export function inBatches<T>(work: (batch: readonly T[]) => Promise<void>): (thing: T) => Promise<void> {
  let waiting: T[] = []
  let current: Promise<void> = Promise.resolve()
  const begin = (): Promise<void> => {
    const batch = waiting
    waiting = []
    return work(batch)
  }
  return (thing) => {
    if (waiting.length === 0) current = current.then(begin)
    waiting.push(thing)
    return current
  }
}
