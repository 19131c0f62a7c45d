import { conformance } from '../../conformance/conformance.ts'
import { openstackHarness } from '../../conformance/openstack-harness.ts'
import { cloudsYaml } from './cloud.ts'

conformance('openstack', () => openstackHarness({ file: cloudsYaml, cloud: 'workshop' }), { timeoutMs: 600_000 })
