import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { choice, optionalText, requiredText } from '../../operations/fields.ts'
import { withOffsets } from '../../operations/with-offsets.ts'
import { lines, version } from '../clinical/entry-fields.ts'
import { markField, readTyped, reportedTooEarly, reportFields } from './result-fields.ts'

/** The fields of one result that is corrected. */
export const correctionSchema = (timeZone: string, now: () => Date) =>
  withOffsets(
    ['collectedAt', 'reportedAt'],
    timeZone,
    z.object({
      ...reportFields(timeZone, now),
      test: requiredText('the-test', 200),
      value: lines('the-result', 20_000),
      unit: optionalText('the-unit', 60),
      range: optionalText('the-range', 200),
      mark: markField,
      reason: lines('the-reason', 1_000),
      version,
    }),
  ).superRefine(({ test, value, unit, range, mark, status, collectedAt, reportedAt, reason }, context) => {
    const read = readTyped({ test, value, unit, range, mark }, status)
    // What has no value, and why, is known of the result that is corrected.
    if (!read.ok && (value !== null || read.field !== 'value')) {
      context.addIssue({ code: 'custom', path: [read.field], message: read.message })
    }
    if (reason === null) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: fault('patients.fault.say-why-whoever-reads'),
      })
    }
    if (reportedTooEarly({ collectedAt, reportedAt })) {
      const message = fault('results.fault.reported-too-early')
      context.addIssue({ code: 'custom', path: ['reportedAt'], message })
    }
  })

/** Whether a result counts. */
const resultStates = ['final', 'entered-in-error'] as const

/** The form that says so, or takes it back; either needs a reason. */
export const stateSchema = z
  .object({ state: choice('the-new-state', resultStates), reason: lines('the-reason', 1_000), version })
  .refine(({ reason }) => reason !== null, {
    path: ['reason'],
    message: fault('patients.fault.say-why-whoever-reads'),
  })
