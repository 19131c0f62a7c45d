/** A few of many things that are offered in order, from the first to the last at about equal distances. */
export interface Thinned<T> {
  /** `make` is called where it is one of them. */
  offer(make: () => T): void
  items(): readonly T[]
  /** Those that are not kept go. */
  keep(isKept: (item: T) => boolean): void
}

/** Holds at most so many: when there are more, every second one goes, and of those that come half as many are taken. */
export function createThinned<T>(most: number): Thinned<T> {
  let items: readonly T[] = []
  let every = 1
  let offered = 0
  return {
    offer: (make) => {
      if (offered++ % every !== 0) return
      items = [...items, make()]
      if (items.length <= most) return
      items = items.filter((_, at) => at % 2 === 0)
      every *= 2
    },
    items: () => items,
    keep: (isKept) => {
      if (!items.every(isKept)) items = items.filter(isKept)
    },
  }
}
