import { z } from 'zod'
import { readSafetyOfPatients } from '../../../models/queries/prescriptions/patient-safety.ts'
import {
  readPrescriptionLines,
  type PrescriptionLineRow,
} from '../../../models/queries/prescriptions/prescription-rows.ts'
import { readToSign } from '../../../models/queries/prescriptions/to-sign.ts'
import type { DraftToSign, PatientToSign } from '../../../views/prescriptions/signing/to-sign.ts'
import type { Receipt } from '../../audit/record.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { openListed } from '../../patients/open-listed.ts'
import type { Services } from '../../services.ts'
import { asChecked } from '../allergies/check-allergies.ts'
import { unanswered } from '../answered-conflicts.ts'
import { checkSafety } from '../check-safety.ts'
import { daysOfCourse } from '../dispensing/supply-interval.ts'
import { faultsOfSchedule } from '../schedules/schedule-rules.ts'
import { openContent, orderOf } from '../open-content.ts'
import { nothingReadable } from '../open-lines.ts'
import { openListedPatient } from '../open-listed-patient.ts'
import { contentHash } from '../prescription-content.ts'
import { mayBeTakenSince, type SafetyFacts } from '../safety-facts.ts'
import { tickName } from './ticked.ts'
import { readNotSigned } from './not-signed-in-address.ts'

const unreadable = (id: string): DraftToSign => ({
  id,
  order: nothingReadable,
  trust: 'damaged',
  check: undefined,
  box: undefined,
  schedule: null,
  unlawful: undefined,
  unanswered: false,
})

/** Opens a draft as it will be signed, and compares it anew. @throws SealBrokenError */
function openDraft(
  services: Services,
  row: PrescriptionLineRow,
  { facts, today }: { readonly facts: SafetyFacts; readonly today: string },
): DraftToSign {
  const key = services.patientKeys.open(row.patient_id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const { content, signature } = openContent(row, key)
  const medication = { system: row.medication_system, code: row.medication_code }
  const check = checkSafety(asChecked(content.medicationName, medication), facts, row.id)
  const [why] = faultsOfSchedule(row.medication_schedule, { ...content, days: daysOfCourse(content) }, today)
  const asks = unanswered(check, content.overrideOf).length > 0
  return {
    id: row.id,
    order: orderOf(content, signature),
    trust: signature.kind,
    check,
    box:
      asks || why !== undefined || signature.kind === 'altered'
        ? undefined
        : { name: tickName(row.id), shown: contentHash(content) },
    schedule: row.medication_schedule,
    unlawful: why === undefined ? undefined : { keepsFrom: 'signing', why },
    unanswered: asks,
  }
}

/** Opens these drafts, patient by patient, in the order in which they were found. */
async function openToSign(
  services: Services,
  receipt: Receipt,
  {
    ids,
    patientIds,
    today,
  }: {
    readonly ids: readonly string[]
    readonly patientIds: readonly string[]
    readonly today: string
  },
): Promise<readonly PatientToSign[]> {
  if (ids.length === 0) {
    return []
  }
  for (const id of patientIds) {
    receipt.mustCover(id, 'identity', 'safety', 'prescriptions')
  }
  const { prepared } = services
  const [rows, patientRows] = await Promise.all([
    readPrescriptionLines(prepared, ids),
    readSafetyOfPatients(prepared, { patientIds, since: mayBeTakenSince(services) }),
  ])
  const opened = await Promise.all(
    patientRows.map((row) => openListedPatient(services, receipt, row, { unsigned: true })),
  )
  const patients = new Map(opened.map((one) => [one.patient.patientId, one]))
  return Promise.all(
    patientIds
      .flatMap((patientId) => {
        const found = patients.get(patientId)
        return found === undefined ? [] : [found]
      })
      .map(async ({ patient, facts }) => ({
        patient,
        drafts: await Promise.all(
          rows
            .filter((row) => row.patient_id === patient.patientId)
            .map(async (row) =>
              facts === undefined
                ? unreadable(row.id)
                : openListed<DraftToSign, DraftToSign>(services, receipt, patient.patientId, {
                    open: () => openDraft(services, row, { facts, today }),
                    instead: () => unreadable(row.id),
                  }),
            ),
        ),
      })),
  )
}

/** What waits for the signature of the person who asks, each in full as it will be signed. */
export const toSignQuery = defineStaffQuery({
  name: 'prescriptions.to-sign',
  action: 'prescription.sign-several',
  event: 'prescription.listed',
  subject: 'self',
  /** What was ticked before and not signed, as `notSignedText` wrote it. */
  input: z.object({ left: choiceInAddress(5_000) }),
  find: async (services, { proof, at, today }, { left }) => {
    const found = await readToSign(services.prepared, { userId: proof.actor.id, at, today })
    return {
      ids: found.map(({ id }) => id),
      patientIds: [...new Set(found.map(({ patient_id: patientId }) => patientId))],
      today,
      total: found[0]?.total ?? 0,
      left: readNotSigned(left),
      details: { list: 'to-sign', shown: found.length },
    }
  },
  run: async (services, _context, receipt, found) => ({
    total: found.total,
    left: found.left,
    patients: await openToSign(services, receipt, found),
  }),
})
