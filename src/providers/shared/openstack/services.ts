/** What is peculiar about one of OpenStack's services, as data. */
export interface ServiceKind {
  /** Names in catalogues, best first (service-types authority, and what clouds really use). */
  readonly types: readonly string[]
  /** Major version that we speak. */
  readonly major: number
  /** Path of that version below an endpoint that names none. */
  readonly path: string
  /** Addresses of old releases end in the id of the project. */
  readonly perProject: boolean
  /** Name in the header OpenStack-API-Version; null: the service has no microversions. */
  readonly microversions: string | null
}

export const serviceKinds = {
  compute: { types: ['compute'], major: 2, path: 'v2.1', perProject: false, microversions: 'compute' },
  volume: {
    types: ['block-storage', 'volumev3', 'block-store', 'volume'],
    major: 3,
    path: 'v3',
    perProject: true,
    microversions: 'volume',
  },
  image: { types: ['image'], major: 2, path: 'v2', perProject: false, microversions: null },
  network: { types: ['network'], major: 2, path: 'v2.0', perProject: false, microversions: null },
} as const satisfies Readonly<Record<string, ServiceKind>>

export type ServiceName = keyof typeof serviceKinds
