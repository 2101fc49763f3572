import { z } from 'zod'
import { choice, faultOf, optionalText, requiredText, type FieldLabel } from '../../operations/fields.ts'
import { negationOf } from './negation.ts'
import { endsBeforeItBegins, isInTheFuture, isTooLongAgo, readTypedTime } from './typed-time.ts'
import { fault } from '../../operations/fault.ts'

type Clock = { readonly now: () => Date; readonly timeZone: string }

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(0)

const typedTime = (label: FieldLabel, { now, timeZone }: Clock) =>
  optionalText(label, 200)
    .transform(readTypedTime)
    .refine((time) => !isTooLongAgo(time), faultOf('too-long-ago', label))
    .refine((time) => !isInTheFuture(time, now(), timeZone), faultOf('in-the-future', label))

const lines = (label: FieldLabel, max: number) =>
  optionalText(label, max).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)

export const typedCertainties = ['unconfirmed', 'presumed', 'confirmed', 'unknown'] as const

/** The fields of an allergy. */
export const allergySchema = (clock: Clock) =>
  z.object({
    substance: requiredText('what-the-patient-is-allergic-to', 500).refine(
      (words) => negationOf({ words, codes: [] }) === undefined,
      fault('patients.fault.says-no-allergy-record'),
    ),
    reaction: lines('the-reaction', 2_000),
    criticality: choice('how-dangerous-it-is', ['low', 'high', 'unable-to-assess', 'unknown']).default(
      'unknown',
    ),
    certainty: choice('how-certain-it-is', typedCertainties).default('unknown'),
    category: choice('the-kind', ['', 'medication', 'food', 'environment', 'biologic'])
      .default('')
      .transform((kind) => (kind === '' ? null : kind)),
    onset: typedTime('when-it-began', clock),
    note: lines('the-note', 5_000),
    version,
    noteLine: optionalText('the-line-of-the-notes', 5_000),
  })

export type AllergyValues = z.output<ReturnType<typeof allergySchema>>

export const typedConditionStatuses = [
  'active',
  'recurrence',
  'relapse',
  'remission',
  'inactive',
  'resolved',
  'unknown',
] as const

/** Whether a condition of this status is over, so that it may have an end. */
export const isOver = (status: string): boolean => ['remission', 'inactive', 'resolved'].includes(status)

/** The fields of a condition. */
export const conditionSchema = (clock: Clock) =>
  z
    .object({
      description: requiredText('what-the-condition-is', 500),
      status: choice('the-state', typedConditionStatuses).default('active'),
      certainty: choice('how-certain-it-is', [
        'unconfirmed',
        'provisional',
        'differential',
        'confirmed',
        'unknown',
      ]).default('unknown'),
      onset: typedTime('when-it-began', clock),
      abatement: typedTime('when-it-ended', clock),
      note: lines('the-note', 5_000),
      version,
    })
    .superRefine(({ status, onset, abatement }, context) => {
      if ((abatement.time ?? abatement.note) !== null && !isOver(status)) {
        context.addIssue({
          code: 'custom',
          path: ['abatement'],
          message: fault('patients.fault.condition-goes-no-end'),
        })
      }
      if (endsBeforeItBegins(onset, abatement, clock.timeZone)) {
        context.addIssue({
          code: 'custom',
          path: ['abatement'],
          message: fault('patients.fault.cannot-ended-before-began'),
        })
      }
    })

export type ConditionValues = z.output<ReturnType<typeof conditionSchema>>

export const allergyStates = ['active', 'inactive', 'resolved', 'refuted', 'entered-in-error'] as const
export const conditionStates = [
  'active',
  'recurrence',
  'relapse',
  'remission',
  'inactive',
  'resolved',
  'refuted',
  'entered-in-error',
] as const

const needsReason = new Set(['refuted', 'entered-in-error'])

/** The form that changes the state of an entry: resolve it, re-open it, say that it was an error. */
export const stateSchema = <const States extends readonly [string, ...string[]]>(
  states: States,
  clock: Clock,
) =>
  z
    .object({
      state: choice('the-new-state', states),
      ended: typedTime('when-it-ended', clock),
      reason: lines('the-reason', 1_000),
      version,
    })
    .refine(({ state, reason }) => reason !== null || !needsReason.has(state), {
      path: ['reason'],
      message: fault('patients.fault.say-why-whoever-reads'),
    })

export type StateValues = {
  state: string
  ended: ReturnType<typeof readTypedTime>
  reason: string | null
  version: number
}

/** The form that states that there are no known allergies. */
export const noKnownAllergiesSchema = z
  .object({
    scope: choice('what-the-statement-is-about', [
      'any',
      'medication',
      'food',
      'environment',
      'biologic',
      'substance',
    ]).default('any'),
    substance: optionalText('the-substance', 500),
    note: lines('the-note', 2_000),
  })
  .refine(({ scope, substance }) => scope !== 'substance' || substance !== null, {
    path: ['substance'],
    message: fault('patients.fault.enter-substance-patient-known'),
  })
  .refine(({ scope, substance }) => scope === 'substance' || substance === null, {
    path: ['substance'],
    message: fault('patients.fault.leave-empty-choose-statement'),
  })

export type NoKnownAllergiesValues = z.output<typeof noKnownAllergiesSchema>
