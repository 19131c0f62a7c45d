/** A sentence within a sentence may bring a full stop of its own: one is enough. */
export function oneStop(text: string): string {
  return text.replaceAll(/(?<=[^.\s])\.\.(?=\s|$)/g, '.')
}
