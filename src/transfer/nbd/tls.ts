import { readFile } from 'node:fs/promises'
import { isIP, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { diskError, systemCode } from '../disk-error.ts'
import { optionHead, ProtocolError, readGreeting } from './greeting.ts'
import { optionReplies, optionReplyMagic, options } from './protocol.ts'

/** How a server is believed to be the right one, and whom it is told that we are. */
export interface TlsSettings {
  /** Name or address that the certificate of the server must have. */
  readonly hostname: string
  /**
   * Folder with `ca-cert.pem` and, for servers that want to know their clients, `client-cert.pem` and `client-key.pem`: the
   * names of libnbd. Null: the authorities that Node knows.
   */
  readonly certificates: string | null
}

/**
 * Encrypts a connection on which nothing has been said yet (NBD_OPT_STARTTLS). The greeting is behind it then.
 * @throws BrokerError refused – the server has no TLS, or its certificate is not to be trusted.
 */
export async function startTls(
  socket: Socket,
  { name, tls }: { readonly name: string; readonly tls: TlsSettings },
): Promise<TLSSocket> {
  const trusted = await certificates(tls)
  await readGreeting({ take: (bytes) => take(socket, bytes), send: (bytes) => void socket.write(bytes) })
  socket.write(optionHead(options.startTls, 0))
  const reply = await take(socket, 20)
  if (reply.readBigUInt64BE() !== optionReplyMagic)
    throw new ProtocolError('the server answers TLS with something else')
  if (reply.readUInt32BE(12) !== optionReplies.ack) {
    throw diskError({ kind: 'refused', key: 'disk.nbd.noTls', values: { name } })
  }
  // What was sent in the clear must not pass as something that was encrypted.
  if (socket.readableLength > 0) throw new ProtocolError('the server goes on in the clear after it agreed to TLS')
  const { hostname } = tls
  const secure = connectTls({
    socket,
    host: hostname,
    ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
    ...trusted,
  })
  await new Promise<void>((resolve, reject) => {
    secure.once('secureConnect', resolve)
    secure.on('error', (error: Error) => {
      const values = { name, reason: systemCode(error) ?? error.message }
      reject(diskError({ kind: 'refused', key: 'disk.nbd.untrusted', values, cause: error }))
    })
  })
  return secure
}

interface Certificates {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
}

async function certificates({ certificates: folder }: TlsSettings): Promise<Certificates> {
  if (folder === null) return {}
  const [ca, cert, key] = await Promise.all([
    pem(folder, 'ca-cert.pem'),
    pem(folder, 'client-cert.pem'),
    pem(folder, 'client-key.pem'),
  ])
  if (ca === null && cert === null) {
    throw diskError({ kind: 'usage', key: 'disk.nbd.noCertificates', values: { folder } })
  }
  return { ...(ca === null ? {} : { ca }), ...(cert === null || key === null ? {} : { cert, key }) }
}

/** Null when there is no such file. */
async function pem(folder: string, name: string): Promise<Buffer | null> {
  try {
    return await readFile(join(folder, name))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    const values = { path: join(folder, name), reason: systemCode(error) ?? 'EIO' }
    throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
  }
}

/** Exactly so many bytes, and not one more out of the socket's hands. */
async function take(socket: Socket, bytes: number): Promise<Buffer> {
  for (;;) {
    // Without an encoding a socket gives buffers.
    const found = socket.read(bytes) as Buffer | null
    if (found?.length === bytes) return found
    if (found !== null || socket.readableEnded || socket.destroyed) throw new Error('the other side has hung up')
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        for (const event of events) socket.removeListener(event, wake)
        resolve()
      }
      for (const event of events) socket.on(event, wake)
    })
  }
}
const events = ['readable', 'end', 'close', 'error'] as const
