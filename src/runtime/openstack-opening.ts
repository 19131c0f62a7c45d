import { homedir } from 'node:os'
import { cloudNames, readCloud } from '../documents/clouds-file.ts'
import { describesCloud, readOpenstackVariables } from '../documents/openstack-variables.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { OpenstackAccess } from '../domain/openstack-access.ts'
import { presetOf } from '../domain/openstack-presets.ts'
import type { OpenstackAccount, OpenstackPreset } from '../domain/profile.ts'
import type { Opening } from '../providers/registry.ts'
import { readCloudFiles } from './cloud-files.ts'
import { proxiesOfEnvironment } from './provider-surroundings.ts'
import { maxDocumentBytes, readText } from './read-text.ts'

/**
 * What an OpenStack profile needs to be opened: its credentials, certificates and proxies, read from where the user has them.
 * @throws BrokerError usage – a file is missing or invalid, or has no such cloud; a variable for proxies cannot be read; credentials – something is missing among them.
 */
export async function openstackOpening(account: OpenstackAccount): Promise<Opening> {
  const preset = presetOf(account.preset)
  const given = await accessOf(account).catch((cause: unknown) => {
    throw closedError(preset, cause) ?? cause
  })
  const { proxy, baseUrl } = account
  const access: OpenstackAccess = {
    ...given,
    authUrl: baseUrl ?? given.authUrl,
    region: account.region ?? given.region,
    interface: account.interface ?? given.interface,
    caFile: account.caFile ?? fromHome(given.caFile),
  }
  return {
    kind: account.kind,
    access,
    preset,
    proxies: proxy === null ? proxiesOfEnvironment() : { httpsProxy: proxy, httpProxy: proxy, noProxy: null },
    caPem: await authorities(access.caFile),
  }
}

/** Names of the clouds in clouds.yaml; none where there is no such file, or none that can be read. */
export async function cloudsKnown(): Promise<readonly string[]> {
  try {
    const { clouds } = await readCloudFiles()
    return clouds === null ? [] : cloudNames(clouds)
  } catch (error) {
    if (error instanceof BrokerError) return []
    throw error
  }
}

/** Nobody has credentials for a cloud that is gone; that is then what must be said. */
function closedError({ name, closed }: OpenstackPreset, cause: unknown): BrokerError | null {
  if (closed === null) return null
  return new BrokerError({
    kind: 'unsupported',
    says: message('profile.closed', { name, date: { date: closed.since } }),
    next: message('profile.closed.next'),
    cause,
  })
}

async function accessOf({ cloud }: OpenstackAccount): Promise<OpenstackAccess> {
  const named = cloud ?? (await cloudOfEnvironment())
  return named === null ? readOpenstackVariables(process.env) : await accessTo(named)
}

/** As openstacksdk chooses: OS_CLOUD before all other variables; where none describes a cloud, the only one of clouds.yaml. */
async function cloudOfEnvironment(): Promise<string | null> {
  const { OS_CLOUD: chosen = '' } = process.env
  if (chosen !== '') return chosen
  const [only = null, second] = describesCloud(process.env) ? [] : await cloudsKnown()
  return second === undefined ? only : null
}

async function accessTo(cloud: string): Promise<OpenstackAccess> {
  const { clouds, secure, public: vendors, places } = await readCloudFiles()
  if (clouds !== null) return readCloud({ clouds, secure, public: vendors, cloud })
  throw new BrokerError({
    kind: 'usage',
    says: message('profile.noCloud', { cloud, places: places.join(', ') }),
    next: message('profile.noCloud.next'),
  })
}

/** clouds.yaml may say `~/authority.pem`. */
function fromHome(path: string | null): string | null {
  return path?.replace(/^~(?=\/)/, homedir()) ?? null
}

/** The certificates of SSL_CERT_FILE and of the profile, one after another. */
async function authorities(caFile: string | null): Promise<string | null> {
  const { SSL_CERT_FILE: common = '' } = process.env
  const files = [...(common === '' ? [] : [common]), ...(caFile === null ? [] : [caFile])]
  const texts = await Promise.all(files.map((path) => readText({ path, maxBytes: maxDocumentBytes })))
  return texts.length === 0 ? null : texts.join('\n')
}
