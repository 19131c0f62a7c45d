import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parsedJson } from '../../domain/parsed-json.ts'
import { buildReceipt } from '../../plan/build-receipt.ts'
import type { MigrationState } from '../../plan/migration-state.ts'
import { canonicalJson } from '../../plan/plan-digest.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { type Receipt, receipt as receiptSchema, receiptDigest, type ReceiptBody } from '../../plan/receipt.ts'
import { isSigned, publicHalf, signReceipt } from '../../plan/sign-receipt.ts'
import { replaceFile } from '../../transfer/file/replace-file.ts'
import type { Machine } from '../../workflows/migrate/migration.ts'
import { now as clockNow } from '../clock.ts'
import { readIfThere } from '../profiles-file.ts'
import type { MigrationNotice } from '../../domain/migration.ts'
import type { PlanPaths } from './plan-paths.ts'
import { openReceiptKey } from './receipt-key.ts'

export interface ReceiptWriting {
  readonly plan: Plan
  readonly state: () => MigrationState
  readonly paths: PlanPaths
  readonly places: { readonly source: string; readonly target: string }
  /** `--key` */
  readonly keyFile: string | undefined
  readonly onNotice: (notice: MigrationNotice) => void
}

/**
 * Writes receipts; one that is there and says the same, signed with the key that is wanted, is left as it is. That of an earlier plan
 * of the same name is kept under another one.
 */
export function receiptWriter(writing: ReceiptWriting): Machine['writeReceipt'] {
  const { plan, state, paths, places, keyFile, onNotice } = writing
  return async (tenant) => {
    const file = paths.receiptOf(tenant)
    const now = buildReceipt({ plan, state: state(), tenant, places, writtenAt: clockNow() })
    const there = await readReceipt(file)
    const isSame = there !== null && saysTheSame(there, now)
    const body = isSame ? bodyOf(there) : now
    const digest = receiptDigest(body)
    if (isSame && keyFile === undefined) return { file, digest }
    const { key, file: keyPath, made } = await openReceiptKey(keyFile)
    if (isSame && there.signature.publicKey === publicHalf(key)) return { file, digest }
    onNotice({ kind: 'receipt-key', file: keyPath, publicKey: publicHalf(key), made })
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const text = `${JSON.stringify(signReceipt(body, key), null, 2)}\n`
    if (there !== null && there.plan.id !== plan.id) await setAside(file, there)
    await replaceFile({ path: file, chunks: [Buffer.from(text)] })
    return { file, digest }
  }
}

async function setAside(file: string, there: Receipt): Promise<void> {
  const digest = receiptDigest(bodyOf(there)).slice(0, 12)
  await rename(file, file.replace(/[.]receipt[.]json$/, `.${digest}.receipt.json`))
}

/** Null: there is none, or nothing that could be one. */
async function readReceipt(file: string): Promise<Receipt | null> {
  const text = await readIfThere(file)
  if (text === null) return null
  const found = receiptSchema.safeParse(parsedJson(text)).data
  return found !== undefined && isSigned(found) ? found : null
}

function bodyOf({ signature: _, ...body }: Receipt): ReceiptBody {
  return body
}

/** What has happened since, such as the writing of the receipt itself, makes no other one of it. */
function saysTheSame(there: Receipt, body: ReceiptBody): boolean {
  const { times, writtenAt: _, ...said } = bodyOf(there)
  const { times: timesNow, writtenAt: __, ...saidNow } = body
  const holds = Object.entries(times).every(([milestone, at]) => timesNow[milestone] === at)
  return holds && canonicalJson(said) === canonicalJson(saidNow)
}
