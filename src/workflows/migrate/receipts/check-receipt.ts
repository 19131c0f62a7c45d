import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { ReceiptCheck } from '../../../domain/receipt-verification.ts'
import { planDigest } from '../../../plan/plan-digest.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Receipt } from '../../../plan/receipt.ts'
import { isSigned, publicHalf, publicKeyOf } from '../../../plan/sign-receipt.ts'

/** A file with the public half of a key, as it was read. */
export interface PublicKeyFile {
  readonly file: string
  readonly text: string
}

/**
 * What can be said of a receipt without asking a cloud.
 * @throws BrokerError usage – the file of the public key holds none.
 */
export function checkReceipt(
  receipt: Receipt,
  against: { readonly plan: Plan | null; readonly publicKey: PublicKeyFile | null },
): readonly ReceiptCheck[] {
  const { plan, publicKey } = against
  return [
    check('signature', isSigned(receipt) ? 'holds' : 'fails'),
    keyCheck(receipt, publicKey),
    plan === null
      ? check('plan', 'unchecked')
      : check('plan', planDigest(plan) === receipt.plan.digest ? 'holds' : 'fails', { digest: receipt.plan.digest }),
  ]
}

function keyCheck({ signature: { publicKey: signer } }: Receipt, wanted: PublicKeyFile | null): ReceiptCheck {
  if (wanted === null) return check('key', 'unchecked', { key: signer })
  const key = publicKeyOf(wanted.text.trim())
  if (key === null) {
    throw new BrokerError({
      kind: 'usage',
      says: message('migrate.verify.key.unfit', { file: wanted.file }),
      next: message('migrate.verify.key.unfit.next'),
    })
  }
  return check('key', publicHalf(key) === signer ? 'holds' : 'fails', { key: signer })
}

function check(
  id: 'signature' | 'key' | 'plan',
  state: ReceiptCheck['state'],
  values: Readonly<Record<string, string>> = {},
): ReceiptCheck {
  // Nobody can leave the signature unchecked.
  const key =
    id === 'signature'
      ? (`migrate.verify.signature.${state === 'fails' ? 'fails' : 'holds'}` as const)
      : (`migrate.verify.${id}.${state}` as const)
  return { id, name: null, state, says: message(key, values) }
}
