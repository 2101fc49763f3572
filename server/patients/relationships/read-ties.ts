import { readTiesOfPatient, readTiesOfUser } from '../../../models/queries/patients/record-ties.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientQuery, defineStaffQuery } from '../../operations/operation.ts'
import { openWithIdentity } from '../open-identity.ts'
import { fieldOpener } from '../sealed-fields.ts'

/** Who sees to it which accounts are tied to a record. */
export const managingTies = { action: 'record-tie.manage', subject: 'patient' } as const

const momentOf = (text: string | null) => (text === null ? null : new Date(text))

/** The accounts that are tied to a record, and those that were invited to it. */
export const tiesQuery = definePatientQuery({
  ...managingTies,
  name: 'patients.record-ties',
  event: 'record-ties.viewed',
  input: nothingTaken,
  run: async (services, { proof: { patientId, actor }, at, today }, receipt) => {
    const { identity, row, key } = await openWithIdentity(services, receipt, patientId, readTiesOfPatient)
    const ties = (row.tie_rows ?? []).map((tie) => {
      const open = fieldOpener(key, 'record_ties', tie.id)
      const codeExpiresAt = new Date(tie.code_expires_at)
      return {
        ...tie,
        grounds: open.optional('grounds', tie.grounds),
        endReason: open.optional('end_reason', tie.end_reason),
        code_expires_at: codeExpiresAt,
        invited_at: new Date(tie.invited_at),
        accepted_at: momentOf(tie.accepted_at),
        end_asked_at: momentOf(tie.end_asked_at),
        ended_at: momentOf(tie.ended_at),
        expired: tie.accepted_at === null && codeExpiresAt <= at,
        over: tie.ends_on !== null && tie.ends_on < today,
        mine: tie.end_asked_by === actor.id,
      }
    })
    return { identity, ties }
  },
})

/** Who reads records of their own and of others. */
export const readingOwn = { action: 'own-records.list', subject: 'self' } as const

/** The records that one may read: one's own and those of whom one acts for. */
export const ownTiesQuery = defineStaffQuery({
  ...readingOwn,
  name: 'patients.own-records',
  event: 'own-records.listed',
  input: nothingTaken,
  find: async () => ({}),
  run: async (services, { proof: { actor, person } }) => {
    const ties = await readTiesOfUser(services.prepared, actor.id, person.sessionId)
    return { hasOwn: actor.ownPatientId !== null, ties: ties.filter(({ kind }) => kind !== 'self') }
  },
})
