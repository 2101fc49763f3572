import { z } from 'zod'
import {
  readObservation,
  readObservationHistory,
  readObservationPage,
  type ObservationRow,
} from '../../../models/queries/patients/observation-rows.ts'
import type { EntryRow } from '../../../models/queries/patients/clinical-lists.ts'
import type { PatientIdentity } from '../../../views/patients/chart.ts'
import type { Course } from '../../../views/patients/vital-signs/course.ts'
import type { VitalSign } from '../../../views/patients/vital-signs/vital-sign.ts'
import type { Receipt } from '../../audit/record.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { listed, pageAt, type ListSlice } from '../../lists/read-list.ts'
import { choiceInAddress, idInAddress, placeInAddress } from '../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { vitalKinds, type VitalKind } from '../../vital-kinds.ts'
import { openVersions } from '../clinical/open-versions.ts'
import { openWithIdentity, type ReadWithIdentity } from '../open-identity.ts'
import { courseOfKind } from './growth/course-of-kind.ts'
import { isAgeEnough, limitsFor, monthsOfLife } from './interpret.ts'
import { openVitalSign } from './open-vital-signs.ts'
import { recording } from './record-vital-signs.ts'

/** Low rows: many stand on a page, so that a course is seen. */
const list = { keyset: newestFirst, size: 100 }
const inAddress = z.object({ kind: choiceInAddress(40), cursor: placeInAddress })

/** A page of a patient's vital signs. */
export type OpenedVitalSigns = {
  readonly identity: PatientIdentity
  readonly vitalSigns: readonly VitalSign[]
  /** Of which kind alone; undefined for all. */
  readonly kind: VitalKind | undefined
  /** What is drawn of the kind that is shown alone. */
  readonly course: Course | undefined
  readonly page: Pick<ListSlice<unknown>, 'next' | 'isFirst'>
}

/** @param asked.kind anything unknown shows all @throws Refused, SealBrokenError, HiddenSectionError */
async function openPage(
  services: Services,
  receipt: Receipt,
  patientId: string,
  asked: z.output<typeof inAddress>,
): Promise<OpenedVitalSigns> {
  receipt.mustCover(patientId, 'identity', 'observations')
  const kind = vitalKinds.find((one) => one === asked.kind)
  const page = pageAt(services, asked.cursor, list)
  const { after: before, limit } = page
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, (prepared, patient) =>
    readObservationPage(prepared, patient, { before, limit, kind: kind ?? '' }),
  )
  const { rows, ...rest } = listed(services, page, row.observation_rows ?? [])
  const vitalSigns = rows.map((one) => openVitalSign(receipt, key, one))
  const course =
    kind === undefined ? undefined : courseOfKind(kind, vitalSigns, identity, services.time.timeZone)
  return { identity, vitalSigns, kind, course, page: rest }
}

const mayWrite = ({ proof: { actor } }: PatientContext) => actor.permissions.has('chart.write')

/** A page of a patient's vital signs, the newest first, those entered in error too. */
export const vitalSignsQuery = definePatientQuery({
  name: 'patients.vital-signs',
  action: 'chart.open',
  event: 'vital-signs.viewed',
  subject: 'patient',
  input: inAddress,
  run: async (services, context, receipt, asked) => ({
    ...(await openPage(services, receipt, context.proof.patientId, asked)),
    mayWrite: mayWrite(context),
  }),
})

/** The same for the patient who asks. */
export const ownVitalSignsQuery = definePatientQuery({
  name: 'patients.own-vital-signs',
  action: 'own-record.open',
  event: 'own-record.viewed',
  subject: 'own-record',
  input: inAddress,
  run: (services, { proof }, receipt, asked) => openPage(services, receipt, proof.patientId, asked),
})

const named = z.object({ observationId: idInAddress })

/** Opens one from what `read` brings. @throws Refused where it is not of this patient; SealBrokenError */
async function openOne<Row extends EntryRow<ObservationRow>>(
  services: Services,
  receipt: Receipt,
  { proof: { patientId } }: PatientContext,
  read: ReadWithIdentity<Row>,
) {
  receipt.mustCover(patientId, 'identity', 'observations')
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, read)
  if (row.entry_row === null) {
    throw new Refused('no-such-thing')
  }
  return { identity, row, key, vitalSign: openVitalSign(receipt, key, row.entry_row) }
}

/** One vital sign with every state that it had. */
export const vitalSignQuery = definePatientQuery({
  name: 'patients.vital-sign',
  action: 'chart.open',
  event: 'vital-signs.viewed',
  subject: 'patient',
  input: named,
  run: async (services, context, receipt, { observationId }) => {
    const { identity, row, key, vitalSign } = await openOne(services, receipt, context, (prepared, patient) =>
      readObservationHistory(prepared, patient, observationId),
    )
    const versions = openVersions(key, row.change_rows ?? [])
    const months = monthsOfLife(identity.birthDate, vitalSign.takenAt, services.time.timeZone)
    const limits = [
      limitsFor(vitalSign.kind, months, vitalSign.circumstance),
      vitalSign.diastolic === null ? undefined : limitsFor('diastolic', months),
    ].filter((one) => one !== undefined)
    const ageIsKnown = isAgeEnough(vitalSign.kind, months)
    return { identity, vitalSign, versions, limits, ageIsKnown, mayWrite: mayWrite(context) }
  },
})

/** One that is to be changed. */
export const vitalSignToChangeQuery = definePatientQuery({
  ...recording,
  name: 'patients.vital-sign-to-change',
  event: 'vital-signs.viewed',
  input: named,
  run: async (services, context, receipt, { observationId }) => {
    const { identity, vitalSign } = await openOne(services, receipt, context, (prepared, patient) =>
      readObservation(prepared, patient, observationId),
    )
    return { identity, vitalSign }
  },
})
