import { setTimeout as sleep } from 'node:timers/promises'
import type { AdapterSurroundings, Proxies } from '../providers/registry.ts'

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

/** HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or not; ALL_PROXY stands in for the first two. */
export function proxiesOfEnvironment(): Proxies {
  const all = variable('ALL_PROXY')
  return {
    httpsProxy: variable('HTTPS_PROXY') ?? all,
    httpProxy: variable('HTTP_PROXY') ?? all,
    noProxy: variable('NO_PROXY'),
  }
}

function variable(name: string): string | null {
  const value = process.env[name.toLowerCase()] ?? process.env[name] ?? ''
  return value === '' ? null : value
}
