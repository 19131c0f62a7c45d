import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Provider } from '../../src/providers/contract/provider.ts'
import { directory, type DirectoryRequest } from '../../src/providers/directory/directory.ts'
import type { Harness } from './harness.ts'

export function openDirectory(root: string, wishes: Partial<DirectoryRequest> = {}): Provider {
  return directory({
    root,
    servers: 'records',
    now: () => new Date(),
    randomHex: () => randomBytes(6).toString('hex'),
    ...wishes,
  })
}

/** The next change is done, and then nothing succeeds any more. */
export function dyingDirectory(root: string, wishes: Partial<DirectoryRequest> = {}): Provider {
  let dead = false
  const step: DirectoryRequest['step'] = (now) => {
    dead ||= now === 'committed' || now === 'changed'
    if (dead) throw new Error('the network is gone')
  }
  return openDirectory(root, { ...wishes, step })
}

/** A cloud in a temporary folder. */
export async function directoryHarness(
  wishes: Partial<DirectoryRequest> = {},
): Promise<Harness & { readonly root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'directory-cloud-'))
  return {
    root,
    open: () => Promise.resolve(openDirectory(root, wishes)),
    dyingAfterCreate: () => Promise.resolve(dyingDirectory(root, wishes)),
    wrongSecret: null,
    volumeBytes: 4 * 1024 * 1024,
    close: () => rm(root, { recursive: true, force: true }),
  }
}
