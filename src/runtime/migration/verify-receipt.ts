import type { DiskProgress } from '../../domain/disk.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import type { ReceiptCheck, ReceiptVerification } from '../../domain/receipt-verification.ts'
import { type Receipt, receiptDigest } from '../../plan/receipt.ts'
import { checkContent, uncheckedContent } from '../../workflows/migrate/receipts/check-content.ts'
import { checkReceipt } from '../../workflows/migrate/receipts/check-receipt.ts'
import { readReceipt } from '../../workflows/migrate/receipts/read-receipt.ts'
import { commandLine } from '../command-line.ts'
import { diskSurroundings } from '../disk-surroundings.ts'
import { interruption } from '../interruption.ts'
import { withProfile } from '../open-profile.ts'
import { openPlan } from '../plan-files.ts'
import { maxDocumentBytes, readText } from '../read-text.ts'

export interface VerifyRequest {
  readonly file: string
  /** `--plan` */
  readonly plan: string | undefined
  readonly deep: boolean
  /** Profile of the target. */
  readonly target: string | undefined
  /** File with the public half that must have signed. */
  readonly publicKey: string | undefined
  /** `--profiles` */
  readonly profiles: string | undefined
  readonly debug: boolean
  readonly onProgress: (progress: DiskProgress) => void
}

/**
 * Whether a receipt holds: its signature, its plan, and with `deep` what is on the target.
 * @throws BrokerError usage – a file cannot be read or is none of its kind; `deep` without a target.
 */
export async function verifyReceipt(request: VerifyRequest): Promise<ReceiptVerification> {
  const { file, deep, target, publicKey } = request
  const receipt = readReceipt({ file, text: await textOf(file) })
  const plan = request.plan === undefined ? null : (await openPlan(request.plan)).plan
  const key = publicKey === undefined ? null : { file: publicKey, text: await textOf(publicKey) }
  const claims = checkReceipt(receipt, { plan, publicKey: key })
  const checks = [...claims, ...(deep ? await contentChecks(receipt, request) : uncheckedContent(receipt))]
  const { signature: _, ...body } = receipt
  const holds = checks.every(({ state }) => state !== 'fails')
  const further = commandLine(['broker', 'migrate', 'verify', file, '--deep', '--target', target ?? 'PROFILE'])
  return {
    file,
    tenant: receipt.tenant,
    plan: receipt.plan.name,
    digest: receiptDigest(body),
    writtenAt: receipt.writtenAt,
    checks,
    holds,
    next: deep || !holds ? null : further,
  }
}

async function contentChecks(receipt: Receipt, request: VerifyRequest): Promise<readonly ReceiptCheck[]> {
  const { target: name, profiles, debug, onProgress } = request
  if (name === undefined) {
    throw new BrokerError({
      kind: 'usage',
      says: message('migrate.verify.needsTarget'),
      next: message('migrate.verify.needsTarget.next'),
    })
  }
  const nothing = (): void => undefined
  const limits = { inFlight: 32, bandwidthMibps: null, connections: 4, timeoutMs: 30_000 }
  const work = { ...diskSurroundings(), ...limits, onProgress, onNotice: nothing, signal: interruption() }
  return await withProfile({ name, file: profiles, debug }, ({ provider }) =>
    checkContent({ receipt, target: provider, work }),
  )
}

async function textOf(path: string): Promise<string> {
  return await readText({ path, maxBytes: maxDocumentBytes })
}
