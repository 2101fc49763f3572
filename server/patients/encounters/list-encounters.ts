import { z } from 'zod'
import { readEncounterPage } from '../../../models/queries/patients/encounter-rows.ts'
import { listed, pageAt } from '../../lists/read-list.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { placeInAddress } from '../../operations/input.ts'
import { definePatientQuery } from '../../operations/operation.ts'
import { openEncounter } from '../chart/open-chart.ts'
import { openWithIdentity } from '../open-identity.ts'

const list = { keyset: newestFirst, size: recordsOnPage }
const input = z.object({ cursor: placeInAddress })

/** A page of a patient's encounters, the newest first. */
export const encountersQuery = definePatientQuery({
  name: 'patients.encounters',
  action: 'chart.open',
  event: 'encounters.viewed',
  subject: 'patient',
  input,
  run: async (services, { proof }, receipt, { cursor }) => {
    const page = pageAt(services, cursor, list)
    const { identity, row, key } = await openWithIdentity(
      services,
      receipt,
      proof.patientId,
      (prepared, patient) => readEncounterPage(prepared, patient, page.after, page.limit),
    )
    const { rows, ...rest } = listed(services, page, row.encounter_rows ?? [])
    return { identity, encounters: rows.map((one) => openEncounter(receipt, one, key)), page: rest }
  },
})

/** The same for the patient who asks. */
export const ownEncountersQuery = definePatientQuery({
  name: 'patients.own-encounters',
  action: 'own-record.open',
  event: 'own-record.viewed',
  subject: 'own-record',
  input,
  run: async (services, { proof: { patientId } }, receipt, { cursor }) => {
    const page = pageAt(services, cursor, list)
    const { row, key } = await openWithIdentity(services, receipt, patientId, (prepared) =>
      readEncounterPage(prepared, { patientId, safety: false }, page.after, page.limit),
    )
    const { rows, ...rest } = listed(services, page, row.encounter_rows ?? [])
    return { encounters: rows.map((one) => openEncounter(receipt, one, key)), page: rest }
  },
})
