import { HttpError, type HttpProblem } from './http-error.ts'

/** What a failure of the connection means; `nothingSent` when it happened before the connection stood. */
export function explainFailure(
  error: unknown,
  call: {
    readonly method: string
    readonly url: string
    readonly connected: boolean
    /** Whom it was connecting to instead of the service; null: the service. */
    readonly proxy: string | null
  },
): unknown {
  if (error instanceof HttpError) {
    return new HttpError({ ...error.detail, method: call.method, url: call.url, nothingSent: !call.connected })
  }
  if (!(error instanceof Error)) return error
  const code = codeOf(error)
  const problem = problemOf(code)
  if (problem === null) return error
  const { method, url, connected, proxy } = call
  if (proxy !== null && !connected) {
    return new HttpError({
      problem: 'proxy',
      method,
      url,
      values: { proxy, detail: code },
      nothingSent: true,
      cause: error,
    })
  }
  const values = { detail: code, host: URL.canParse(url) ? new URL(url).host : url }
  return new HttpError({ problem, method, url, values, nothingSent: !connected, cause: error })
}

function codeOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code !== '' || !(error instanceof AggregateError)) return code
  const first: unknown = error.errors[0]
  return first instanceof Error ? codeOf(first) : ''
}

const byCode: Readonly<Record<string, HttpProblem>> = {
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'connectTimeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'truncated',
  ERR_STREAM_DESTROYED: 'reset',
  EPROTO: 'tls',
}

const certificate =
  /^(CERT_|SELF_SIGNED|DEPTH_ZERO_SELF|UNABLE_TO_(GET_ISSUER|VERIFY)|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA)/

function problemOf(code: string): HttpProblem | null {
  if (certificate.test(code)) return 'tls'
  return code.startsWith('HPE_') ? 'notHttp' : (byCode[code] ?? null)
}
