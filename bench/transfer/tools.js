import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Programs that are compared or needed, and the Debian packages they come in. */
const packages = {
  'qemu-img': 'qemu-utils',
  nbdcopy: 'libnbd-bin',
  nbdkit: 'nbdkit',
  rsync: 'rsync',
  cmp: 'diffutils',
  cp: 'coreutils',
  dd: 'coreutils',
  ssh: 'openssh-client',
  'ssh-keygen': 'openssh-client',
  '/usr/sbin/sshd': 'openssh-server',
  '/usr/bin/time': 'time',
}

/** @throws a list of the missing packages. */
export function requireTools() {
  const missing = Object.entries(packages).filter(([tool]) => !isThere(tool))
  if (missing.length === 0) return
  const names = [...new Set(missing.map(([, name]) => name))].join(' ')
  throw new Error(`missing: ${missing.map(([tool]) => tool).join(', ')}. Run: apt-get install ${names}`)
}

function isThere(tool) {
  if (tool.startsWith('/')) return existsSync(tool)
  return spawnSync('sh', ['-c', 'command -v "$0"', tool]).status === 0
}

/** The first line of what a tool says of its version. */
export function versionOf(tool) {
  const { stdout, stderr } = spawnSync(tool, ['--version'], { encoding: 'utf8' })
  return `${stdout}${stderr}`.split('\n')[0].trim()
}
