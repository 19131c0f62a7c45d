import type { z } from 'zod'
import { message } from '../domain/message.ts'
import type { Message } from '../domain/message.ts'
import type { ComponentKind, Managed } from '../domain/deployment.ts'

/** What the checks look at, as written: before defaults. */
interface WrittenComponent {
  readonly name: string
  readonly kind: ComponentKind
  readonly managed?: Managed | undefined
  readonly count?: number | undefined
  readonly vcpu?: number | undefined
  readonly memoryGib?: number | undefined
  readonly diskGib?: number | undefined
  readonly volumes: readonly unknown[]
  readonly price?: string | undefined
}

interface WrittenDeployment {
  readonly components: readonly { readonly name: string }[]
  readonly current?: { readonly lines: readonly { readonly tax: string }[] } | undefined
  readonly tax?: unknown
}

type Context = Pick<z.core.$RefinementCtx, 'addIssue' | 'issues'>

type Key = Exclude<keyof WrittenComponent, 'name'>

interface Finding {
  /** Where to point; the whole component when null. */
  readonly key: Key | null
  readonly says: Message
  readonly hint: Message
}

/**
 * What no single key can tell. Runs beside the checks of shape, so that everything is said at once;
 * hence values may be missing, and a key that was already complained about is left alone.
 */
export function checkComponent(value: WrittenComponent, context: Context): void {
  const complained = new Set(context.issues.map((issue) => issue.path?.[0]))
  if (complained.has('kind') || complained.has('name') || complained.has('managed')) return
  for (const finding of findings(value)) {
    if (finding.key !== null && complained.has(finding.key)) continue
    const path = finding.key === null || value[finding.key] === undefined ? [] : [finding.key]
    context.addIssue({ code: 'custom', path, params: { says: finding.says, hint: finding.hint } })
  }
}

function findings(value: WrittenComponent): Finding[] {
  const { name } = value
  if (value.managed === 'elsewhere') {
    return value.price === undefined ? [about(null, 'deployment.elsewherePrice', { name })] : []
  }
  return [
    ...(value.price === undefined ? [] : [about('price', 'deployment.priceOnlyElsewhere', { name })]),
    ...strayVolumes(value),
    ...needs(value),
  ]
}

function strayVolumes(value: WrittenComponent): Finding[] {
  const { name, kind } = value
  if (kind === 'server' || kind === 'volume' || !Array.isArray(value.volumes) || value.volumes.length === 0) return []
  return [about('volumes', 'deployment.strayVolumes', { name, kind })]
}

/** What must be said about a component of this kind for it to be placed. */
function needs(value: WrittenComponent): Finding[] {
  const { name } = value
  const lacking = (keys: readonly Key[], says: NeedKey): Finding[] =>
    keys.filter((key) => value[key] === undefined).map((key) => ({ ...about(null, says, { name, key }), key }))
  switch (value.kind) {
    case 'server':
      if (value.managed === true) return [about('managed', 'deployment.serverManaged', { name })]
      return lacking(['vcpu', 'memoryGib'], 'deployment.serverNeeds')
    case 'database':
      return lacking(['vcpu', 'memoryGib', 'diskGib'], 'deployment.databaseNeeds')
    case 'object-storage':
    case 'file-share':
    case 'backup':
      return lacking(['diskGib'], 'deployment.storeNeeds')
    case 'mail':
      return lacking(['count'], 'deployment.mailNeeds')
    case 'volume': {
      const none = Array.isArray(value.volumes) && value.volumes.length === 0
      return none && value.diskGib === undefined ? [about(null, 'deployment.volumeNeeds', { name })] : []
    }
    case 'load-balancer':
      return []
  }
}

type NeedKey = 'deployment.serverNeeds' | 'deployment.databaseNeeds' | 'deployment.storeNeeds' | 'deployment.mailNeeds'

type FindingKey =
  | NeedKey
  | 'deployment.elsewherePrice'
  | 'deployment.priceOnlyElsewhere'
  | 'deployment.strayVolumes'
  | 'deployment.serverManaged'
  | 'deployment.volumeNeeds'

function about(key: Key | null, says: FindingKey, values: Readonly<Record<string, string>>): Finding {
  return { key, says: message(says, values), hint: message(`${says}.hint`) }
}

/** Checks across the parts of a deployment; values may be missing here too. */
export function checkDeployment(value: WrittenDeployment, context: Context): void {
  const report = (path: PropertyKey[], says: Message, hint: Message): void => {
    context.addIssue({ code: 'custom', path, params: { says, hint } })
  }
  const names = new Set<string>()
  const components: WrittenDeployment['components'] = Array.isArray(value.components) ? value.components : []
  for (const [index, component] of components.entries()) {
    const { name } = component
    if (names.has(name)) {
      const hint = message('deployment.duplicateName.hint')
      report(['components', index, 'name'], message('deployment.duplicateName', { name }), hint)
    }
    if (typeof name === 'string') names.add(name)
  }
  const lines: readonly { readonly tax: string }[] = Array.isArray(value.current?.lines) ? value.current.lines : []
  const taxed = lines.findIndex((line) => line.tax === 'included')
  if (taxed !== -1 && value.tax === undefined) {
    const hint = message('deployment.taxNeeded.hint')
    report(['current', 'lines', taxed, 'tax'], message('deployment.taxNeeded'), hint)
  }
}

/** As written: values may be missing or of another type. */
interface BackupInput {
  readonly otherProvider?: boolean | undefined
  readonly provider?: string | undefined
}

/** A keeper is another provider: naming one without asking for that would say nothing. */
export function checkBackup({ otherProvider, provider }: BackupInput, context: Context): void {
  if (provider === undefined || otherProvider === true) return
  const params = { says: message('deployment.keeper'), hint: message('deployment.keeper.hint') }
  context.addIssue({ code: 'custom', path: ['provider'], params })
}

/** As written: values may be missing or of another type. */
interface TrafficInput {
  readonly basis: 'promised' | 'measured'
  readonly usedShare?: { readonly low: number; readonly expected: number; readonly high: number } | null | undefined
}

const shares = ['low', 'expected', 'high'] as const

export function checkTraffic(value: TrafficInput, context: Context): void {
  const { basis, usedShare: share } = value
  const report = (says: 'deployment.shareMissing' | 'deployment.shareMeasured'): void => {
    const path = share === undefined ? [] : ['usedShare']
    context.addIssue({ code: 'custom', path, params: { says: message(says), hint: message(`${says}.hint`) } })
  }
  if (basis === 'promised' && share === undefined) report('deployment.shareMissing')
  if (basis === 'measured' && share !== undefined) report('deployment.shareMeasured')
  if (typeof share !== 'object' || share === null || !shares.every((key) => share[key] >= 0 && share[key] <= 1)) return
  if (share.low <= share.expected && share.expected <= share.high) return
  const says = message('deployment.shareOrder', {
    low: String(share.low),
    expected: String(share.expected),
    high: String(share.high),
  })
  context.addIssue({
    code: 'custom',
    path: ['usedShare'],
    params: { says, hint: message('deployment.shareOrder.hint') },
  })
}
