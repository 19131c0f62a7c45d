import { z } from 'zod'
import { parsedJson } from '../../domain/parsed-json.ts'

const error = z.object({ message: z.string(), next: z.string().nullable() })
const phase = z.object({
  tenants: z.array(z.object({ outcome: z.string(), text: z.string(), next: z.string().nullable() })),
})
const findings = z.object({ findings: z.array(z.object({ severity: z.string(), text: z.string(), todo: z.string() })) })
const checks = z.object({ checks: z.array(z.object({ state: z.string(), text: z.string() })) })

/** Why a command with `--json` failed, in its own words; empty: it said nothing. */
export function failureIn({ out, told }: { readonly out: string; readonly told: string }): string {
  const lines = told.split('\n').filter((line) => line.trim() !== '')
  const errors = lines.flatMap((line) => {
    const { success, data } = error.safeParse(parsedJson(line))
    return success ? sentences([data.message, data.next]) : line.startsWith('{') ? [] : [line]
  })
  const said = [...errors, ...saidIn(parsedJson(out))].join(' ').trim()
  return said === '' ? out.trim().slice(-mostShown) : said
}

const mostShown = 500

/** What a result that is no success says of it. */
function saidIn(result: unknown): readonly string[] {
  const tenants = phase.safeParse(result).data?.tenants ?? []
  const found = findings.safeParse(result).data?.findings ?? []
  const checked = checks.safeParse(result).data?.checks ?? []
  return sentences([
    ...tenants.filter(({ outcome }) => outcome === 'failed').flatMap(({ text, next }) => [text, next]),
    ...found.filter(({ severity }) => severity === 'error').flatMap(({ text, todo }) => [text, todo]),
    ...checked.filter(({ state }) => state === 'fails').map(({ text }) => text),
  ])
}

function sentences(texts: readonly (string | null)[]): readonly string[] {
  return texts.flatMap((text) => (text === null ? [] : [/[.!?…]$/.test(text) ? text : `${text}.`]))
}
