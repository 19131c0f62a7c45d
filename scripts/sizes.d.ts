/** Figures by name; less is better. */
export type Figures = Readonly<Record<string, number>>

export interface Row {
  readonly key: string
  readonly name: string
  readonly figure: number
  readonly stored: number
  readonly limit: number
  readonly worse: boolean
}

export function measure(root: string): Figures
export function compare(figures: Figures, baseline: Figures): readonly Row[]
export function improved(figures: Figures, baseline: Figures): Figures
