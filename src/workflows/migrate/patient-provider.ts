import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import type { Provider } from '../../providers/contract/provider.ts'
import type { Cancellable } from '../../providers/contract/reading-features.ts'

/** Methods that return when a state is observed. Those that move whole disks have no such limit. */
const changing: ReadonlySet<string> = new Set([
  'create',
  'createSubnet',
  'delete',
  'power',
  'attach',
  'detach',
  'change',
])

/**
 * A provider whose changes have a limit of time: what does not come to its state in it ends with an error that names it, and
 * the identity in the call lets a repetition find what was made.
 */
export function patientProvider(provider: Provider, limitMs: number): Provider {
  const features = Object.entries(provider.features).map(([name, feature]: [string, object]) => {
    const methods = Object.entries(feature).map(([method, member]: [string, unknown]) => {
      if (typeof member !== 'function' || !changing.has(method)) return [method, member] as const
      // Every method of the contract takes one request that ends in a signal.
      const call = member as (request: Cancellable) => Promise<unknown>
      const what = `${name}.${method}`
      return [method, (request: Cancellable) => limited(call, request, { what, limitMs })] as const
    })
    return [name, Object.fromEntries(methods)] as const
  })
  // The same methods under the same names.
  return { ...provider, features: Object.fromEntries(features) }
}

async function limited(
  call: (request: Cancellable) => Promise<unknown>,
  request: Cancellable,
  { what, limitMs }: { readonly what: string; readonly limitMs: number },
): Promise<unknown> {
  const late = new BrokerError({
    kind: 'partial',
    says: message('migrate.tooLate', { what, about: aboutOf(request), seconds: Math.round(limitMs / 1000) }),
    next: message('migrate.tooLate.next'),
  })
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(late), limitMs)
  try {
    return await call({ ...request, signal: AbortSignal.any([request.signal, clock.signal]) })
  } finally {
    clearTimeout(timer)
  }
}

function aboutOf(request: object): string {
  if ('name' in request) return String(request.name)
  if ('id' in request) return String(request.id)
  return 'volumeId' in request ? String(request.volumeId) : ''
}
