import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import { packageRoot } from './package-root.ts'

const folder = join(packageRoot, 'dist', 'data')

/** Names of the files that the build compiles from `data/`. */
export type BundledName =
  'catalogue' | 'facts' | 'rates' | 'operations' | 'weightings' | 'reference-prices' | 'policies' | 'ci' | 'end-of-life'

/**
 * The text of one compiled data file.
 * @throws BrokerError unexpected – the program was not built.
 */
export async function readBundled(name: BundledName): Promise<string> {
  const path = join(folder, `${name}.json`)
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new BrokerError({
      kind: 'unexpected',
      says: message('run.notBuilt', { path }),
      next: message('run.notBuilt.next'),
      cause,
    })
  }
}
