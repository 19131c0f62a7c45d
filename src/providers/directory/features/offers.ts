import { join } from 'node:path'
import { z } from 'zod'
import type { Offered, OffersFeature } from '../../contract/reading-features.ts'
import { directoryError, translatedList } from '../directory-error.ts'
import { offersFile } from '../folder/layout.ts'
import { readRegular } from '../folder/regular-file.ts'
import { inspectTop } from '../folder/top.ts'
import type { Cloud } from './cloud.ts'

const offer = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  vcpu: z.int().positive(),
  memoryMib: z.int().positive(),
  diskGib: z.int().nonnegative(),
  soldOut: z
    .enum(['creating', 'starting'])
    .optional()
    .describe('No new server of this size is made (creating), or none that is stopped is started (starting).'),
})

type Offer = z.infer<typeof offer>

/** `offers.json` */
export const offersRecord = z
  .object({ kind: z.literal('offers'), offers: z.array(offer) })
  .describe('Sizes of servers. Written by hand; without it there are small, medium and large.')

const usual: readonly Offer[] = [
  { id: 'small', name: 'small', vcpu: 1, memoryMib: 1024, diskGib: 10 },
  { id: 'medium', name: 'medium', vcpu: 2, memoryMib: 4096, diskGib: 40 },
  { id: 'large', name: 'large', vcpu: 4, memoryMib: 8192, diskGib: 80 },
]

export function offers({ writer: { root } }: Cloud): OffersFeature {
  return {
    list: ({ signal }) => translatedList(root, listOffers(root, signal)),
  }
}

async function* listOffers(root: string, signal: AbortSignal): AsyncGenerator<Offered> {
  for (const { soldOut: _, ...one } of await readOffers(root)) {
    signal.throwIfAborted()
    yield { ...one, public: true }
  }
}

/** @throws ProviderError `quota` – the file says that what is wanted cannot be had. */
export function refuseSoldOut({ id, soldOut }: Offer, wanted: NonNullable<Offer['soldOut']>): void {
  if (soldOut !== wanted) return
  throw directoryError({ code: 'quota', key: `directory.soldOut.${wanted}`, values: { sizeId: id, file: offersFile } })
}

/** @throws ProviderError `unexpected` – the file cannot be understood, or names a size twice. */
export async function readOffers(root: string): Promise<readonly Offer[]> {
  await inspectTop(root)
  const file = join(root, offersFile)
  const text = await readRegular(file)
  if (text === null) return usual
  try {
    const { offers: found } = offersRecord.parse(JSON.parse(text))
    if (new Set(found.map(({ id }) => id)).size === found.length) return found
    throw new RangeError('a size is named twice')
  } catch (error) {
    throw directoryError({
      code: 'unexpected',
      exit: 'usage',
      key: 'directory.badOffers',
      values: { file },
      cause: error,
    })
  }
}
