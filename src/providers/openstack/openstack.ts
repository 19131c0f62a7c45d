import type { OpenstackAccess } from '../../domain/openstack-access.ts'
import { secretsOf } from '../../domain/openstack-access.ts'
import type { OpenstackPreset } from '../../domain/profile.ts'
import type { Provider } from '../contract/provider.ts'
import { createChain } from '../shared/http/chain.ts'
import type { Surroundings } from '../shared/http/exchange.ts'
import { proxyAddress, proxyUser, type ProxySettings } from '../shared/http/no-proxy.ts'
import { createRedactor, type Redactor } from '../shared/http/redactor.ts'
import { createOpenstackClient } from '../shared/openstack/client.ts'
import type { Cloud } from './cloud.ts'
import { factsOf } from './facts.ts'
import { access } from './features/access.ts'
import { attachments } from './features/attachments.ts'
import { imageLimits } from './features/image-limits.ts'
import { images } from './features/images.ts'
import { inventory } from './features/inventory.ts'
import { keyPairs } from './features/key-pairs.ts'
import { labels } from './features/labels.ts'
import { networks } from './features/networks.ts'
import { offers } from './features/offers.ts'
import { publicIps } from './features/public-ips.ts'
import { quotas } from './features/quotas.ts'
import { routers } from './features/routers.ts'
import { securityGroups } from './features/security-groups.ts'
import { servers } from './features/servers.ts'
import { snapshots } from './features/snapshots.ts'
import { volumes } from './features/volumes.ts'

export interface OpenstackRequest extends Surroundings {
  readonly access: OpenstackAccess
  readonly preset: OpenstackPreset
  readonly proxies: ProxySettings
  /** PEM of authorities to trust besides the usual ones; null: none. */
  readonly caPem: string | null
  /** Gets one line for each call, without a secret; null: nobody listens. */
  readonly debug: ((line: string) => void) | null
  /** Learns the secrets of the account, and its tokens as they come. */
  readonly redactor?: Redactor
}

/** One project of an OpenStack cloud in one region. */
export function openstack(request: OpenstackRequest): Provider {
  const { access: account, preset, proxies, caPem, debug } = request
  const { now, random, wait, redactor = createRedactor() } = request
  for (const secret of [...secretsOf(account), ...proxyPasswords(proxies)]) redactor.protect(secret)
  const surroundings = { now, random, wait }
  const tls = { caPem, insecure: account.insecure }
  const chain = createChain({ baseUrl: null, headers: {}, proxies, tls, redactor, surroundings, debug })
  const client = createOpenstackClient({ access: account, send: chain.send, now, redactor })
  const facts = factsOf({ access: account, preset })
  const cloud: Cloud = { client, facts, surroundings, access: account, preset }
  return {
    id: 'openstack',
    facts,
    features: {
      access: access(cloud),
      inventory: inventory(cloud),
      offers: offers(cloud),
      quotas: quotas(cloud),
      volumes: volumes(cloud),
      snapshots: snapshots(cloud),
      images: images(cloud),
      imageLimits: imageLimits(cloud),
      servers: servers(cloud),
      attachments: attachments(cloud),
      networks: networks(cloud),
      routers: routers(cloud),
      securityGroups: securityGroups(cloud),
      keyPairs: keyPairs(cloud),
      publicIps: publicIps(cloud),
      labels: labels(cloud),
    },
    close: () => {
      chain.close()
      return Promise.resolve()
    },
  }
}

function proxyPasswords({ httpsProxy, httpProxy }: ProxySettings): readonly string[] {
  return [httpsProxy, httpProxy].flatMap((given) => {
    const address = given === null ? null : proxyAddress(given.trim())
    return address === null || address.password === '' ? [] : [address.password, proxyUser(address).password]
  })
}
