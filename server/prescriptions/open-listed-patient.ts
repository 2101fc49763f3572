import type { PatientSafetyRow } from '../../models/queries/prescriptions/patient-safety.ts'
import type { QueuePatient } from '../../views/prescriptions/queue.ts'
import type { UnreadablePatient } from '../../views/patients/demographics/listed-patient.ts'
import type { Receipt } from '../audit/record.ts'
import { allergiesForBanner, openSafety } from '../patients/open-entries.ts'
import { openIdentityAndDeath } from '../patients/open-identity.ts'
import { openListed } from '../patients/open-listed.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import type { Services } from '../services.ts'
import { openSafetyFacts, type SafetyFacts, type SafetyView } from './safety-facts.ts'

type ReadablePatient = { readonly patient: QueuePatient; readonly facts: SafetyFacts }
type UnreadableRecord = { readonly patient: UnreadablePatient; readonly facts: undefined }
export type ListedWithFacts = ReadablePatient | UnreadableRecord

/** Somebody of a list, what they must not be given and what they take, opened with the key that came with it. */
export const openListedPatient = (
  services: Services,
  receipt: Receipt,
  row: PatientSafetyRow,
  view: SafetyView,
): Promise<ListedWithFacts> =>
  openListed<ReadablePatient, UnreadableRecord>(services, receipt, row.id, {
    open: () => {
      const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
      const open = fieldOpener(key, 'patients', row.id)
      const allergies = openSafety(receipt, key, row, open.optional('allergies', row.allergies))
      return {
        patient: {
          ...openIdentityAndDeath(row, key),
          allergies: allergiesForBanner(receipt, allergies),
        },
        facts: openSafetyFacts(services, row, key, view),
      }
    },
    instead: () => ({
      patient: { patientId: row.id, recordNumber: row.record_number, unreadable: true },
      facts: undefined,
    }),
  })
