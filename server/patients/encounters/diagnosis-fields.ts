import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { offered, optionalText } from '../../operations/fields.ts'

/** So many diagnoses have rows of their own; whoever has more writes them in words. */
const rows = 8

/** The numbers of the rows. */
export const diagnosisRows = Array.from({ length: rows }, (_, index) => index + 1)

const words = optionalText('the-diagnosis', 500)
const code = offered('the-code', 200).default('')
const pickedFor = z.string().max(500).catch('').default('')
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')

/** The fields of one row, by its number: its words, the code that was picked, for which words it was, and whether it is to be a problem. */
const rowShape = (row: number) => ({
  [`diagnosis${row}`]: words,
  [`diagnosis${row}Code`]: code,
  [`diagnosis${row}For`]: pickedFor,
  [`diagnosis${row}Problem`]: ticked,
})

/** The fields of all rows. */
export const diagnosisShape: Readonly<
  Record<string, typeof words | typeof code | typeof pickedFor | typeof ticked>
> = Object.assign(
  // The button that only searches: whoever records has not pressed it.
  { findDiagnosis: z.string().optional() },
  ...diagnosisRows.map(rowShape),
)

/** A row that says something. */
export type TypedDiagnosis = {
  readonly row: number
  readonly field: string
  readonly words: string
  /** `system|code`; '' where none was picked. */
  readonly code: string
  readonly toProblems: boolean
}

type Values = Readonly<Record<string, unknown>>

const textOf = (values: Values, name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The rows that say something. Words that were picked with a code and not typed are those of the code. */
export const typedDiagnoses = (values: Values): readonly TypedDiagnosis[] =>
  diagnosisRows.flatMap((row) => {
    const field = `diagnosis${row}`
    const typed = textOf(values, field)
    const picked = textOf(values, `${field}Code`)
    return typed === '' && picked === ''
      ? []
      : [{ row, field, words: typed, code: picked, toProblems: values[`${field}Problem`] === true }]
  })

/** What is wrong with a row: a code counts only for the words for which it was picked, and nothing is no problem. */
export function checkDiagnoses(values: Values, context: z.RefinementCtx): void {
  for (const row of diagnosisRows) {
    const field = `diagnosis${row}`
    const typed = textOf(values, field)
    const picked = textOf(values, `${field}Code`)
    const meant = textOf(values, `${field}For`)
    const issue =
      picked !== '' && meant !== '' && meant !== typed
        ? fault('patients.fault.diagnosis-words-changed')
        : values[`${field}Problem`] === true && typed === '' && picked === ''
          ? fault('patients.fault.diagnosis-empty')
          : undefined
    if (issue !== undefined) {
      context.addIssue({ code: 'custom', path: [field], message: issue })
    }
  }
}
