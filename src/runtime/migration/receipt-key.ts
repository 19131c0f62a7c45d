import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { message } from '../../domain/message.ts'
import { privateKeyOf } from '../../plan/sign-receipt.ts'
import { OnwardError } from '../../workflows/migrate/onward.ts'
import { exists, settingsFolder } from '../profiles-file.ts'
import { maxDocumentBytes, readText } from '../read-text.ts'

/** The private half that signs receipts, and where it is kept. */
export interface ReceiptKey {
  readonly key: KeyObject
  readonly file: string
  /** It was made just now. */
  readonly made: boolean
}

/**
 * The key of `--key`, else the one among the user's settings, which is made once for its owner's eyes only.
 * @throws BrokerError usage – the file is missing, or holds no private key of Ed25519 in PEM (PKCS#8).
 */
export async function openReceiptKey(named: string | undefined): Promise<ReceiptKey> {
  const file = named ?? join(settingsFolder(), 'broker', 'receipt-key.pem')
  const made = named === undefined && !(await exists(file)) && (await makeKey(file))
  const key = privateKeyOf(await readText({ path: file, maxBytes: maxDocumentBytes }))
  if (key !== null) return { key, file, made }
  throw new OnwardError({
    kind: 'usage',
    onward: { kind: 'again', flags: { key: fresh } },
    says: message('migrate.key.unfit', { file }),
    next: message('migrate.key.unfit.next', { command: `openssl genpkey -algorithm ed25519 -out ${fresh}` }),
  })
}

/** Where a new key is suggested to be made. */
const fresh = 'key.pem'

/** False: somebody else made it at the same moment. */
async function makeKey(file: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(pem)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
