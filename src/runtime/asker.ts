import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { Translator } from '../messages/translator.ts'
import type { Asker } from '../workflows/init-deployment/questions.ts'

/** Asks on the terminal. Ctrl-C ends as an interruption; nothing has been written by then. */
export function terminalAsker(request: { readonly translator: Translator; readonly signal: AbortSignal }): Asker {
  const { translator, signal } = request
  return {
    word: async ({ says, usual, check }) => {
      const { input } = await import('@inquirer/prompts')
      const validate = (text: string): string | true => {
        const problem = check(text)
        return problem === null ? true : translator.t(problem)
      }
      const config = { message: translator.t(says), validate, ...(usual === '' ? {} : { default: usual }) }
      return await interruptible(input(config, { signal }))
    },
    choice: async ({ says, choices }) => {
      const { select } = await import('@inquirer/prompts')
      const named = choices.map((choice) => ({ name: translator.t(choice.says), value: choice.value }))
      return await interruptible(select({ message: translator.t(says), choices: named, theme }, { signal }))
    },
  }
}

/** The line about keys would be English in every language; arrows explain themselves. */
const theme = { style: { keysHelpTip: () => undefined } }

const endings = ['ExitPromptError', 'AbortPromptError', 'CancelPromptError']

async function interruptible<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (cause) {
    if (!(cause instanceof Error) || !endings.includes(cause.name)) throw cause
    throw new BrokerError({ kind: 'interrupted', says: message('errors.interrupted'), cause })
  }
}
