import { cellWidth } from './cells.ts'

const going = ' \\'
const indent = '  '

/**
 * A command on lines of at most `width` cells that a shell still reads as one: broken before a flag, with a backslash at the end. What
 * has no flag to break before stays as long as it is.
 */
export function wrapCommand(command: string, width: number): readonly string[] {
  if (cellWidth(command) <= width) return [command]
  const lines = partsOf(command).reduce<readonly string[]>((before, part) => {
    const last = before.at(-1)
    if (last === undefined) return [part]
    const longer = `${last} ${part}`
    return cellWidth(longer + going) <= width ? [...before.slice(0, -1), longer] : [...before, indent + part]
  }, [])
  return lines.map((line, at) => (at < lines.length - 1 ? line + going : line))
}

/** The command, then each flag with its value. Quoted text stays whole. */
function partsOf(command: string): readonly string[] {
  const words = command.match(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/g) ?? []
  return words.reduce<readonly string[]>((parts, word) => {
    const last = parts.at(-1)
    return last === undefined || word.startsWith('-') ? [...parts, word] : [...parts.slice(0, -1), `${last} ${word}`]
  }, [])
}
