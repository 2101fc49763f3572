import { readHoldersOfRecord } from '../../../models/queries/patients/relationships.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientQuery } from '../../operations/operation.ts'
import { openAllergyList } from '../clinical/allergies/open-allergy-list.ts'
import { openChart } from '../chart/open-chart.ts'

const reading = {
  action: 'own-record.open',
  event: 'own-record.viewed',
  subject: 'own-record',
  input: nothingTaken,
} as const

/** One's own chart, with whose accounts read it. */
export const ownRecordQuery = definePatientQuery({
  ...reading,
  name: 'patients.own-record',
  run: async (services, { proof: { patientId } }, receipt) => ({
    chart: await openChart(services, receipt, patientId),
    relationships: await readHoldersOfRecord(services.prepared, patientId),
  }),
})

/** One's own allergies. */
export const ownAllergiesQuery = definePatientQuery({
  ...reading,
  name: 'patients.own-allergies',
  run: (services, { proof }, receipt) => openAllergyList(services, receipt, proof.patientId),
})
