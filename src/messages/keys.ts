import type en from './en/index.ts'

type Every = keyof typeof en
/** A key without the suffix of a plural form: `servers_one` and `servers_other` are asked for as `servers`. */
type Base<K> = K extends `${infer Stem}_one` | `${infer Stem}_other` | `${infer Stem}_many` ? Stem : K
export type MessageKey = Base<Every>

export type Lang = 'en' | 'fr'
