import { stat } from 'node:fs/promises'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { Profile } from '../domain/profile.ts'
import { openProvider, type Opening } from '../providers/registry.ts'
import type { Provider } from '../providers/contract/provider.ts'
import { createRedactor, type Redactor } from '../providers/shared/http/redactor.ts'
import { resolveProfile, unknownProfile } from '../workflows/profiles/resolve-profile.ts'
import { cloudsKnown, openstackOpening } from './openstack-opening.ts'
import { openProfilesFile } from './profiles-file.ts'
import { directoryServers, providerSurroundings } from './provider-surroundings.ts'

/** A provider behind a profile. Close it when done. */
export interface OpenedProfile {
  readonly profile: Profile
  readonly provider: Provider
  /** Knows what is secret about it. */
  readonly redactor: Redactor
}

export interface ProfileRequest {
  /** As typed. */
  readonly name: string
  /** `--profiles` */
  readonly file: string | undefined
  readonly debug: boolean
}

/**
 * Opens the account that a word on the command line means. Nothing is called over the network yet.
 * @throws BrokerError usage – no such profile, or its files cannot be read; credentials – there are none.
 */
export async function openProfile(request: ProfileRequest): Promise<OpenedProfile> {
  const { name, file, debug } = request
  const found = await openProfilesFile(file)
  const known = { profiles: found?.profiles ?? new Map() }
  const profile = resolveProfile(name, known)
  if (profile === null) throw unknownProfile(name, known, await cloudsKnown())
  const opening = await openingOf(profile)
  const redactor = createRedactor()
  const provider = await openProvider(opening, { ...providerSurroundings({ debug }), redactor })
  return { profile, provider, redactor }
}

/** Opens an account, works with it, and closes it again whatever happens. */
export async function withProfile<T>(request: ProfileRequest, work: (opened: OpenedProfile) => Promise<T>): Promise<T> {
  const opened = await openProfile(request)
  try {
    return await work(opened)
  } finally {
    await opened.provider.close()
  }
}

async function openingOf({ account }: Profile): Promise<Opening> {
  switch (account.kind) {
    case 'directory':
      await mustBeFolder(account.path)
      return { kind: account.kind, root: account.path, servers: directoryServers() }
    case 'openstack':
      return await openstackOpening(account)
  }
}

async function mustBeFolder(path: string): Promise<void> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder) return
  throw new BrokerError({
    kind: 'usage',
    says: message('profile.noFolder', { path }),
    next: message('profile.noFolder.next'),
  })
}
