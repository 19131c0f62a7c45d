import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { directoryError, unlessMissing } from '../directory-error.ts'
import { appearOnce } from './durable.ts'
import { formatName, offersFile, topFile } from './layout.ts'
import { readRegular } from './regular-file.ts'

/** `broker-directory.json` */
export const topRecord = z.object({
  kind: z.literal('directory'),
  format: z.literal(formatName),
  createdAt: z.string().describe('ISO 8601 UTC.'),
})

/** What a folder may hold and still be called empty. */
const mayBeThere: ReadonlySet<string> = new Set(['lost+found', offersFile])

/** Any version: only this is looked at before the version is known. */
const anyVersion = z.object({ format: z.string() })

/**
 * Whether the folder is a directory cloud already (`ours`), or an empty one that becomes one with the first write (`empty`).
 * @throws ProviderError `not-found` – there is no such folder.
 * @throws ProviderError `conflict` – it holds other things.
 * @throws ProviderError `unsupported` – a newer format.
 * @throws ProviderError `unexpected` – the file that says so is damaged, or no file.
 */
export async function inspectTop(root: string): Promise<'ours' | 'empty'> {
  const text = await readRegular(join(root, topFile))
  if (text !== null) {
    checkVersion(root, text)
    return 'ours'
  }
  const found = await stat(root).catch(unlessMissing)
  if (found?.isDirectory() !== true)
    throw directoryError({ code: 'not-found', key: 'directory.noFolder', values: { root } })
  const others = (await readdir(root)).filter((name) => !name.startsWith('.') && !mayBeThere.has(name))
  if (others.length === 0) return 'empty'
  // Somebody else has made it one between the two looks.
  if (others.includes(topFile)) return await inspectTop(root)
  throw directoryError({ code: 'conflict', key: 'directory.otherThings', values: { root, example: others[0] ?? '' } })
}

/** Makes an empty folder a directory cloud. Two who do it at once do it once. */
export async function writeTop(root: string, beside: string, createdAt: string): Promise<void> {
  const top: z.infer<typeof topRecord> = { kind: 'directory', format: formatName, createdAt }
  await appearOnce(join(root, topFile), beside, `${JSON.stringify(top, null, 2)}\n`)
}

function checkVersion(root: string, text: string): void {
  const format = formatOf(text)
  if (format === formatName) return
  const version = /^broker\/directory\/(\d+)$/.exec(format ?? '')?.[1]
  const file = join(root, topFile)
  if (version === undefined)
    throw directoryError({ code: 'unexpected', exit: 'usage', key: 'directory.badTop', values: { file, formatName } })
  throw directoryError({ code: 'unsupported', key: 'directory.newer', values: { root, version } })
}

function formatOf(text: string): string | null {
  try {
    return anyVersion.safeParse(JSON.parse(text)).data?.format ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
