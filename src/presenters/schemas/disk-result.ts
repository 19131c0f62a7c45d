import { z } from 'zod'

const bytes = z.number().int().nonnegative().describe('Bytes.')
const proof = z
  .enum(['full-readback', 'cached', 'transport-only'])
  .describe(
    'full-readback: read from the disk itself; cached: perhaps from memory in front of it; transport-only: not read back.',
  )
const root = z.string().describe('SHA-256 over all blocks, hexadecimal; equal roots mean equal disks.')
const blocks = z
  .strictObject({ data: z.number(), zero: z.number(), undefined: z.number() })
  .describe('Blocks of 512 KiB by what they hold.')
const notice = z
  .strictObject({ kind: z.string(), text: z.string() })
  .describe('Something to know, though the work succeeded.')

const copy = z.strictObject({
  schema: z.literal('broker/disk/1'),
  action: z.literal('copy'),
  source: z.string(),
  target: z.string(),
  mode: z.enum(['full', 'delta', 'resumed']),
  sizeBytes: bytes,
  targetBytes: bytes,
  paddedBytes: bytes.describe('Bytes of the target beyond the source, proven zero.'),
  blocks,
  writtenBytes: bytes.describe('Bytes sent to the target, written zeroes included.'),
  root,
  proof,
  manifest: z.string().describe('File that tells of every block of the target.'),
  notices: z.array(notice),
})

const sha256 = z.string().describe('SHA-256 of all bytes of the stream, hexadecimal.')

const receive = copy.extend({ action: z.literal('receive'), sha256 })

const send = z.strictObject({
  schema: z.literal('broker/disk/1'),
  action: z.literal('send'),
  source: z.string(),
  target: z.string(),
  format: z.enum(['raw', 'qcow2']),
  sizeBytes: bytes,
  streamBytes: bytes.describe('Length of the stream.'),
  sha256,
  blocks,
  root,
  proof,
  manifest: z.string().nullable().describe('File that tells of every block that was read; null where none was asked for.'),
  notices: z.array(notice),
})

const names = { source: z.string(), target: z.string() }

const copyList = z.strictObject({
  schema: z.literal('broker/disk/1'),
  action: z.literal('copy-list'),
  list: z.string(),
  disks: z
    .array(
      z.discriminatedUnion('outcome', [
        z.strictObject({ outcome: z.literal('copied'), ...names, report: copy }),
        z
          .strictObject({ outcome: z.literal('already'), ...names, report: copy })
          .describe('Copied by an earlier attempt at the same list.'),
        z.strictObject({
          outcome: z.literal('failed'),
          ...names,
          kind: z.string().describe('As in broker/error/1.'),
          says: z.string(),
          next: z.string().nullable(),
        }),
      ]),
    )
    .describe('In the order of the list.'),
})

const verify = z.strictObject({
  schema: z.literal('broker/disk/1'),
  action: z.literal('verify'),
  expected: z.enum(['disk', 'manifest']).describe('As what the source was read: its own bytes, or what it says of a disk.'),
  source: z.string(),
  target: z.string(),
  equal: z.boolean(),
  sizeBytes: bytes,
  targetBytes: bytes,
  blocks,
  root,
  targetRoot: root,
  differentBlocks: z.number(),
  firstDifferentBlock: z.number().nullable().describe('From 0; null when none differs.'),
  paddingIsZero: z.boolean().describe('Whether the target reads as zeroes beyond the source.'),
  proof,
  notices: z.array(notice),
})

const manifest = z.strictObject({
  schema: z.literal('broker/disk/1'),
  action: z.literal('manifest'),
  source: z.string(),
  sizeBytes: bytes,
  blocks,
  root,
  proof,
  manifest: z.string(),
  notices: z.array(notice),
})

/** What `broker disk copy|verify|manifest --json` prints. */
export const diskResult = z
  .discriminatedUnion('action', [copy, copyList, receive, send, verify, manifest])
  .meta({ title: 'Result of broker disk' })

export type DiskResult = z.infer<typeof diskResult>
