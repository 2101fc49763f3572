import {
  readRelationshipsOfPatient,
  readRelationshipsOfUser,
} from '../../../models/queries/patients/relationships.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientQuery, defineStaffQuery } from '../../operations/operation.ts'
import { openWithIdentity } from '../open-identity.ts'
import { fieldOpener } from '../sealed-fields.ts'

/** Who manages which accounts are tied to a record. */
export const managingRelationships = { action: 'record-tie.manage', subject: 'patient' } as const

const momentOf = (text: string | null) => (text === null ? null : new Date(text))

/** The accounts that are tied to a record, and those that were invited to it. */
export const relationshipsQuery = definePatientQuery({
  ...managingRelationships,
  name: 'patients.record-ties',
  event: 'record-ties.viewed',
  input: nothingTaken,
  run: async (services, { proof: { patientId, actor }, at, today }, receipt) => {
    const { identity, row, key } = await openWithIdentity(
      services,
      receipt,
      patientId,
      readRelationshipsOfPatient,
    )
    const relationships = (row.tie_rows ?? []).map((relationship) => {
      const open = fieldOpener(key, 'record_ties', relationship.id)
      const codeExpiresAt = new Date(relationship.code_expires_at)
      return {
        ...relationship,
        grounds: open.optional('grounds', relationship.grounds),
        endReason: open.optional('end_reason', relationship.end_reason),
        code_expires_at: codeExpiresAt,
        invited_at: new Date(relationship.invited_at),
        accepted_at: momentOf(relationship.accepted_at),
        end_asked_at: momentOf(relationship.end_asked_at),
        ended_at: momentOf(relationship.ended_at),
        expired: relationship.accepted_at === null && codeExpiresAt <= at,
        over: relationship.ends_on !== null && relationship.ends_on < today,
        mine: relationship.end_asked_by === actor.id,
      }
    })
    return { identity, relationships }
  },
})

/** Who reads records of their own and of others. */
export const readingOwn = { action: 'own-records.list', subject: 'self' } as const

/** The records that one may read: one's own and those of whom one acts for. */
export const ownRelationshipsQuery = defineStaffQuery({
  ...readingOwn,
  name: 'patients.own-records',
  event: 'own-records.listed',
  input: nothingTaken,
  find: async () => ({}),
  run: async (services, { proof: { actor, person } }) => {
    const relationships = await readRelationshipsOfUser(services.prepared, actor.id, person.sessionId)
    return {
      hasOwn: actor.ownPatientId !== null,
      relationships: relationships.filter(({ kind }) => kind !== 'self'),
    }
  },
})
