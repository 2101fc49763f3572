import { z } from 'zod'
import { Result } from '../../../models/patients/result.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { mustSayWhyAfterDeath } from '../after-death.ts'
import { changeEntry, type EntryChange, type EntryKind } from '../clinical/change-entry.ts'
import { mustNotBeBeforeBirth } from '../demographics/before-birth.ts'
import { holdPatient } from '../hold-record.ts'
import { correctionSchema, stateSchema } from './correction-form.ts'
import { readPerson } from '../vital-signs/read-age.ts'
import { markOf } from './mark.ts'
import { recording } from './record-results.ts'
import { openFields, sealFields, type ResultFields } from './result-content.ts'
import { readTyped } from './result-fields.ts'
import { openTestBook } from './test-of.ts'

const results: EntryKind<Result, ResultFields> = {
  name: 'result',
  events: { viewed: 'results.viewed', corrected: 'result.corrected', stateChanged: 'result.state-changed' },
  hrefOf: paths.result,
  // A test that the patient has for the first time is put down once.
  hold: async (services, transaction, patientId) => (await holdPatient(services, transaction, patientId)).key,
  lock: (transaction, where) => Result.findOne({ where, transaction, lock: transaction.LOCK.UPDATE }),
  open: openFields,
  write: async (transaction, row, { key, fields, stamp }) => {
    const tests = await openTestBook(transaction, { patientId: row.patientId, key, at: stamp.changedAt })
    const testId = tests.idOf(fields)
    await tests.write()
    // Whatever it said before: as it stands now somebody is to see it.
    await row.update({ testId, awaited: true, ...sealFields(row.id, key, fields), ...stamp }, { transaction })
  },
}

const named = z.object({ resultId: idInAddress })

/** Corrects what a result says; what it said before is kept, and it is to be seen again. It gives whether anything was changed. */
export const correctResult = definePatientCommand({
  ...recording,
  name: 'patients.correct-result',
  event: 'result.corrected',
  input: ({ time, clock }) => correctionSchema(time.timeZone, () => clock.now()).and(named),
  run: async (
    services,
    context,
    { resultId: id, version: shown, collectedAt, reportedAt, status, ...typed },
  ) => {
    const { patientId } = context.proof
    const { test, value, unit, range, mark, reason, ...report } = typed
    await mustNotBeBeforeBirth(services, patientId, 'collectedAt', collectedAt)
    await mustSayWhyAfterDeath(services, patientId, collectedAt, report.reasonAfterDeath)
    const person = await readPerson(services, patientId, collectedAt)
    return changeEntry(services, context, results, {
      id,
      version: shown,
      make: (before) => {
        const read = readTyped({ test, value, unit, range, mark }, status, before)
        if (!read.ok) {
          throw new Refused('result-missing')
        }
        const collected = sameMinute(before.collectedAt, collectedAt)
        return {
          after: {
            ...before,
            ...report,
            ...read.content,
            ...markOf(read.content, person),
            collectedAt: collected,
            collectedOn: collected === before.collectedAt ? before.collectedOn : null,
            reportedAt: reportedAt === null ? null : sameMinute(before.reportedAt, reportedAt),
            status: before.status === 'entered-in-error' ? before.status : status,
          },
          change: 'corrected',
          reason,
        }
      },
    })
  },
})

/** A form holds minutes: the seconds of a time that was not touched stay. */
const sameMinute = (before: string | null, typed: Date): string =>
  before !== null && Math.floor(Date.parse(before) / 60_000) === Math.floor(typed.getTime() / 60_000)
    ? before
    : typed.toISOString()

/** Says that a result was entered in error, or takes that back. It gives whether anything was changed. */
export const setResultState = definePatientCommand({
  ...recording,
  name: 'patients.set-result-state',
  event: 'result.state-changed',
  input: stateSchema.and(named),
  run: (services, context, { resultId: id, version: shown, state, reason }) =>
    changeEntry(services, context, results, {
      id,
      version: shown,
      make: (before): EntryChange<ResultFields> => {
        const counts = before.status !== 'entered-in-error'
        const status = state === 'final' ? (counts ? before.status : 'final') : state
        return {
          after: { ...before, status },
          change: state === 'final' ? 'reopened' : 'entered-in-error',
          reason,
        }
      },
    }),
})
