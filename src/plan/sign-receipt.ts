import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson } from './plan-digest.ts'
import type { Receipt, ReceiptBody } from './receipt.ts'

/** Signs with Ed25519 (RFC 8032); `key` is the private half. */
export function signReceipt(body: ReceiptBody, key: KeyObject): Receipt {
  const value = sign(null, Buffer.from(canonicalJson(body)), key).toString('base64')
  return { ...body, signature: { algorithm: 'ed25519', publicKey: publicHalf(key), value } }
}

/** Whether a receipt says what was signed with the key that it names. Who has that key is another question. */
export function isSigned({ signature, ...body }: Receipt): boolean {
  const key = publicKeyOf(signature.publicKey)
  if (key === null) return false
  return verify(null, Buffer.from(canonicalJson(body)), key, Buffer.from(signature.value, 'base64'))
}

/** The public half of a private or public key: SPKI in DER, base64. */
export function publicHalf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key
  return half.export({ type: 'spki', format: 'der' }).toString('base64')
}

/**
 * A private key from a file: PEM, PKCS#8. Null: it is none, or not one of Ed25519.
 */
export function privateKeyOf(pem: string): KeyObject | null {
  return ed25519(() => createPrivateKey(pem))
}

/** A public key from a file (PEM), or as a receipt has it (base64). Null: it is none, or not one of Ed25519. */
export function publicKeyOf(text: string): KeyObject | null {
  if (text.includes('-----BEGIN')) return ed25519(() => createPublicKey(text))
  return ed25519(() => createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }))
}

/** OpenSSL tells in errors of its own that a text is no key. */
function ed25519(read: () => KeyObject): KeyObject | null {
  try {
    const key = read()
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
