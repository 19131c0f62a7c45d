import { checkDocument, invalid } from '../../documents/check-document.ts'
import { deploymentSchema } from '../../documents/deployment-schema.ts'

/** The scenarios that a file may start from; each is `deployments/<name>.yaml`. */
export const scenarios = ['happybox', 'web4all', 'solo-host', 'small-business', 'town-hall'] as const
export type Scenario = (typeof scenarios)[number]

/**
 * A scenario as a file of one's own: with another name, if one is given, and with the path under which it will be compared.
 * @throws BrokerError usage – the result is not a valid deployment.
 */
export function fromScenario(request: {
  readonly scenario: Scenario
  readonly text: string
  readonly name: string | undefined
  readonly file: string
  /** A remark to put above everything, in the reader's language. */
  readonly heading?: string | undefined
}): string {
  const { scenario, name, file, heading } = request
  const own = request.text
    .replace(/^# yaml-language-server:.*\n(#\n)?/, '')
    .replaceAll(`deployments/${scenario}.yaml`, () => file)
    .replace(/^name: .*$/m, (line) => (name === undefined ? line : `name: ${JSON.stringify(name)}`))
  const text = heading === undefined ? own : `# ${heading}\n#\n${own}`
  const checked = checkDocument({ file, text, schema: deploymentSchema })
  if (!checked.ok) throw invalid(checked.problems)
  return text
}
