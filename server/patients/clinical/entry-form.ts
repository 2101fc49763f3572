import { z } from 'zod'
import { choice, optionalText, requiredText } from '../../operations/fields.ts'
import { negationOf } from './negation.ts'
import { endsBeforeItBegins, isInTheFuture, isTooLongAgo, readTypedTime } from './typed-time.ts'

type Clock = { readonly now: () => Date; readonly timeZone: string }

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(0)

const typedTime = (label: string, { now, timeZone }: Clock) =>
  optionalText(label, 200)
    .transform(readTypedTime)
    .refine((time) => !isTooLongAgo(time), `${label} is too long ago; check the year`)
    .refine((time) => !isInTheFuture(time, now(), timeZone), `${label} is in the future; check it`)

const lines = (label: string, max: number) =>
  optionalText(label, max).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)

export const typedCertainties = ['unconfirmed', 'presumed', 'confirmed', 'unknown'] as const

/** The fields of an allergy. */
export const allergySchema = (clock: Clock) =>
  z.object({
    substance: requiredText('what the patient is allergic to', 500).refine(
      (words) => negationOf({ words, codes: [] }) === undefined,
      'This says that there is no allergy. Record that with “No known allergies” instead',
    ),
    reaction: lines('the reaction', 2_000),
    criticality: choice('how dangerous it is', ['low', 'high', 'unable-to-assess', 'unknown']).default(
      'unknown',
    ),
    certainty: choice('how certain it is', typedCertainties).default('unknown'),
    category: choice('the kind', ['', 'medication', 'food', 'environment', 'biologic'])
      .default('')
      .transform((kind) => (kind === '' ? null : kind)),
    onset: typedTime('When it began', clock),
    note: lines('the note', 5_000),
    version,
    noteLine: optionalText('the line of the notes', 5_000),
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
      description: requiredText('what the condition is', 500),
      status: choice('the state', typedConditionStatuses).default('active'),
      certainty: choice('how certain it is', [
        'unconfirmed',
        'provisional',
        'differential',
        'confirmed',
        'unknown',
      ]).default('unknown'),
      onset: typedTime('When it began', clock),
      abatement: typedTime('When it ended', clock),
      note: lines('the note', 5_000),
      version,
    })
    .superRefine(({ status, onset, abatement }, context) => {
      if ((abatement.time ?? abatement.note) !== null && !isOver(status)) {
        context.addIssue({
          code: 'custom',
          path: ['abatement'],
          message:
            'A condition that goes on has no end: leave this empty, or choose a state that says it is over',
        })
      }
      if (endsBeforeItBegins(onset, abatement, clock.timeZone)) {
        context.addIssue({
          code: 'custom',
          path: ['abatement'],
          message: 'It cannot have ended before it began; check both',
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
      state: choice('the new state', states),
      ended: typedTime('When it ended', clock),
      reason: lines('the reason', 1_000),
      version,
    })
    .refine(({ state, reason }) => reason !== null || !needsReason.has(state), {
      path: ['reason'],
      message: 'Say why, so that whoever reads it later understands',
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
    scope: choice('what the statement is about', [
      'any',
      'medication',
      'food',
      'environment',
      'biologic',
      'substance',
    ]).default('any'),
    substance: optionalText('the substance', 500),
    note: lines('the note', 2_000),
  })
  .refine(({ scope, substance }) => scope !== 'substance' || substance !== null, {
    path: ['substance'],
    message: 'Enter the substance that the patient is not known to be allergic to',
  })
  .refine(({ scope, substance }) => scope === 'substance' || substance === null, {
    path: ['substance'],
    message: 'Leave this empty, or choose that the statement is about one substance',
  })

export type NoKnownAllergiesValues = z.output<typeof noKnownAllergiesSchema>
