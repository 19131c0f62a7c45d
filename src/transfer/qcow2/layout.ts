import type { Extent } from '../disk.ts'

/** Clusters are 64 KiB, as qemu-img makes them. */
export const clusterBytes: number = 64 * 1024
/** Entries of eight bytes in a cluster: those of a table of the second level, or of the table of reference counts. */
export const entriesPerCluster: number = clusterBytes / 8
/** Reference counts of two bytes in a cluster. */
export const countsPerCluster: number = clusterBytes / 2
/** QEMU's disks are made of sectors: the virtual size is rounded up to whole ones. */
const sectorBytes = 512

/** Neighbouring clusters of the disk that hold data. */
export interface ClusterRun {
  /** Number of the first one on the disk. */
  readonly first: number
  readonly count: number
  /** How many clusters of data come before it in the image. */
  readonly before: number
}

/** A stretch of clusters of the image. */
interface Part {
  readonly cluster: number
  readonly count: number
}

/** Where everything lies in the image, in this order, without gaps. Known before a byte of data is. */
export interface Qcow2Layout {
  readonly sizeBytes: number
  readonly virtualBytes: number
  readonly runs: readonly ClusterRun[]
  /** Entries of the first level that have a table of the second. */
  readonly tables: readonly number[]
  readonly firstLevelEntries: number
  readonly countTable: Part
  readonly counts: Part
  readonly firstLevel: Part
  readonly secondLevel: Part
  readonly data: Part
  readonly totalClusters: number
}

/** Extents must be in order; only those of data get clusters, the rest reads as zeroes. */
export function layOut(sizeBytes: number, extents: Iterable<Extent>): Qcow2Layout {
  const virtualBytes = Math.ceil(sizeBytes / sectorBytes) * sectorBytes
  const runs = clusterRuns(sizeBytes, extents)
  const tables = tablesFor(runs)
  const firstLevelEntries = Math.ceil(virtualBytes / clusterBytes / entriesPerCluster)
  const last = runs.at(-1)
  const dataClusters = last === undefined ? 0 : last.before + last.count
  const firstLevelClusters = Math.ceil(firstLevelEntries / entriesPerCluster)
  const counted = countClusters(1 + firstLevelClusters + tables.length + dataClusters)
  const countTable = { cluster: 1, count: counted.tables }
  const counts = after(countTable, counted.blocks)
  const firstLevel = after(counts, firstLevelClusters)
  const secondLevel = after(firstLevel, tables.length)
  const data = after(secondLevel, dataClusters)
  const totalClusters = data.cluster + data.count
  return {
    ...{ sizeBytes, virtualBytes, runs, tables, firstLevelEntries, totalClusters },
    ...{ countTable, counts, firstLevel, secondLevel, data },
  }
}

function after({ cluster, count }: Part, length: number): Part {
  return { cluster: cluster + count, count: length }
}

function clusterRuns(sizeBytes: number, extents: Iterable<Extent>): readonly ClusterRun[] {
  const runs: ClusterRun[] = []
  for (const { offset, length, kind } of extents) {
    if (kind !== 'data' || length <= 0) continue
    const last = runs.at(-1)
    const free = last === undefined ? 0 : last.first + last.count
    const first = Math.max(free, Math.floor(offset / clusterBytes))
    const count = Math.ceil(Math.min(offset + length, sizeBytes) / clusterBytes) - first
    if (count <= 0) continue
    if (last !== undefined && first === free) runs[runs.length - 1] = { ...last, count: last.count + count }
    else runs.push({ first, count, before: last === undefined ? 0 : last.before + last.count })
  }
  return runs
}

function tablesFor(runs: readonly ClusterRun[]): readonly number[] {
  const tables: number[] = []
  for (const { first, count } of runs) {
    const from = Math.max(Math.floor(first / entriesPerCluster), (tables.at(-1) ?? -1) + 1)
    for (let table = from; table <= Math.floor((first + count - 1) / entriesPerCluster); table++) tables.push(table)
  }
  return tables
}

/** The counts count their own clusters as well, so their number is grown until it suffices. */
function countClusters(others: number): { readonly blocks: number; readonly tables: number } {
  let [blocks, tables] = [1, 1]
  for (;;) {
    const needed = Math.ceil((others + blocks + tables) / countsPerCluster)
    if (needed <= blocks) return { blocks, tables }
    blocks = needed
    tables = Math.ceil(blocks / entriesPerCluster)
  }
}
