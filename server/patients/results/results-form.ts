import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { faultOf, optionalText } from '../../operations/fields.ts'
import { takingNothingElse } from '../../operations/input-fields.ts'
import { withOffsets } from '../../operations/with-offsets.ts'
import { lines } from '../clinical/entry-fields.ts'
import { markField, readTyped, reportedTooEarly, reportFields, type ReadResult } from './result-fields.ts'

/** How many rows a form may have. */
export const mostRows = 30
const numbers = Array.from({ length: mostRows }, (_none, place) => place + 1)

const rowFields = Object.fromEntries(
  numbers.flatMap((number) => [
    [`test${number}`, optionalText('the-test', 200)],
    [`value${number}`, optionalText('the-result', 500)],
    [`unit${number}`, optionalText('the-unit', 60)],
    [`range${number}`, optionalText('the-range', 200)],
  ]),
)
const rowMarks = Object.fromEntries(numbers.map((number) => [`mark${number}`, markField]))

/** Only the names that a row has are asked for. */
const textOf = (values: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = values[name]
  return typeof value === 'string' ? value : null
}

/** A row that says something. */
type TypedRow = {
  readonly names: Readonly<Record<'test' | 'value' | 'unit' | 'range', string>>
  readonly test: string | null
  readonly value: string | null
  readonly unit: string | null
  readonly range: string | null
  readonly mark: z.output<typeof markField>
  /** A row that a panel has put down, and that nobody has filled in. */
  readonly isLeft: boolean
}

function rowsOf(values: Readonly<Record<string, unknown>>): readonly TypedRow[] {
  const rows = numbers.map((number) => {
    const names = {
      test: `test${number}`,
      value: `value${number}`,
      unit: `unit${number}`,
      range: `range${number}`,
    }
    const value = textOf(values, names.value)
    const mark = markField.catch(null).parse(values[`mark${number}`] ?? '')
    const [unit, range] = [textOf(values, names.unit), textOf(values, names.range)]
    const isLeft = value === null && range === null && mark === null
    return { names, test: textOf(values, names.test), value, unit, range, mark, isLeft }
  })
  const words = textOf(values, 'words')
  const [test, names] = [
    textOf(values, 'wordsTest'),
    { test: 'wordsTest', value: 'words', unit: 'words', range: 'words' },
  ]
  return [
    ...rows,
    {
      names,
      test,
      value: words,
      unit: null,
      range: null,
      mark: null,
      isLeft: words === null && test === null,
    },
  ]
}

/**
 * What a laboratory reported together, as it is typed from paper: rows of tests, and one that is a longer text. A row whose test
 * stands there already, and that is left empty otherwise, was not reported.
 */
export const resultsSchema = (timeZone: string, now: () => Date) =>
  takingNothingElse(
    withOffsets(
      ['collectedAt', 'reportedAt'],
      timeZone,
      z
        .object({
          ...reportFields(timeZone, now),
          ...rowFields,
          ...rowMarks,
          wordsTest: optionalText('the-test', 200),
          words: lines('the-result', 20_000),
          /** How the form was laid out. */
          rows: z.string().max(3).optional(),
          layout: z.string().max(40).optional(),
        })
        .transform((values, context) => {
          const { panel, specimen, testMethod, laboratory, collectedAt, reportedAt } = values
          const { status, comment, reasonAfterDeath } = values
          const wrong = (name: string, message: string) =>
            context.addIssue({ code: 'custom', path: [name], message })
          const found: Extract<ReadResult, { ok: true }>['content'][] = []
          let faults = 0
          for (const { names, test, isLeft, ...row } of rowsOf(values)) {
            const cancelled = status === 'cancelled' && test !== null
            if (isLeft && !cancelled) continue
            const read = test === null ? undefined : readTyped({ test, ...row }, status)
            if (read?.ok === true) {
              found.push(read.content)
            } else {
              faults += 1
              const field = read === undefined ? names.test : names[read.field]
              wrong(field, read === undefined ? faultOf('missing', 'the-test') : read.message)
            }
          }
          if (faults === 0 && found.length === 0) {
            wrong('test1', fault('results.fault.nothing-entered'))
          }
          if (reportedTooEarly({ collectedAt, reportedAt })) {
            wrong('reportedAt', fault('results.fault.reported-too-early'))
          }
          const report = {
            panel,
            specimen,
            testMethod,
            laboratory,
            collectedAt,
            reportedAt,
            status,
            comment,
            reasonAfterDeath,
          }
          return { ...report, results: found }
        }),
    ),
  )
