/**
 * Share of a volume's data that changes from one snapshot or backup to the next, where only changes are billed.
 * An assumption: published rates of change for general servers lie between 1 and 5 % a day.
 */
export const dailyChange = 0.02
