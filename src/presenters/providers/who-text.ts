import type { FactKey, FactValues, Holder } from '../../domain/facts.ts'
import type { Translator } from '../../messages/translator.ts'
import { saidText } from '../said-text.ts'

type WhoKey =
  | 'contractEntity'
  | 'holders'
  | 'lawOfControl'
  | 'foreignReach'
  | 'staff'
  | 'location'
  | 'openness'
  | 'exit'
  | 'energy'
  | 'calculatorScore'

type Text<K extends FactKey> = (value: FactValues[K], tr: Translator) => string

/** Who the provider is, in words. */
export const whoTexts: { readonly [K in WhoKey]: Text<K> } = {
  contractEntity: ({ name, country }, tr) => tr.text('facts.in', { what: name, country: tr.country(country) }),
  holders: (value, tr) => tr.series(value.map((each) => holderText(each, tr))),
  lawOfControl: ({ country, through }, tr) => tr.text('facts.law', { country: tr.country(country), through }),
  foreignReach: (value, tr) =>
    value.length === 0 ? tr.text('facts.none') : value.map((each) => saidText(each, tr)).join(' '),
  staff: ({ countries, note }, tr) => `${tr.list(countries.map((each) => tr.country(each)))}. ${saidText(note, tr)}`,
  location: ({ country, city, operator }, tr) => {
    const place =
      city === null ? tr.country(country) : tr.text('facts.in', { what: city, country: tr.country(country) })
    return operator === null ? place : tr.text('facts.location.operated', { place, operator })
  },
  openness: ({ stack, openSource }, tr) => `${saidText(stack, tr)} (${tr.text(`facts.openSource.${openSource}`)})`,
  exit: ({ note }, tr) => saidText(note, tr),
  energy: energyText,
  calculatorScore: ({ percent, seal }, tr) => {
    const score = tr.text('facts.percent', { percent: tr.number(percent) })
    return seal === null ? score : tr.text('facts.calculator', { score, level: seal })
  },
}

function holderText({ name, country, capitalPercent, votesPercent, veto }: Holder, tr: Translator): string {
  const parts = [
    tr.country(country),
    ...(capitalPercent === null ? [] : [tr.text('facts.holder.capital', { percent: tr.number(capitalPercent) })]),
    ...(votesPercent === null ? [] : [tr.text('facts.holder.votes', { percent: tr.number(votesPercent) })]),
    ...(veto ? [tr.text('facts.holder.veto')] : []),
  ]
  return `${saidText(name, tr)} (${parts.join(', ')})`
}

function energyText({ pue, renewablePercent, waterLitresPerKwh, note }: FactValues['energy'], tr: Translator): string {
  const parts = [
    ...(pue === null ? [] : [tr.text('facts.energy.pue', { pue: tr.number(pue) })]),
    ...(renewablePercent === null ? [] : [tr.text('facts.energy.renewable', { percent: tr.number(renewablePercent) })]),
    ...(waterLitresPerKwh === null ? [] : [tr.text('facts.energy.water', { litres: tr.number(waterLitresPerKwh) })]),
    ...(note === null ? [] : [saidText(note, tr)]),
  ]
  return parts.join(', ')
}
