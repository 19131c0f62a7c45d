/**
 * The columns of FOCUS 1.2 that every data set must have (feature level “Mandatory”), and what the standard says of each:
 * https://github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec/tree/v1.2/specification/columns
 */
export interface MandatoryColumn {
  readonly type: 'text' | 'decimal' | 'instant' | 'currency'
  readonly mayBeNull: boolean
  /** Null: any. */
  readonly values: readonly string[] | null
}

const text = { type: 'text', mayBeNull: false, values: null } as const
const nullable = { ...text, mayBeNull: true } as const
const decimal = { type: 'decimal', mayBeNull: false, values: null } as const
const instant = { type: 'instant', mayBeNull: false, values: null } as const

export const mandatoryColumns = {
  BilledCost: decimal,
  BillingAccountId: text,
  BillingAccountName: nullable,
  BillingCurrency: { ...text, type: 'currency' },
  BillingPeriodEnd: instant,
  BillingPeriodStart: instant,
  ChargeCategory: { ...text, values: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'] },
  ChargeClass: { ...nullable, values: ['Correction'] },
  ChargeDescription: nullable,
  ChargePeriodEnd: instant,
  ChargePeriodStart: instant,
  ContractedCost: decimal,
  EffectiveCost: decimal,
  InvoiceIssuerName: text,
  ListCost: decimal,
  PricingQuantity: { ...decimal, mayBeNull: true },
  PricingUnit: nullable,
  ProviderName: text,
  PublisherName: text,
  ServiceCategory: {
    ...text,
    values: [
      'AI and Machine Learning',
      'Analytics',
      'Business Applications',
      'Compute',
      'Databases',
      'Developer Tools',
      'Multicloud',
      'Identity',
      'Integration',
      'Internet of Things',
      'Management and Governance',
      'Media',
      'Migration',
      'Mobile',
      'Networking',
      'Security',
      'Storage',
      'Web',
      'Other',
    ],
  },
  ServiceName: text,
} as const satisfies Readonly<Record<string, MandatoryColumn>>

export type MandatoryName = keyof typeof mandatoryColumns

// Object.keys says string[], whatever the record.
export const mandatoryNames = Object.keys(mandatoryColumns) as readonly MandatoryName[]

/** Without these a row cannot be added up, so a file that lacks one is refused; of the others it is only told. */
export const neededColumns: readonly MandatoryName[] = [
  'BilledCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'ProviderName',
  'ServiceName',
]

/** Columns that came with 1.1 and 1.2: a file without any of them is by its columns one of 1.0. */
export const columnsSince10: readonly string[] = [
  'BillingAccountType',
  'CapacityReservationId',
  'CapacityReservationStatus',
  'CommitmentDiscountQuantity',
  'CommitmentDiscountUnit',
  'InvoiceId',
  'PricingCurrency',
  'PricingCurrencyContractedUnitPrice',
  'PricingCurrencyEffectiveCost',
  'PricingCurrencyListUnitPrice',
  'ServiceSubcategory',
  'SkuMeter',
  'SkuPriceDetails',
  'SubAccountType',
]
