import { copyFile, mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type DemoReport, type DemoStep, type DemoStepDone, demoSteps } from '../../domain/demo.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import type { Provider } from '../../providers/contract/provider.ts'
import { requireFeature } from '../../providers/contract/require-feature.ts'
import { commandLine } from '../command-line.ts'
import { packageRoot } from '../package-root.ts'
import { ask, cloudPaths, diskPath, laterPage, makeShop, openCloud, shop, writeText } from './demo-shop.ts'
import { runBroker } from './run-broker.ts'

export interface DemoRequest {
  /** Where everything is made: a folder that is empty or not there; null: a new one among the temporary files. */
  readonly folder: string | null
  /** Called when a step begins, and when it is done. */
  readonly onStep: (step: DemoStep) => void
  readonly onDone: (done: DemoStepDone) => void
  readonly signal: AbortSignal
}

const [planName, receipt] = ['demo', `migrations/demo.receipts/${shop}.receipt.json`]

interface Stage extends DemoRequest {
  readonly at: string
  readonly old: Provider
  readonly new: Provider
}

/**
 * The whole loop between two clouds that are folders of this machine: real bytes, real processes as servers, the commands of
 * this program as anybody would type them. No account and no network are needed. Servers are stopped when it ends.
 */
export async function runDemo(request: DemoRequest): Promise<DemoReport> {
  const began = performance.now()
  const folder = await makeFolder(request.folder)
  const paths = cloudPaths(folder)
  const clouds = await inFolder(folder, async () => ({
    old: await openCloud(paths.old),
    new: await openCloud(paths.new),
  }))
  try {
    await inFolder(folder, async () => {
      await copyFile(join(packageRoot, 'deployments/small-business.yaml'), join(folder, 'deployment.yaml'))
      await makeShop(clouds.old, request.signal)
    })
    const steps = await play({ ...request, at: folder, ...clouds })
    const seconds = (performance.now() - began) / 1000
    const provenBytes = await bytesProven({ folder, signal: request.signal })
    return { folder, steps, seconds, provenBytes, target: paths.new, receipt: join(folder, receipt) }
  } finally {
    const { signal } = new AbortController()
    for (const cloud of [clouds.old, clouds.new]) await stopServers(cloud, signal)
  }
}

async function makeFolder(wanted: string | null): Promise<string> {
  const parent = wanted === null ? tmpdir() : resolve(wanted)
  return await inFolder(parent, async () => {
    if (wanted === null) return await mkdtemp(join(parent, 'broker-demo-'))
    await mkdir(parent, { recursive: true })
    return await requireEmpty(parent)
  })
}

/** What the system refuses there, in words. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause
    const says = message('demo.noFolder', { folder, reason: cause.message })
    throw new BrokerError({ kind: 'usage', says, next: message('demo.noFolder.next'), cause })
  }
}

async function requireEmpty(folder: string): Promise<string> {
  if ((await readdir(folder)).length === 0) return folder
  throw new BrokerError({
    kind: 'refused',
    says: message('demo.notEmpty', { folder }),
    next: message('demo.notEmpty.next'),
  })
}

const migrate = (...words: readonly string[]): readonly string[] => ['migrate', ...words]

/** A command, and where in its JSON the sentence stands that tells how it ended. */
const commands: Readonly<
  Partial<Record<DemoStep, { readonly words: readonly string[]; readonly seen: (text: string) => string }>>
> = {
  compare: { words: ['compare', 'deployment.yaml'], seen: firstSentence },
  plan: {
    words: migrate(
      'plan',
      'directory:old-cloud',
      'directory:new-cloud',
      ...['--name', planName, '--tenants', 'label:customer', '--health-check', '{reported}'],
    ),
    seen: () => `migrations/${planName}.plan.yaml`,
  },
  check: { words: migrate('check', planName), seen: () => '' },
  apply: { words: migrate('apply', planName), seen: outcome },
  rehearse: { words: migrate('rehearse', planName), seen: outcome },
  sync: { words: migrate('sync', planName), seen: outcome },
  cutover: { words: migrate('cutover', planName, '--confirm', planName), seen: outcome },
  finish: { words: migrate('finish', planName), seen: outcome },
  verify: { words: migrate('verify', receipt, '--deep', '--target', 'directory:new-cloud'), seen: checked },
}

const verdict = z.object({ verdict: z.object({ text: z.string() }) })
const phase = z.object({ tenants: z.array(z.object({ text: z.string() })) })
const checks = z.object({ checks: z.array(z.object({ name: z.string().nullable(), text: z.string() })) })

/** The whole verdict is a paragraph. */
function firstSentence(text: string): string {
  return verdict.parse(JSON.parse(text)).verdict.text.replace(/[.] .*$/s, '.')
}

function outcome(text: string): string {
  return phase
    .parse(JSON.parse(text))
    .tenants.map(({ text: says }) => says)
    .join('\n')
}

/** Its volumes; who signed it is of no interest here. */
function checked(text: string): string {
  const found = checks.parse(JSON.parse(text)).checks
  return found.flatMap(({ name, text: says }) => (name === null ? [] : [`${name}: ${says}`])).join('\n')
}

async function play(stage: Stage): Promise<readonly DemoStepDone[]> {
  const steps: DemoStepDone[] = []
  for (const step of demoSteps) {
    stage.signal.throwIfAborted()
    stage.onStep(step)
    const began = performance.now()
    const { command, seen } = await perform(stage, step)
    const done = { step, command, seen, seconds: (performance.now() - began) / 1000 }
    steps.push(done)
    stage.onDone(done)
  }
  return steps
}

async function perform(stage: Stage, step: DemoStep): Promise<Pick<DemoStepDone, 'command' | 'seen'>> {
  const { at, signal } = stage
  if (step === 'write') return { command: null, seen: await writeOrder(stage) }
  if (step === 'health') return { command: null, seen: await answers(stage.new, signal) }
  const known = commands[step]
  if (known === undefined) return { command: null, seen: '' }
  const text = await runBroker([...known.words, '--json', '--quiet'], { folder: at, signal })
  return { command: commandLine(['broker', ...known.words]), seen: known.seen(text) }
}

/** The shop goes on working while it moves. */
async function writeOrder({ old, signal }: Stage): Promise<string> {
  for await (const { id, name } of requireFeature(old, 'inventory').list({ kind: 'volumes', signal })) {
    if (name === 'shop-data') await writeText(await diskPath(old, id, signal), laterPage)
  }
  return await answers(old, signal)
}

/** What the servers of a cloud answer over HTTP. */
async function answers(cloud: Provider, signal: AbortSignal): Promise<string> {
  const lines: string[] = []
  for await (const server of requireFeature(cloud, 'inventory').list({ kind: 'servers', signal })) {
    const url = /https?:\/\/\S+/.exec(server.providerState)?.[0]
    if (url !== undefined) lines.push(`${server.name}: ${await answerOf(server.name, { url, signal })}`)
  }
  return lines.toSorted().join('\n')
}

async function answerOf(
  name: string,
  { url, signal }: { readonly url: string; readonly signal: AbortSignal },
): Promise<string> {
  try {
    return await ask(url, signal)
  } catch (cause) {
    signal.throwIfAborted()
    const error = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new BrokerError({ kind: 'unexpected', says: message('demo.noAnswer', { name, url, reason: code }), cause })
  }
}

async function stopServers(cloud: Provider, signal: AbortSignal): Promise<void> {
  for await (const { id } of requireFeature(cloud, 'inventory').list({ kind: 'servers', signal })) {
    await requireFeature(cloud, 'servers').power({ id, state: 'stopped', signal })
  }
}

const receiptRead = z.object({ volumes: z.array(z.object({ sizeBytes: z.number() })) })

/** Sizes of the volumes in the receipt: every block of them was read back. */
async function bytesProven({
  folder,
  signal,
}: {
  readonly folder: string
  readonly signal: AbortSignal
}): Promise<number> {
  const text = await readFile(join(folder, receipt), { encoding: 'utf8', signal })
  return receiptRead.parse(JSON.parse(text)).volumes.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}
