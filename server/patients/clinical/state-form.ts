import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { choice } from '../../operations/fields.ts'
import { lines, typedTime, version, type Clock } from './entry-fields.ts'

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
  services: Clock,
) =>
  z
    .object({
      state: choice('the-new-state', states),
      ended: typedTime('when-it-ended', services),
      reason: lines('the-reason', 1_000),
      version,
    })
    .refine(({ state, reason }) => reason !== null || !needsReason.has(state), {
      path: ['reason'],
      message: fault('patients.fault.say-why-whoever-reads'),
    })
