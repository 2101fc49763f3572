import { z } from 'zod'
import { commonTestNamed } from '../../common-tests.ts'
import { fault } from '../../operations/fault.ts'
import { choice, faultOf, optionalText, textIfSent, type FieldLabel } from '../../operations/fields.ts'
import { typedMoment } from '../../operations/typed-moment.ts'
import { reportedStatuses, resultMarks } from '../../result-kinds.ts'
import { lines } from '../clinical/entry-fields.ts'
import { outsideOfPlausible } from './against-limits.ts'
import type { ResultContent } from './result-content.ts'
import { missingUnit, typedRange, typedUnit, typedValue } from './typed-result.ts'

/** What a report says of all its results. */
export const reportFields = (timeZone: string, now: () => Date) => ({
  panel: optionalText('the-panel', 200),
  specimen: optionalText('the-specimen', 200),
  testMethod: optionalText('the-method', 200),
  laboratory: optionalText('the-laboratory', 200),
  collectedAt: typedMoment({ label: 'when-it-was-collected', timeZone, notAfter: now }),
  reportedAt: maybeMoment('when-it-was-reported', timeZone, now),
  status: choice('the-status', reportedStatuses),
  comment: lines('the-comment', 4_000),
  reasonAfterDeath: optionalText('the-reason', 1_000),
})

/** A moment that may be left out. */
const maybeMoment = (label: FieldLabel, timeZone: string, now: () => Date) =>
  textIfSent(label, 40).transform((text, context) => {
    if (text === undefined || text === null) {
      return null
    }
    const read = typedMoment({ label, timeZone, notAfter: now }).safeParse(text)
    if (read.success) {
      return read.data
    }
    for (const { message } of read.error.issues) {
      context.addIssue(message)
    }
    return z.NEVER
  })

/** What a laboratory marks a result as; null where it marks nothing. */
export const markField = z
  .enum(['', ...resultMarks], faultOf('not-chosen', 'what-it-is-marked-as'))
  .default('')
  .transform((mark) => (mark === '' ? null : mark))

/** The fields of one result, as they are typed. */
export type TypedResult = {
  readonly test: string
  readonly value: string | null
  readonly unit: string | null
  readonly range: string | null
  readonly mark: ResultContent['reported']
}

/** What is typed of one result as a row holds it; what is wrong with it, by field. */
export type ReadResult =
  | { readonly ok: true; readonly content: OfTest }
  | { readonly ok: false; readonly field: 'value' | 'range' | 'unit'; readonly message: string }

type OfTest = Pick<
  ResultContent,
  | 'test'
  | 'loinc'
  | 'sort'
  | 'value'
  | 'comparator'
  | 'unit'
  | 'ucum'
  | 'codes'
  | 'low'
  | 'high'
  | 'range'
  | 'reported'
>

/** @param before what stood there: the codes of words that are not touched, and a name that was typed, stay */
export function readTyped(
  { test, value, unit, range, mark }: TypedResult,
  status: (typeof reportedStatuses)[number],
  before?: OfTest,
): ReadResult {
  const known = commonTestNamed(test)
  const same = before !== undefined && before.test === test
  const typed = value === null ? undefined : typedValue(value)
  if (typed === 'ambiguous') {
    return { ok: false, field: 'value', message: fault('results.fault.ambiguous-number') }
  }
  if (typed === undefined && status !== 'cancelled' && before?.sort !== 'absent') {
    return { ok: false, field: 'value', message: faultOf('missing', 'the-result') }
  }
  const limits = typedRange(range)
  if (typeof limits === 'string') {
    const message =
      limits === 'ambiguous' ? fault('results.fault.ambiguous-number') : fault('results.fault.range-reversed')
    return { ok: false, field: 'range', message }
  }
  const wordsStay = before !== undefined && before.codes !== null && before.value === value
  const said = typed ?? { sort: 'absent' as const, value: null, comparator: null }
  const content = {
    test,
    loinc: known?.loinc ?? (same ? before.loinc : null),
    ...said,
    ...(wordsStay ? { sort: before.sort } : {}),
    codes: wordsStay ? before.codes : null,
    ...typedUnit(unit, known, said),
    ...limits,
    reported: mark,
  }
  const lacks = missingUnit(known, content)
  if (lacks !== undefined) {
    return { ok: false, field: 'unit', message: fault('results.fault.unit-missing', { test, unit: lacks }) }
  }
  const outside = outsideOfPlausible(content)
  return outside === undefined
    ? { ok: true, content }
    : { ok: false, field: 'value', message: fault('results.fault.not-plausible', { test, ...outside }) }
}

/** Nothing is reported before it was collected. */
export const reportedTooEarly = ({
  collectedAt,
  reportedAt,
}: {
  collectedAt: Date
  reportedAt: Date | null
}) => reportedAt !== null && reportedAt < collectedAt
