/**
 * Works on several items at a time and gives the results in the order of the items. Work that was begun is waited for
 * before an error is thrown, or when the reader stops early.
 */
export async function* inOrder<T, R>(request: {
  readonly items: Iterable<T>
  readonly work: (item: T) => Promise<R>
  /** How many may be under way; asked before each. */
  readonly ahead: () => number
}): AsyncGenerator<R> {
  const { items, work, ahead } = request
  const waiting: Promise<R>[] = []
  try {
    for (const item of items) {
      const begun = work(item)
      // It is thrown when its turn comes.
      begun.catch(() => undefined)
      waiting.push(begun)
      while (waiting.length >= Math.max(1, ahead())) yield await first(waiting)
    }
    while (waiting.length > 0) yield await first(waiting)
  } finally {
    await Promise.allSettled(waiting)
  }
}

async function first<R>(waiting: Promise<R>[]): Promise<R> {
  const next = waiting.shift()
  if (next === undefined) throw new Error('nothing is under way')
  return await next
}
