import type { ProviderDescription, ProviderSummary } from '../../domain/provider-description.ts'
import type { Translator } from '../../messages/translator.ts'
import type { Section } from '../blocks/blocks.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { sourceLegends, sourceText } from '../source-text.ts'
import { sureText } from '../comparison/sure.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { providerSections, providersSections, type Medium } from './present-providers.ts'

/** What is shown: all providers, or one. */
export type Shown =
  | { readonly kind: 'all'; readonly providers: readonly ProviderSummary[] }
  | { readonly kind: 'one'; readonly provider: ProviderDescription }

export function presentProvidersTable(shown: Shown, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sectionsOf(shown, tr, 'terminal'), options)
}

export function presentProvidersMarkdown(shown: Shown, tr: Translator): string {
  const title =
    shown.kind === 'all' ? tr.text('facts.title.all') : tr.text('facts.title.one', { name: shown.provider.name })
  return renderMarkdown({
    title,
    sections: sectionsOf(shown, tr, 'markdown'),
    sources: tr.text('facts.title.sources'),
    nameSource: (source) => sourceText(source, tr),
    explainSources: (sources) => sourceLegends(sources, tr),
    describe: (evidence) => `${evidence.date}, ${sureText(evidence, 'fact', tr)}`,
  })
}

function sectionsOf(shown: Shown, tr: Translator, medium: Medium): readonly Section[] {
  return shown.kind === 'all' ? providersSections(shown.providers, tr) : providerSections(shown.provider, tr, medium)
}
