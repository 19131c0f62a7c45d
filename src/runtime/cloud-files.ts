import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { exists, settingsFolder } from './profiles-file.ts'
import { maxDocumentBytes, readText } from './read-text.ts'

/** A file of credentials with its text. */
export interface CloudFile {
  readonly file: string
  readonly text: string
}

/** clouds.yaml and secure.yaml as openstacksdk finds them. */
export interface CloudFiles {
  readonly clouds: CloudFile | null
  readonly secure: CloudFile | null
  /** clouds-public.yaml, to which the `profile` of a cloud refers. */
  readonly public: CloudFile | null
  /** Where clouds.yaml was looked for. */
  readonly places: readonly string[]
}

const endings = ['yaml', 'yml', 'json']

/**
 * OS_CLIENT_CONFIG_FILE, else `clouds.yaml` here, among the user's settings, or in /etc/openstack; `secure.yaml` beside it or in one
 * of the same places.
 * @throws BrokerError usage – OS_CLIENT_CONFIG_FILE names a file that cannot be read.
 */
export async function readCloudFiles(): Promise<CloudFiles> {
  const { OS_CLIENT_CONFIG_FILE: named = '', OS_CLIENT_SECURE_FILE: namedSecure = '' } = process.env
  const folders = ['.', join(settingsFolder(), 'openstack'), join(homedir(), '.config', 'openstack'), '/etc/openstack']
  const places = named === '' ? pathsOf('clouds', folders) : [named]
  const clouds = named === '' ? await firstOf(places) : await read(named)
  const beside = clouds === null ? folders : [dirname(clouds.file), ...folders]
  const secure = namedSecure === '' ? await firstOf(pathsOf('secure', beside)) : await read(namedSecure)
  const vendors = await firstOf(pathsOf('clouds-public', beside))
  const shown = named === '' ? places.filter((path) => path.endsWith('.yaml')) : places
  return { clouds, secure, public: vendors, places: [...new Set(shown)] }
}

function pathsOf(name: string, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => endings.map((ending) => join(folder, `${name}.${ending}`)))
}

async function firstOf(paths: readonly string[]): Promise<CloudFile | null> {
  for (const path of paths) if (await exists(path)) return await read(path)
  return null
}

async function read(file: string): Promise<CloudFile> {
  return { file, text: await readText({ path: file, maxBytes: maxDocumentBytes }) }
}
