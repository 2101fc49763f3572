import type { ShownResult } from './result.ts'

/** A result that waits for somebody to say that they have seen it, among those of others. */
export type AwaitedResult = Pick<ShownResult, 'id' | 'status' | 'version' | 'collectedAt'> & {
  readonly patientId: string
  readonly critical: boolean
  /** Undefined where it does not open. */
  readonly content:
    | Pick<
        ShownResult,
        | 'test'
        | 'loinc'
        | 'sort'
        | 'value'
        | 'comparator'
        | 'unit'
        | 'codes'
        | 'low'
        | 'high'
        | 'range'
        | 'mark'
        | 'collectedOn'
      >
    | undefined
}
