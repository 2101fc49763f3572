import { nothingTaken } from '../../operations/input.ts'
import { definePatientQuery } from '../../operations/operation.ts'
import { readCopy } from './read-copy.ts'

/** A full copy of a record, handed out on the patient's behalf. Its parts are read one after the other. */
export const copyQuery = definePatientQuery({
  name: 'patients.copy',
  action: 'record.copy',
  event: 'record.copied',
  subject: 'patient',
  input: nothingTaken,
  run: (services, { proof: { patientId, actor } }, receipt) =>
    readCopy(services, receipt, { patientId, reader: { actorId: actor.id, whose: 'other' } }),
})

/** A full copy of one's own record. */
export const ownCopyQuery = definePatientQuery({
  name: 'patients.own-copy',
  action: 'own-record.copy',
  event: 'own-record.copied',
  subject: 'own-record',
  input: nothingTaken,
  run: (services, { proof: { patientId, actor } }, receipt) =>
    readCopy(services, receipt, { patientId, reader: { actorId: actor.id, whose: 'own' } }),
})
