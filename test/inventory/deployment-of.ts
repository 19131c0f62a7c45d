import { checkDocument } from '../../src/documents/check-document.ts'
import { deploymentSchema } from '../../src/documents/deployment-schema.ts'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { toDeployment, type WrittenDeployment } from '../../src/workflows/inventory/to-deployment.ts'

/** An account with nothing in it. */
export const none: Inventory = {
  profile: 'directory:./my cloud',
  provider: 'fake',
  region: null,
  takenAt: '2026-11-22T04:00:00Z',
  incomplete: false,
  servers: [],
  volumes: [],
  snapshots: [],
  images: [],
  networks: [],
  subnets: [],
  routers: [],
  securityGroups: [],
  keyPairs: [],
  publicIps: [],
  warnings: [],
}

/** The file as the command writes it, and what it says that it lacks. */
export async function written(part: Partial<Inventory>, lang: 'en' | 'fr' = 'en'): Promise<WrittenDeployment> {
  const tr = await createTranslator(lang)
  const inventory = { ...none, ...part }
  return toDeployment({ inventory, currentProvider: 'ovh', file: 'mine.yaml', say: (says) => tr.t(says) })
}

/** As `compare` reads it. */
export async function read(part: Partial<Inventory>): Promise<Deployment> {
  const { text } = await written(part)
  const checked = checkDocument({ file: 'mine.yaml', text, schema: deploymentSchema })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}
