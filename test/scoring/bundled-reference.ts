import { readFileSync } from 'node:fs'
import { readOperationsFile } from '../../src/catalog/operations-file.ts'
import { readRatesFile } from '../../src/catalog/rates-file.ts'
import { readReferencePrices } from '../../src/documents/reference-prices-file.ts'
import { readWeightings } from '../../src/documents/weightings-file.ts'

const text = (name: string): string => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')

export const weightings = readWeightings({ file: 'weightings.yaml', text: text('weightings.yaml') })
export const reference = readReferencePrices({ file: 'reference-prices.yaml', text: text('reference-prices.yaml') })
export const rates = readRatesFile({ file: 'rates.yaml', text: text('rates.yaml') })
export const norms = readOperationsFile({ file: 'operations.yaml', text: text('operations.yaml') })
