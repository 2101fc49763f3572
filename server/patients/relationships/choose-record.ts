import { z } from 'zod'
import { chooseRecord } from '../../../models/queries/patients/relationships.ts'
import { SessionMetadata } from '../../../models/accounts/session-metadata.ts'
import { auditedChange } from '../../audit/record.ts'
import { isId } from '../../is-id.ts'
import { offered } from '../../operations/fields.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { readingOwn } from './read-relationships.ts'

/** Chooses whose record is shown from now on in this session: one's own, or that of somebody whom one acts for. */
export const chooseOwnRecord = defineStaffCommand({
  ...readingOwn,
  name: 'patients.choose-own-record',
  event: 'own-records.chosen',
  input: z.object({ record: offered('a-record') }),
  run: async (services, { proof, origin, today }, { record }) => {
    const { sessionId } = proof.person
    const own = record === 'own'
    const patientId = own
      ? (proof.actor.ownPatientId ?? undefined)
      : isId(record)
        ? await chooseRecord(services.prepared, { sessionId, tieId: record, today })
        : undefined
    if (patientId === undefined) {
      throw new Refused('may-not-read-any-more')
    }
    return auditedChange(services, proof, origin, 'own-records.chosen', async (transaction) => {
      if (own) {
        await SessionMetadata.update({ recordOf: null }, { where: { id: sessionId }, transaction })
      }
      return { value: { id: patientId }, patientId }
    })
  },
})
