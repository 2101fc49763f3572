import { z } from 'zod'
import { choice, optionalText, requiredText } from '../../operations/fields.ts'
import { negationOf } from '../negation.ts'
import { lines, typedTime, version, type Clock } from './entry-fields.ts'
import { endsBeforeItBegins } from './typed-time.ts'
import { fault } from '../../operations/fault.ts'

const typedCertainties = ['unconfirmed', 'presumed', 'confirmed', 'unknown'] as const

/** The fields of an allergy. */
export const allergySchema = (services: Clock) =>
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
    onset: typedTime('when-it-began', services),
    note: lines('the-note', 5_000),
    version,
    noteLine: optionalText('the-line-of-the-notes', 5_000),
  })

export type AllergyValues = Omit<z.output<ReturnType<typeof allergySchema>>, 'version' | 'noteLine'>

const typedConditionStatuses = [
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
export const conditionSchema = (services: Clock) =>
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
      onset: typedTime('when-it-began', services),
      abatement: typedTime('when-it-ended', services),
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
      if (endsBeforeItBegins(onset, abatement, services.time.timeZone)) {
        context.addIssue({
          code: 'custom',
          path: ['abatement'],
          message: fault('patients.fault.cannot-ended-before-began'),
        })
      }
    })

export type ConditionValues = Omit<z.output<ReturnType<typeof conditionSchema>>, 'version'>
