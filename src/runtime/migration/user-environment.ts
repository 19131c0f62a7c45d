import { BrokerError } from '../../domain/errors.ts'
import { createRedactor, type Redactor } from '../../providers/shared/http/redactor.ts'
import { readCloudFiles } from '../cloud-files.ts'

/** Variables from which this program takes credentials. Commands of the user's do not get them. */
const ours = /^(?:OS|AWS|HCLOUD|OVH|SCW)_/

const secretName = /pass|secret|token|credential|private|api_?key|access_?key/i

/** Lines of clouds.yaml and secure.yaml that hold a secret. */
const secretLine = /^\s*["']?[\w-]*(?:password|secret|token|passcode)["']?\s*:\s*["']?([^"'\s#][^"'\n]*)/gim

/** Shorter ones would take ordinary words out of every text. */
const shortest = 6

/** The environment of a command of the user's: what this program has, without its credentials. */
export function environmentOfCommands(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(kept), ...added }
}

/** Takes out of a text every secret that this program knows: those of its environment and of the files of clouds. */
export async function redactorOfSecrets(): Promise<Redactor> {
  const variables = Object.entries(process.env).flatMap(([name, value = '']) => (secretName.test(name) ? [value] : []))
  const secrets = [...variables, ...(await secretsOfFiles())]
  return createRedactor(secrets.filter(({ length }) => length >= shortest))
}

async function secretsOfFiles(): Promise<readonly string[]> {
  try {
    const { clouds, secure } = await readCloudFiles()
    const texts = [clouds?.text ?? '', secure?.text ?? '']
    return texts.flatMap((text) => [...text.matchAll(secretLine)].map(([, value = '']) => value.trim()))
  } catch (error) {
    // Whoever needs the file says what is wrong with it; a command of the user's cannot read it either.
    if (error instanceof BrokerError) return []
    throw error
  }
}
