import { z } from 'zod'
import type { ImageFormat } from '../../../domain/resources.ts'
import type { ImageLimitsFeature } from '../../contract/storage-features.ts'
import type { Cloud } from '../cloud.ts'
import { formatOf } from '../resources/image.ts'
import { orGone } from '../settle.ts'

const importInfo = z.object({ 'import-methods': z.object({ value: z.array(z.string()) }) })

const imageSchema = z.object({
  properties: z.object({ disk_format: z.object({ enum: z.array(z.string().nullable()).nullish() }).nullish() }),
})

/** What Glance tells of itself. It has a bound of its own for the size of an image, but does not tell it. */
export function imageLimits({ client }: Cloud): ImageLimitsFeature {
  return {
    describe: async ({ signal }) => {
      const [imports, schema] = await Promise.all([
        orGone(() => client.read({ service: 'image', path: 'info/import', schema: importInfo, signal })),
        orGone(() => client.read({ service: 'image', path: 'schemas/image', schema: imageSchema, signal })),
      ])
      const names = schema?.properties.disk_format?.enum ?? null
      return {
        formats: names === null ? null : known(names),
        importMethods: imports?.['import-methods'].value ?? [],
        maxBytes: null,
      }
    },
  }
}

function known(names: readonly (string | null)[]): readonly ImageFormat[] {
  const formats = names.filter((name) => name !== null).map(formatOf)
  return [...new Set(formats.filter((format) => format !== 'other'))]
}
