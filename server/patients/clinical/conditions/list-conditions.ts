import { definePatientQuery } from '../../../operations/operation.ts'
import { conditionsInAddress, openConditionPage } from './open-condition-page.ts'

/** A page of a patient's conditions. */
export const conditionsQuery = definePatientQuery({
  name: 'patients.conditions',
  action: 'chart.open',
  event: 'conditions.viewed',
  subject: 'patient',
  input: conditionsInAddress,
  run: async (services, { proof: { patientId, actor } }, receipt, asked) => ({
    ...(await openConditionPage(services, receipt, patientId, asked)),
    mayWrite: actor.permissions.has('chart.write'),
  }),
})

/** A page of one's own conditions. */
export const ownConditionsQuery = definePatientQuery({
  name: 'patients.own-conditions',
  action: 'own-record.open',
  event: 'own-record.viewed',
  subject: 'own-record',
  input: conditionsInAddress,
  run: (services, { proof }, receipt, asked) => openConditionPage(services, receipt, proof.patientId, asked),
})
