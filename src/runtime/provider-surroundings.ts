import { setTimeout as sleep } from 'node:timers/promises'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { AdapterSurroundings, Proxies } from '../providers/registry.ts'
import { oddExemption, proxyAddress } from '../providers/shared/http/no-proxy.ts'

/** Clock, chance and patience for adapters; with `debug`, each of their calls is a line on stderr. */
export function providerSurroundings(request: { readonly debug: boolean }): AdapterSurroundings {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    wait: async (ms, signal) => {
      signal.throwIfAborted()
      await sleep(ms, undefined, { signal }).catch((error: unknown) => {
        signal.throwIfAborted()
        throw error
      })
    },
    debug: request.debug ? (line) => process.stderr.write(`${line}\n`) : null,
  }
}

/** What servers of directory clouds are: records that run nothing, unless BROKER_DIRECTORY_SERVERS says `processes`. */
export function directoryServers(): 'processes' | 'records' {
  return process.env['BROKER_DIRECTORY_SERVERS'] === 'processes' ? 'processes' : 'records'
}

/**
 * HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or not; ALL_PROXY stands in for the first two.
 * @throws BrokerError usage – one of them cannot be read: without it, calls would go another way than they should.
 */
export function proxiesOfEnvironment(): Proxies {
  const httpsProxy = proxyIn('HTTPS_PROXY') ?? proxyIn('ALL_PROXY')
  const httpProxy = proxyIn('HTTP_PROXY') ?? proxyIn('ALL_PROXY')
  const exempt = httpsProxy === null && httpProxy === null ? null : variable('NO_PROXY')
  const odd = exempt === null ? null : oddExemption(exempt.value)
  if (exempt !== null && odd !== null) {
    throw unreadable('profile.noProxyVariable', { variable: exempt.name, position: odd })
  }
  return { httpsProxy, httpProxy, noProxy: exempt?.value ?? null }
}

function proxyIn(name: string): string | null {
  const found = variable(name)
  if (found === null) return null
  if (proxyAddress(found.value) === null) throw unreadable('profile.proxyVariable', { variable: found.name })
  return found.value
}

/** As it is set, and how it is called there; null: it is not, or empty. */
function variable(capitals: string): { readonly name: string; readonly value: string } | null {
  const small = capitals.toLowerCase()
  const name = process.env[small] === undefined ? capitals : small
  const value = process.env[name]?.trim() ?? ''
  return value === '' ? null : { name, value }
}

/** Without the value, which may hold a password. */
function unreadable(
  key: 'profile.proxyVariable' | 'profile.noProxyVariable',
  values: Readonly<Record<string, string | number>>,
): BrokerError {
  return new BrokerError({ kind: 'usage', says: message(key, values), next: message(`${key}.next`, values) })
}
