/** Longest readable part of a folder's name, in characters. */
const longest = 40

/**
 * What a person reads in `ls`: letters, digits, dots and single hyphens of a name, so that no name leads out of the folder, hides
 * in it, or writes to a terminal.
 */
export function safeName(name: string): string {
  const readable = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/-{2,}/g, '-')
  const cut = Array.from(readable)
    .slice(0, longest)
    .join('')
    .replace(/^[-.]+|[-.]+$/g, '')
  return cut === '' ? 'unnamed' : cut
}
