import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { state } from './cloud.ts'

const remedy = `Start it as root with test/clouds/openstack/up, and run the tests again (OS_STATE names another cloud).`

/** Without the cloud its tests fail, all at once and with the reason; they are never skipped. */
export async function setup(): Promise<void> {
  const file = join(state, 'auth-url')
  if (!existsSync(file)) throw new Error(`There is no test cloud in ${state}. ${remedy}`)
  const url = readFileSync(file, 'utf8').trim()
  const answer = await fetch(url, { signal: AbortSignal.timeout(20_000) }).catch((error: unknown) => {
    throw new Error(`The test cloud in ${state} does not answer at ${url}. ${remedy}`, { cause: error })
  })
  if (!answer.ok) throw new Error(`The test cloud answers ${String(answer.status)} at ${url}. ${remedy}`)
}
