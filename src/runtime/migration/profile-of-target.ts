import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BrokerError } from '../../domain/errors.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import type { Receipt } from '../../plan/receipt.ts'
import { openPlan, planFiles } from '../plan-files.ts'
import { exists } from '../profiles-file.ts'

/**
 * How the target of a receipt is called on the command line: as in the plan that was named, or in the one beside the receipt; a
 * folder by its path. Null: nobody knows.
 */
export async function profileOfTarget(
  { plan: { id }, target }: Receipt,
  { file, plan: named }: { readonly file: string; readonly plan: string | undefined },
): Promise<string | null> {
  const beside = dirname(file).replace(/[.]receipts$/, '.plan.yaml')
  for (const path of [...(named === undefined ? [] : [planFiles(named).plan]), beside]) {
    const plan = await planIfReadable(path)
    if (plan?.id === id) return plan.target.profile
  }
  return (await isFolder(target.place)) ? `${target.provider}:${target.place}` : null
}

async function planIfReadable(path: string): Promise<Plan | null> {
  if (!path.endsWith('.yaml') || !(await exists(path))) return null
  try {
    return (await openPlan(path)).plan
  } catch (error) {
    if (error instanceof BrokerError) return null
    throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
