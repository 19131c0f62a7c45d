import type { DiskProgress } from '../../domain/disk.ts'
import { message } from '../../domain/message.ts'
import type { ReceiptCheck, ReceiptVerification } from '../../domain/receipt-verification.ts'
import { type Receipt, receiptDigest } from '../../plan/receipt.ts'
import { checkContent, uncheckedContent } from '../../workflows/migrate/receipts/check-content.ts'
import { checkReceipt } from '../../workflows/migrate/receipts/check-receipt.ts'
import { readReceipt } from '../../workflows/migrate/receipts/read-receipt.ts'
import { type Flags, OnwardError } from '../../workflows/migrate/onward.ts'
import { commandLine, flagWords } from '../command-line.ts'
import { diskSurroundings } from '../disk-surroundings.ts'
import { interruption } from '../interruption.ts'
import { withProfile } from '../open-profile.ts'
import { openPlan } from '../plan-files.ts'
import { maxDocumentBytes, readText } from '../read-text.ts'
import { profileOfTarget } from './profile-of-target.ts'

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
  /** `--lang` */
  readonly lang?: string | undefined
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
  const profile = target ?? (await profileOfTarget(receipt, request))
  const claims = checkReceipt(receipt, { plan, publicKey: key })
  const checks = [...claims, ...(deep ? await contentChecks(receipt, request, profile) : uncheckedContent(receipt))]
  const { signature: _, ...body } = receipt
  const holds = checks.every(({ state }) => state !== 'fails')
  const deeper = verifyLine(request, { deep: true, target: profile ?? 'PROFILE' })
  return {
    file,
    tenant: receipt.tenant,
    plan: receipt.plan.name,
    digest: receiptDigest(body),
    writtenAt: receipt.writtenAt,
    checks,
    holds,
    next: holds ? (deep ? null : deeper) : verifyLine(request),
    unnamedTarget: holds && !deep && profile === null ? receipt.target.place : null,
  }
}

/** The command as it was typed, with flags in the place of those of the same names. */
export function verifyLine(request: Omit<VerifyRequest, 'debug' | 'onProgress'>, flags: Flags = {}): string {
  const { file, plan, deep, target, publicKey, profiles, lang } = request
  const typed = { deep, target, plan, 'public-key': publicKey, profiles, lang }
  return commandLine(['broker', 'migrate', 'verify', file, ...flagWords({ ...typed, ...flags })])
}

async function contentChecks(
  receipt: Receipt,
  request: VerifyRequest,
  profile: string | null,
): Promise<readonly ReceiptCheck[]> {
  const { target: name, profiles, debug, onProgress } = request
  if (name === undefined) {
    throw new OnwardError({
      kind: 'usage',
      onward: { kind: 'again', flags: { target: profile ?? 'PROFILE' } },
      says: message('migrate.verify.needsTarget'),
      ...(profile === null
        ? { next: message('migrate.verify.needsTarget.next', { place: receipt.target.place }) }
        : {}),
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
