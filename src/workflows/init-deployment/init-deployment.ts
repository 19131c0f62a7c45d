import { writeDeployment } from '../../documents/write-deployment.ts'
import { currencyFlaw, type DeploymentKnowledge, type Flaw } from '../../documents/deployment-knowledge.ts'
import type { Component, Current, Deployment } from '../../domain/deployment.ts'
import { BrokerError } from '../../domain/errors.ts'
import type { Problem } from '../../domain/errors.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { AnswerKey, Answers } from './answers.ts'
import { answerKeys, readAnswer, usualAnswers } from './answers.ts'
import type { Asker } from './questions.ts'
import { askRest } from './questions.ts'

export interface InitRequest {
  /** As typed after the flags; undefined where a flag was not given. */
  readonly words: Readonly<Partial<Record<AnswerKey, string | undefined>>>
  readonly require: readonly string[] | undefined
  readonly dataClass: Answers['dataClass'] | undefined
  /** Null when nobody can be asked. */
  readonly asker: Asker | null
  /** Name of the file to be written, for the comments. */
  readonly file: string
  /** ISO 8601 date. */
  readonly today: string
  readonly say: (message: Message) => string
  /** What the file may refer to; flags are held against it. */
  readonly knowledge: DeploymentKnowledge
}

export interface InitResult {
  /** Text of the deployment file. */
  readonly text: string
  /** Which usual values were taken because nobody said otherwise. */
  readonly remarks: readonly Message[]
}

/** Collects the answers and writes the commented file. Throws one usage error with all flags that are wrong. */
export async function initDeployment(request: InitRequest): Promise<InitResult> {
  const given = readWords(request)
  const answered = request.asker === null ? given : await askRest(given, request.asker)
  const answers: Answers = { ...usualAnswers, ...answered }
  const assumed = answerKeys.filter((key) => answered[key] === undefined && usualAnswers[key] !== null)
  const flags = assumed.map(flagOf).join(', ')
  const remarks = assumed.length === 0 ? [] : [message('init.assumed', { flags })]
  return { text: fileOf(answers, request, assumed), remarks }
}

function readWords(request: InitRequest): Partial<Answers> {
  const { words, require, dataClass } = request
  const problems: Problem[] = [...referenceProblems(request)]
  let given: Partial<Answers> = {
    ...(require === undefined ? {} : { require }),
    ...(dataClass === undefined ? {} : { dataClass }),
  }
  for (const key of answerKeys) {
    const text = words[key]
    if (text === undefined) continue
    const read = readAnswer(key, text)
    if (read.ok) given = { ...given, [key]: read.value }
    else problems.push({ file: flagOf(key), line: null, column: null, message: read.problem, hint: null })
  }
  if (problems.length === 0) return given
  const says = message('init.wrong.flags', { count: problems.length })
  throw new BrokerError({ kind: 'usage', says, next: message('init.wrong.flags.next'), problems })
}

/** Flags that are well formed, and yet would make a file that `compare` refuses. */
function referenceProblems({ words, require, asker, knowledge }: InitRequest): readonly Problem[] {
  const of = (flag: string, flaw: Flaw | null): readonly Problem[] =>
    flaw === null ? [] : [{ file: flag, line: null, column: null, message: flaw.says, hint: flaw.hint }]
  const alone = asker === null && words.currentProvider !== undefined && words.currentBill === undefined
  return [
    ...(require ?? []).flatMap((text) => of('--require', knowledge.constraint(text))),
    ...of('--currency', currencyFlaw(words.currency?.trim().toUpperCase(), knowledge)),
    ...of('--current-provider', alone ? { says: message('init.wrong.providerAlone'), hint: null } : null),
  ]
}

/** `currentBill` is `--current-bill`. */
export function flagOf(key: AnswerKey): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function fileOf(answers: Answers, { file, today, say }: InitRequest, assumed: readonly AnswerKey[]): string {
  const note = (path: string, key: Message['key'], flag: AnswerKey | null = null): [string, string] => {
    const text = say(message(key))
    const usual = flag !== null && assumed.includes(flag)
    return [path, usual ? `${text}\n${say(message('init.comment.assumed', { flag: flagOf(flag) }))}` : text]
  }
  const above = new Map([
    note('currency', 'init.comment.currency', 'currency'),
    note('components', 'init.comment.components'),
    note('components.0.count', 'init.comment.count', 'servers'),
    note('components.0.vcpu', 'init.comment.vcpu', 'vcpu'),
    note('components.0.memoryGib', 'init.comment.memory', 'memory'),
    note('components.0.diskGib', 'init.comment.disk', 'disk'),
    note('components.0.volumes', 'init.comment.volumes', 'storage'),
    note('components.0.dataClass', 'init.comment.dataClass'),
    note('traffic', 'init.comment.traffic', 'traffic'),
    note('budget', 'init.comment.budget'),
    note('current', 'init.comment.current'),
    note('require', 'init.comment.require'),
    ...(answers.currentProvider === null ? [note('current.provider', 'init.comment.currentProvider')] : []),
  ])
  const top = say(message('init.comment.top', { command: `broker compare ${file}` }))
  return writeDeployment(deploymentOf(answers, today, say), { top, above, bottom: say(message('init.comment.bottom')) })
}

function deploymentOf(answers: Answers, today: string, say: InitRequest['say']): Deployment {
  return {
    name: answers.name,
    components: [serverOf(answers)],
    traffic: { outGib: answers.traffic, basis: 'measured', usedShare: { low: 1, expected: 1, high: 1 } },
    backup: null,
    support: null,
    availability: null,
    team: null,
    tax: null,
    currency: answers.currency,
    budget: answers.budget === null ? null : { monthly: answers.budget },
    current: currentOf(answers, today, say),
    require: answers.require,
    weighting: null,
    usersIn: [],
    incomplete: [],
  }
}

/** Storage is spread evenly over the servers, in whole GiB. */
function serverOf(answers: Answers): Component {
  const { servers, storage } = answers
  const sizeGib = Math.ceil(storage / servers)
  return {
    name: 'server',
    kind: 'server',
    managed: false,
    count: servers,
    vcpu: answers.vcpu,
    cpu: 'shared',
    memoryGib: answers.memory,
    diskGib: answers.disk,
    arch: 'x86',
    volumes: storage === 0 ? [] : [{ sizeGib, class: 'general', count: servers, snapshotsKept: 0 }],
    dataClass: answers.dataClass,
    publicIpv4: 1,
    price: null,
  }
}

function currentOf({ currentBill, currentProvider }: Answers, today: string, say: InitRequest['say']): Current | null {
  if (currentBill === null) return null
  const what = say(message('init.line.all'))
  return {
    provider: currentProvider ?? 'current',
    country: null,
    lines: [{ what, amount: currentBill, currency: null, tax: 'excluded', period: 'month', date: today }],
    minimumTermEnds: null,
    noticeDays: null,
  }
}
