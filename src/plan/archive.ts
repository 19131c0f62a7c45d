/** A folder into which volumes of the target are saved. */
export interface Archive {
  readonly number: number
  /** Ids of the volumes that it is for, by entry. */
  readonly volumes: Readonly<Record<string, string>>
}
