import { z } from 'zod'

/** Fields that several services write alike. */
export const text = z.string().nullish()
export const labelsField = recordOf(z.string()).nullish()

/** Values by names that people chose: every name counts, also `__proto__`, which zod's own record leaves out. */
export function recordOf<T>(value: z.ZodType<T>): z.ZodType<Record<string, T>> {
  const pairs = z.array(z.tuple([z.string(), value]))
  return z
    .custom<object>((given) => typeof given === 'object' && given !== null && !Array.isArray(given))
    .transform((given): unknown => Object.entries(given))
    .pipe(pairs)
    .transform((all) => Object.fromEntries(all))
}

/** A count or a size as the databases of the services keep it: a whole number, at most MAX_INT of 31 bits. */
export const count = z.int().min(0).max(2_147_483_647)

/** GiB of a volume: whatever is larger has more bytes than a number can tell apart. */
export const volumeGib = z.int().min(0).max(8_388_607)

export const bytesPerGib: number = 1024 ** 3
export const bytesPerMib: number = 1024 ** 2

/** Times come with and without a zone, always in UTC; null where there is none or none that can be read. */
export function isoTime(given: string | null | undefined): string | null {
  if (given === null || given === undefined || given === '') return null
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(given) ? given : `${given}Z`)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** Empty and missing are the same to these services. */
export function orNull(given: string | null | undefined): string | null {
  return given === undefined || given === '' ? null : given
}
