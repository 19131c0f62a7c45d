import { execFile } from 'node:child_process'
import { checkClouds } from '../documents/clouds-file.ts'
import { BrokerError } from '../domain/errors.ts'
import { tools, type FileFound, type Machine, type Tool } from '../workflows/doctor/check-machine.ts'
import { readBundled } from './bundled.ts'
import { now } from './clock.ts'
import { readCloudFiles } from './cloud-files.ts'
import { openProfilesFile, profilesPath } from './profiles-file.ts'

/** Looks at this machine; nothing leaves it. */
export async function lookAtMachine(request: {
  readonly profiles: string | undefined
  readonly signal: AbortSignal
}): Promise<Machine> {
  const { signal } = request
  const [versions, profiles, clouds, newest] = await Promise.all([
    Promise.all(tools.map((tool) => versionOf(tool, signal))),
    profilesFound(request.profiles),
    cloudsFound(),
    newestData(),
  ])
  const found = new Map(tools.map((tool, at) => [tool, versions[at] ?? null] as const))
  const version = (tool: Tool): string | null => found.get(tool) ?? null
  return {
    node: process.versions.node,
    tools: {
      'qemu-img': version('qemu-img'),
      'qemu-nbd': version('qemu-nbd'),
      nbdkit: version('nbdkit'),
      ssh: version('ssh'),
    },
    profiles,
    clouds,
    variables: Object.keys(process.env)
      .filter((name) => name.startsWith('OS_') && process.env[name] !== '')
      .toSorted(),
    now: now(),
    newest,
  }
}

/** A tool that answers nothing in this time is taken as silent. */
const timeoutMs = 5000
const versionFlags: Readonly<Partial<Record<Tool, string>>> = { ssh: '-V' }

async function versionOf(tool: Tool, signal: AbortSignal): Promise<string | null> {
  return await new Promise((resolve) => {
    const options = { timeout: timeoutMs, signal, windowsHide: true }
    execFile(tool, [versionFlags[tool] ?? '--version'], options, (error, stdout, stderr) => {
      const missing = error !== null && 'code' in error && error.code === 'ENOENT'
      const [line = ''] = `${stdout}${stderr}`.trim().split('\n')
      resolve(missing ? null : line)
    })
  })
}

async function profilesFound(flag: string | undefined): Promise<FileFound> {
  return await told(await profilesPath(flag), async () => (await openProfilesFile(flag))?.path ?? null)
}

async function cloudsFound(): Promise<FileFound> {
  return await told(process.env['OS_CLIENT_CONFIG_FILE'] ?? null, async () => {
    const { clouds, secure, public: vendors } = await readCloudFiles()
    if (clouds !== null) checkClouds({ clouds, secure, public: vendors })
    return clouds?.file ?? null
  })
}

/** `path` is where it was looked for; the file that is wrong may be another one. */
async function told(path: string | null, read: () => Promise<string | null>): Promise<FileFound> {
  try {
    return { path: await read(), broken: null }
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    const [problem = null] = error.problems
    return { path: problem?.file ?? path, broken: problem ?? { line: null, column: null, message: error.says } }
  }
}

/** The date of the newest exchange rate: the program cannot run before it was made. */
async function newestData(): Promise<string> {
  const dates = (await readBundled('rates')).match(/\d{4}-\d{2}-\d{2}/g) ?? []
  return dates.toSorted().at(-1) ?? ''
}
