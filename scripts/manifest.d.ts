import type { Interfaces } from '@oclif/core'

export function manifest(): Promise<Interfaces.Manifest>
