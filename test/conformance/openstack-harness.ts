import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readCloud } from '../../src/documents/clouds-file.ts'
import type { OpenstackAccess } from '../../src/domain/openstack-access.ts'
import { presetOf } from '../../src/domain/openstack-presets.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import { openstack } from '../../src/providers/openstack/openstack.ts'
import { dyingProxy } from './dying-proxy.ts'
import type { Harness } from './harness.ts'

export interface OpenstackPlace {
  /** A clouds.yaml. */
  readonly file: string
  /** Name of a cloud in it whose project may be filled and emptied. */
  readonly cloud: string
}

export function accessOf({ file, cloud }: OpenstackPlace): OpenstackAccess {
  return readCloud({ cloud, clouds: { file, text: readFileSync(file, 'utf8') }, secure: null, public: null })
}

/** A project as users have it; `httpProxy`: through which it is reached. */
export function openOpenstack(access: OpenstackAccess, httpProxy: string | null = null): Provider {
  return openstack({
    access,
    preset: presetOf('generic'),
    proxies: { httpsProxy: null, httpProxy, noProxy: null },
    caPem: null,
    debug: null,
    now: () => Date.now(),
    random: () => Math.random(),
    wait: async (ms, signal) => {
      // What `sleep` throws itself says nothing of the reason.
      await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted())
    },
  })
}

/** A project of a real cloud. */
export async function openstackHarness(place: OpenstackPlace): Promise<Harness> {
  const access = accessOf(place)
  const ending: (() => Promise<void>)[] = []
  return Promise.resolve({
    open: () => Promise.resolve(openOpenstack(access)),
    dyingAfterCreate: async () => {
      const proxy = await dyingProxy()
      ending.push(proxy.close)
      return openOpenstack(access, proxy.url)
    },
    wrongSecret: () => Promise.resolve(openOpenstack(withWrongPassword(access))),
    volumeBytes: 1024 ** 3,
    close: async () => {
      for (const end of ending) await end()
    },
  })
}

function withWrongPassword(access: OpenstackAccess): OpenstackAccess {
  const { credentials } = access
  if (credentials.kind !== 'password') return access
  return { ...access, credentials: { ...credentials, password: `not ${credentials.password}` } }
}
