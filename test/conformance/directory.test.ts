import { conformance } from './conformance.ts'
import { directoryHarness } from './directory-harness.ts'

conformance('directory', () => directoryHarness({ servers: 'processes' }))
