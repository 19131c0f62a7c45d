import type { Check, Health } from '../../domain/health.ts'
import type { Problem } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'

/** Tools of others that some work needs. */
export const tools = ['qemu-img', 'qemu-nbd', 'nbdkit', 'ssh'] as const
export type Tool = (typeof tools)[number]

/** What was found on this machine. */
export interface Machine {
  /** Such as `20.20.1`. */
  readonly node: string
  /** The first line of what each tool says about its version, empty where it says nothing; null where it is missing. */
  readonly tools: Readonly<Record<Tool, string | null>>
  readonly profiles: FileFound
  readonly clouds: FileFound
  /** Names of the OS_ variables that are set. */
  readonly variables: readonly string[]
  /** ISO 8601 UTC. */
  readonly now: string
  /** Date of the newest data that came with the program. */
  readonly newest: string
}

/** A file of settings: where it is, and why it cannot be used. */
export interface FileFound {
  readonly path: string | null
  readonly broken: Pick<Problem, 'line' | 'column' | 'message'> | null
}

const leastNode = { major: 20, minor: 19 }
const packages: Readonly<Record<Tool, string>> = {
  'qemu-img': 'qemu-utils',
  'qemu-nbd': 'qemu-utils',
  nbdkit: 'nbdkit',
  ssh: 'openssh-client',
}

/** Whether this machine is ready; a tool that is missing is a warning, because most work does without. */
export function checkMachine(machine: Machine): Health {
  const checks = [
    nodeCheck(machine),
    clockCheck(machine),
    ...tools.map((tool) => toolCheck(tool, machine.tools[tool])),
    fileCheck('profiles', machine.profiles),
    fileCheck('clouds', machine.clouds),
    variablesCheck(machine),
  ]
  return { about: { kind: 'machine' }, checks, quotas: [] }
}

function nodeCheck({ node: version }: Machine): Check {
  const [major = NaN, minor = NaN] = version.split('.').map(Number)
  const fine = major > leastNode.major || (major === leastNode.major && minor >= leastNode.minor)
  const least = `${String(leastNode.major)}.${String(leastNode.minor)}`
  return {
    id: 'node',
    name: message('doctor.check.node'),
    state: fine ? 'ok' : 'failed',
    says: fine ? message('doctor.node.ok', { version }) : message('doctor.node.old', { version, least }),
    next: fine ? null : message('doctor.node.old.next'),
  }
}

/** A machine alone can only tell that its clock lies in the past; an account tells more. */
function clockCheck({ now, newest }: Machine): Check {
  const fine = now.slice(0, newest.length) >= newest
  return {
    id: 'clock',
    name: message('doctor.check.clock'),
    state: fine ? 'ok' : 'failed',
    says: fine
      ? message('doctor.clock.ok', { now })
      : message('doctor.clock.behind', { now, newest: { date: newest } }),
    next: fine ? null : message('doctor.clock.behind.next'),
  }
}

function toolCheck(tool: Tool, found: string | null): Check {
  const named = { id: `tool:${tool}`, name: message('doctor.check.tool', { tool }) }
  if (found === null) {
    const says = message('doctor.tool.missing', { purpose: message(`doctor.purpose.${tool}`) })
    return { ...named, state: 'warning', says, next: message('doctor.tool.next', { package: packages[tool] }) }
  }
  const says = found === '' ? message('doctor.tool.silent') : message('doctor.tool.found', { version: found })
  return { ...named, state: 'ok', says, next: null }
}

function fileCheck(id: 'profiles' | 'clouds', { path, broken }: FileFound): Check {
  const named = { id, name: message(`doctor.check.${id}`) }
  if (broken !== null) {
    return { ...named, state: 'failed', says: brokenFile(path ?? '', broken), next: message('doctor.file.broken.next') }
  }
  const says = path === null ? message('doctor.file.none') : message('doctor.file.found', { path })
  return { ...named, state: 'ok', says, next: null }
}

function brokenFile(path: string, { line, column, message: reason }: NonNullable<FileFound['broken']>): Message {
  return line === null || column === null
    ? message('doctor.file.broken', { path, reason })
    : message('doctor.file.broken.at', { path, line, column, reason })
}

/** Their names only: some hold secrets. */
function variablesCheck({ variables }: Machine): Check {
  const says =
    variables.length === 0
      ? message('doctor.environment.none')
      : message('doctor.environment.set', { names: variables.join(', ') })
  return { id: 'environment', name: message('doctor.check.environment'), state: 'ok', says, next: null }
}
