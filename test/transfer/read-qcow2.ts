/** What a small reader of its own finds in an image qcow2 of version 3. */
export interface ReadImage {
  readonly virtualBytes: number
  readonly content: Buffer
  readonly dataClusters: number
  /** Clusters that are not counted exactly once. */
  readonly wrongCounts: number
}

const cluster = 64 * 1024

export function readQcow2(image: Buffer): ReadImage {
  if (image.toString('latin1', 0, 4) !== 'QFI\xfb' || image.readUInt32BE(4) !== 3) throw new Error('no qcow2')
  const virtualBytes = Number(image.readBigUInt64BE(24))
  const first = { entries: image.readUInt32BE(36), offset: Number(image.readBigUInt64BE(40)) }
  const content = Buffer.alloc(Math.ceil(virtualBytes / cluster) * cluster)
  let dataClusters = 0
  for (let entry = 0; entry < first.entries; entry++) {
    const table = pointer(image, first.offset + entry * 8)
    for (let place = 0; table !== 0 && place < cluster / 8; place++) {
      const data = pointer(image, table + place * 8)
      if (data === 0) continue
      dataClusters++
      image.copy(content, (entry * (cluster / 8) + place) * cluster, data, data + cluster)
    }
  }
  return { virtualBytes, content: content.subarray(0, virtualBytes), dataClusters, wrongCounts: wrongCounts(image) }
}

function pointer(image: Buffer, at: number): number {
  return Number(image.readBigUInt64BE(at) & 0x00fffffffffffe00n)
}

function wrongCounts(image: Buffer): number {
  const table = Number(image.readBigUInt64BE(48))
  let wrong = 0
  for (let number = 0; number * cluster < image.length; number++) {
    const block = pointer(image, table + Math.floor(number / (cluster / 2)) * 8)
    if (image.readUInt16BE(block + (number % (cluster / 2)) * 2) !== 1) wrong++
  }
  return wrong
}
