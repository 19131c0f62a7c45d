const row = {
  BilledCost: '1',
  BillingAccountId: '1',
  BillingAccountName: 'Association',
  BillingCurrency: 'EUR',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ChargeDescription: '',
  ChargePeriodEnd: '2026-11-01T00:00:00Z',
  ChargePeriodStart: '2026-10-01T00:00:00Z',
  ContractedCost: '1',
  EffectiveCost: '1',
  InvoiceIssuerName: 'Cloud',
  ListCost: '1',
  PricingQuantity: '1',
  PricingUnit: 'Hours',
  ProviderName: 'Cloud',
  PublisherName: 'Cloud',
  ServiceCategory: 'Compute',
  ServiceName: 'Servers',
}

export type BillCells = Readonly<Record<string, string>>

/** One charge of one euro in October; anything of it can be said otherwise. */
export function billRow(part: BillCells): BillCells {
  return { ...row, SubAccountName: 'project', ServiceSubcategory: 'Virtual Machines', ...part }
}

/** A FOCUS 1.2 file with the columns that its rows have. */
export function bill(rows: readonly BillCells[]): string {
  const columns = [...new Set(rows.flatMap((cells) => Object.keys(cells)))]
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [columns, ...rows.map((cells) => columns.map((column) => cells[column] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('')
}
