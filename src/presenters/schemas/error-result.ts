import { z } from 'zod'
import { type ExitKind, exitCodes } from '../../domain/errors.ts'

const kinds = Object.keys(exitCodes).filter((kind): kind is Exclude<ExitKind, 'ok'> => kind !== 'ok')

/** What stands on stderr instead of text when a command fails under `--json`. */
export const errorResult = z
  .strictObject({
    schema: z.literal('broker/error/1'),
    kind: z.enum(kinds),
    exitCode: z.number(),
    message: z.string(),
    next: z.string().nullable().describe('What to do about it.'),
    problems: z.array(
      z.strictObject({
        file: z.string(),
        line: z.number().nullable().describe('From 1.'),
        column: z.number().nullable(),
        message: z.string(),
        hint: z.string().nullable(),
      }),
    ),
    stack: z.string().nullable().describe('Only with --debug.'),
  })
  .meta({ title: 'Error of broker' })

export type ErrorResult = z.infer<typeof errorResult>
