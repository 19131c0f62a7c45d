import { clusterBytes, type ClusterRun, countsPerCluster, entriesPerCluster, type Qcow2Layout } from './layout.ts'

/** Set where the cluster that an entry points to has a reference count of exactly one: always, without snapshots. */
const copied = 0x80000000

/**
 * Everything that comes before the data, cluster by cluster. Format:
 * https://gitlab.com/qemu-project/qemu/-/blob/master/docs/interop/qcow2.txt
 */
export function* metadata(layout: Qcow2Layout): Generator<Buffer> {
  const { countTable, counts, firstLevel, secondLevel, tables } = layout
  yield header(layout)
  yield* entries(countTable.count, counts.count, (number) => ({ cluster: counts.cluster + number, flag: 0 }))
  for (let number = 0; number < counts.count; number++) yield countBlock(layout, number)
  yield* firstLevelTable(layout, firstLevel.count)
  let at = 0
  for (let number = 0; number < secondLevel.count; number++) {
    const table = tables[number] ?? 0
    const start = table * entriesPerCluster
    while (endOf(layout.runs[at]) <= start) at++
    yield secondLevelTable({ layout, from: at, start })
  }
}

function header({ virtualBytes, firstLevelEntries, firstLevel, countTable }: Qcow2Layout): Buffer {
  const head = Buffer.alloc(clusterBytes)
  head.write('QFI\xfb', 'latin1')
  head.writeUInt32BE(3, 4) // version
  head.writeUInt32BE(Math.log2(clusterBytes), 20)
  head.writeBigUInt64BE(BigInt(virtualBytes), 24)
  head.writeUInt32BE(firstLevelEntries, 36)
  head.writeBigUInt64BE(BigInt(firstLevel.cluster * clusterBytes), 40)
  head.writeBigUInt64BE(BigInt(countTable.cluster * clusterBytes), 48)
  head.writeUInt32BE(countTable.count, 56)
  head.writeUInt32BE(4, 96) // reference counts of 2^4 bits
  head.writeUInt32BE(104, 100) // length of this header; the zeroes behind it end the list of extensions
  return head
}

interface Entry {
  readonly cluster: number
  readonly flag: number
}

/** `clusters` clusters of entries, of which the first `count` are made. */
function* entries(clusters: number, count: number, make: (number: number) => Entry): Generator<Buffer> {
  for (let cluster = 0; cluster < clusters; cluster++) {
    const table = Buffer.alloc(clusterBytes)
    const first = cluster * entriesPerCluster
    for (let at = 0; at < entriesPerCluster && first + at < count; at++) writeEntry(table, at, make(first + at))
    yield table
  }
}

function writeEntry(table: Buffer, place: number, { cluster, flag }: Entry): void {
  const offset = cluster * clusterBytes
  table.writeUInt32BE(flag + Math.floor(offset / 2 ** 32), place * 8)
  table.writeUInt32BE(offset % 2 ** 32, place * 8 + 4)
}

/** Every cluster of the image is used once. */
function countBlock({ totalClusters }: Qcow2Layout, number: number): Buffer {
  const block = Buffer.alloc(clusterBytes)
  const used = Math.min(countsPerCluster, totalClusters - number * countsPerCluster)
  for (let at = 0; at < used; at++) block[at * 2 + 1] = 1
  return block
}

function* firstLevelTable({ tables, secondLevel }: Qcow2Layout, clusters: number): Generator<Buffer> {
  let next = 0
  for (let cluster = 0; cluster < clusters; cluster++) {
    const table = Buffer.alloc(clusterBytes)
    const first = cluster * entriesPerCluster
    for (let entry = tables[next]; entry !== undefined && entry < first + entriesPerCluster; entry = tables[++next]) {
      writeEntry(table, entry - first, { cluster: secondLevel.cluster + next, flag: copied })
    }
    yield table
  }
}

/** Where the clusters of the disk from `start` on lie; the first of them that hold data are those of the run `from`. */
function secondLevelTable(request: {
  readonly layout: Qcow2Layout
  readonly from: number
  readonly start: number
}): Buffer {
  const { layout, from, start } = request
  const table = Buffer.alloc(clusterBytes)
  for (let number = from; number < layout.runs.length; number++) {
    const run = layout.runs[number]
    if (run === undefined || run.first >= start + entriesPerCluster) break
    const first = Math.max(run.first, start)
    const end = Math.min(endOf(run), start + entriesPerCluster)
    for (let cluster = first; cluster < end; cluster++) {
      const there = layout.data.cluster + run.before + (cluster - run.first)
      writeEntry(table, cluster - start, { cluster: there, flag: copied })
    }
  }
  return table
}

function endOf(run: ClusterRun | undefined): number {
  return run === undefined ? Infinity : run.first + run.count
}
