import { clean } from '../clean-text.ts'

/** Text within a line as Markdown that shows exactly that text: no markup, no HTML. */
export function escapeMarkdown(text: string): string {
  return clean(text)
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&')
}

/** The same for a text that begins a line, where it must not become a list or a heading by accident. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** An address becomes a link; a path or a title stays text. */
export function sourceMarkdown(source: string): string {
  const text = clean(source)
  return /^https?:\/\/[^\s<>|\\`]+$/.test(text) ? `<${text}>` : escapeMarkdown(text)
}
