/** What labels of one kind may be. Patterns are regular expressions for the whole text (flag `u`). The identity is not counted. */
export interface LabelLimits {
  /** On one thing. */
  readonly maxCount: number
  /** Of a key in UTF-8. No key is empty. */
  readonly maxKeyBytes: number
  /** Of a value in UTF-8. */
  readonly maxValueBytes: number
  /** Of `key=value` in UTF-8, where both are kept as one text; null: they are not. */
  readonly maxPairBytes: number | null
  /** What keys must match; null where anything goes. */
  readonly keyPattern: string | null
  /** What values must match; null where anything goes. */
  readonly valuePattern: string | null
  /** Keys that the provider has a meaning of its own for; null where there are none. */
  readonly reservedKeys: string | null
}
