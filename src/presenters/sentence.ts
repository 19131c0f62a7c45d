/** What is wrong begins in the middle of a sentence, and the words of others may end without a stop. */
export function sentence(text: string): string {
  const ended = /[.!?…][”»"')\]]*\s*$/.test(text) ? text : `${text}.`
  return ended.slice(0, 1).toUpperCase() + ended.slice(1)
}
