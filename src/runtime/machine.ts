import { execFile } from 'node:child_process'
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
  return await told(await profilesPath(flag), () => openProfilesFile(flag))
}

async function cloudsFound(): Promise<FileFound> {
  try {
    const { clouds } = await readCloudFiles()
    return { path: clouds?.file ?? null, broken: null }
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return { path: process.env['OS_CLIENT_CONFIG_FILE'] ?? null, broken: error.says }
  }
}

async function told(path: string | null, read: () => Promise<unknown>): Promise<FileFound> {
  try {
    await read()
    return { path, broken: null }
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return { path, broken: error.problems[0]?.message ?? error.says }
  }
}

/** The date of the newest exchange rate: the program cannot run before it was made. */
async function newestData(): Promise<string> {
  const dates = (await readBundled('rates')).match(/\d{4}-\d{2}-\d{2}/g) ?? []
  return dates.toSorted().at(-1) ?? ''
}
