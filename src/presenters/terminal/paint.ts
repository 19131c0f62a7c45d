import type { Tone } from '../blocks/blocks.ts'

/** Colours a text that has already been measured; the identity where colour is not wanted. */
export type Paint = (text: string, tone: Tone | 'title') => string

const codes = { title: [1, 22], strong: [1, 22], quiet: [2, 22], warning: [33, 39], plain: null } as const

export function createPaint(color: boolean): Paint {
  if (!color) return (text) => text
  return (text, tone) => {
    const code = codes[tone]
    if (code === null || text === '') return text
    const [on, off] = code
    return `\u001b[${String(on)}m${text}\u001b[${String(off)}m`
  }
}
