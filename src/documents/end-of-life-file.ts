import { z } from 'zod'
import type { EndOfLife, OperatingSystem, SystemRelease } from '../domain/end-of-life.ts'
import { BrokerError } from '../domain/errors.ts'
import type { Evidence } from '../domain/evidence.ts'
import { message } from '../domain/message.ts'
import { readDocument } from './check-document.ts'
import { sourcesSchema } from './facts-file.ts'

const release = z.strictObject({
  ends: z.iso.date().describe('last day with security updates that nobody pays for on top'),
  codename: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  also: z.array(z.string().min(1)).default([]).describe('other ways to write it'),
  source: z.string().optional().describe('key of `sources`, where it is not that of the system'),
})

const system = z.strictObject({
  name: z.string().min(1),
  called: z
    .array(z.string().regex(/^[a-z]+( [a-z]+)*$/))
    .min(1)
    .describe('what names of images call it'),
  source: z.string().describe('key of `sources`'),
  releases: z.record(z.string().min(1), release),
})

const endOfLifeSchema = z.strictObject({
  schema: z.literal('broker/end-of-life/1'),
  asOf: z.iso.date(),
  sources: sourcesSchema,
  systems: z.record(z.string(), system),
})

type Sources = z.output<typeof sourcesSchema>

/** Reads `data/end-of-life.yaml`. @throws BrokerError usage – with every problem and its line. */
export function readEndOfLife(request: { readonly file: string; readonly text: string }): EndOfLife {
  const { asOf, sources, systems } = readDocument({ ...request, schema: endOfLifeSchema })
  return { asOf, systems: Object.values(systems).map((one) => toSystem(one, sources)) }
}

function toSystem({ name, called, source, releases }: z.output<typeof system>, sources: Sources): OperatingSystem {
  const toRelease = ([key, one]: readonly [string, z.output<typeof release>]): SystemRelease => ({
    name: `${name} ${key}`,
    written: [key, ...one.also].map((text) => text.toLowerCase()),
    codename: one.codename ?? null,
    ends: one.ends,
    evidence: evidenceOf(one.source ?? source, sources),
  })
  return { name, called, releases: Object.entries(releases).map(toRelease) }
}

function evidenceOf(key: string, sources: Sources): Evidence {
  const found = sources[key]
  if (found !== undefined) return found
  throw new BrokerError({ kind: 'usage', says: message('prices.unknownSource', { source: key }) })
}
