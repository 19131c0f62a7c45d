import { readDocument } from '../../../documents/check-document.ts'
import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import { type Receipt, receipt } from '../../../plan/receipt.ts'
import { planLimits } from '../read-plan.ts'

/**
 * Reads a receipt. Whether it holds is another question.
 * @throws BrokerError usage – it is no JSON, or no receipt: with every problem and its line.
 */
export function readReceipt(request: { readonly file: string; readonly text: string }): Receipt {
  const { file, text } = request
  try {
    JSON.parse(text)
  } catch (cause) {
    throw new BrokerError({
      kind: 'usage',
      says: message('migrate.receipt.notJson', { file }),
      next: message('migrate.receipt.notJson.next'),
      cause,
    })
  }
  return readDocument({ file, text, schema: receipt, limits: planLimits })
}
