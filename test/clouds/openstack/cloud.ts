import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the test cloud: databases, volumes' files, clouds.yaml, logs. */
export const state = process.env['OS_STATE'] ?? '/var/lib/testcloud'

/** What clients of OpenStack read; one entry per project, named as the project. */
export const cloudsYaml = join(state, 'clouds.yaml')

/** The one secret of all accounts: no output may hold it. */
export const password = (): string => readFileSync(join(state, 'password'), 'utf8').trim()
