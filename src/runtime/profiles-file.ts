import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { readProfiles } from '../documents/profiles-file.ts'
import type { Account } from '../domain/profile.ts'
import { maxDocumentBytes, readText } from './read-text.ts'

/** Profiles by name, with the file that they come from; paths in them are resolved. */
export interface ProfilesFile {
  readonly path: string
  readonly profiles: ReadonlyMap<string, Account>
}

const localFile = 'broker-profiles.yaml'

/** Where settings of a user lie: XDG_CONFIG_HOME, else `.config` in the home. */
export function settingsFolder(): string {
  const { XDG_CONFIG_HOME: folder = '' } = process.env
  return folder === '' ? join(homedir(), '.config') : folder
}

/**
 * The profiles file that counts: the one of the flag, else of BROKER_PROFILES, else `./broker-profiles.yaml`, else
 * `broker/profiles.yaml` among the user's settings. Null when there is none.
 * @throws BrokerError usage – a file that was named is missing, or the one that counts is not valid.
 */
export async function openProfilesFile(flag: string | undefined): Promise<ProfilesFile | null> {
  const path = await profilesPath(flag)
  return path === null ? null : await readProfilesFile(path)
}

/** Reads one profiles file. */
export async function readProfilesFile(path: string): Promise<ProfilesFile> {
  const text = await readText({ path, maxBytes: maxDocumentBytes })
  const profiles = [...readProfiles({ file: path, text })]
  return { path, profiles: new Map(profiles.map(([name, account]) => [name, resolved(account, dirname(path))])) }
}

/** The file that counts; null when there is none. */
export async function profilesPath(flag: string | undefined): Promise<string | null> {
  const named = namedPath(flag)
  if (named !== null) return named
  for (const path of [localFile, join(settingsFolder(), 'broker', 'profiles.yaml')]) {
    if (await exists(path)) return path
  }
  return null
}

/** Where a new profile is written: where it will be found first. */
export async function profilesTarget(flag: string | undefined): Promise<string> {
  return (await profilesPath(flag)) ?? localFile
}

function namedPath(flag: string | undefined): string | null {
  const { BROKER_PROFILES: named = '' } = process.env
  return flag ?? (named === '' ? null : named)
}

/** A path that was typed here, as it must stand in a profiles file, from whose folder it is read. */
export function pathInProfiles(typed: string, file: string): string {
  return resolve(dirname(file)) === resolve('.') ? typed : resolve(typed)
}

/** The text of a file; null when there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  return (await exists(path)) ? await readText({ path, maxBytes: maxDocumentBytes }) : null
}

/** Whether there is something at a path. */
export async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}

function resolved(account: Account, folder: string): Account {
  switch (account.kind) {
    case 'directory':
      return { ...account, path: resolve(folder, account.path) }
    case 'openstack':
      return { ...account, caFile: account.caFile === null ? null : resolve(folder, account.caFile) }
  }
}
