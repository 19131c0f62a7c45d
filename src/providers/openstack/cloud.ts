import type { OpenstackPreset } from '../../domain/profile.ts'
import type { OpenstackAccess } from '../../domain/openstack-access.ts'
import type { ProviderFacts } from '../contract/provider.ts'
import type { Surroundings } from '../shared/http/exchange.ts'
import type { OpenstackClient } from '../shared/openstack/client.ts'

/** What every feature of this adapter works with. */
export interface Cloud {
  readonly client: OpenstackClient
  readonly facts: ProviderFacts
  readonly surroundings: Surroundings
  readonly access: OpenstackAccess
  readonly preset: OpenstackPreset
}

/** The project that one is signed in to. */
export interface Project {
  readonly id: string
  /** Its name where the cloud tells it, else its id. */
  readonly name: string
}

export async function projectOf({ client }: Cloud, signal: AbortSignal): Promise<Project> {
  const { project } = await client.token(signal)
  const id = project?.id ?? ''
  return { id, name: project?.name ?? id }
}

/** Name of our own project, the id of any other. */
export function tenantOf(projectId: string | null | undefined, own: Project): string | null {
  if (projectId === null || projectId === undefined || projectId === '') return null
  return projectId === own.id ? own.name : projectId
}
