import { randomBytes } from 'node:crypto'
import { Allergy } from '../../models/patients/allergy.ts'
import { AllergyStatement } from '../../models/patients/allergy-statement.ts'
import { ClinicalChange } from '../../models/patients/clinical-change.ts'
import { Condition } from '../../models/patients/condition.ts'
import { Dispensing } from '../../models/prescriptions/dispensing.ts'
import { DispensingReversal } from '../../models/prescriptions/dispensing-reversal.ts'
import { EmergencyAccessCode } from '../../models/emergency-access/emergency-access-code.ts'
import { EmergencyGrant } from '../../models/emergency-access/emergency-grant.ts'
import { EmergencyRequest } from '../../models/emergency-access/emergency-request.ts'
import { EmergencyReview } from '../../models/emergency-access/emergency-review.ts'
import { Encounter } from '../../models/patients/encounter.ts'
import { ErasureRequest } from '../../models/patients/erasure-request.ts'
import { Immunization } from '../../models/patients/immunization.ts'
import { Observation } from '../../models/patients/observation.ts'
import { Result } from '../../models/patients/result.ts'
import { ResultTest } from '../../models/patients/result-test.ts'
import { ImportRemark } from '../../models/patients/import-remark.ts'
import { newId } from '../../models/new-id.ts'
import { NotDispensed } from '../../models/prescriptions/not-dispensed.ts'
import { RecordTie } from '../../models/patients/record-tie.ts'
import { fieldSealer } from '../../server/patients/sealed-fields.ts'
import { keyOf, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import type { TestApp } from '../support/test-app.ts'

/** What a page shows of a sealed column: which one it was. */
export const wordOf = (table: string, column: string): string => `Word of ${table} ${column}`

/** A record with something in every table that stands under a patient’s key, and who has to do with it. */
export type FullRecord = {
  readonly patientId: string
  readonly recordNumber: string
  readonly encounterId: string
  readonly allergyId: string
  readonly conditionId: string
  readonly observationId: string
  readonly resultId: string
  readonly prescriptionId: string
  readonly dispensingId: string
  readonly grantId: string
  readonly reviewedGrantId: string
  readonly requestId: string
  readonly erasureId: string
}

/** @param people.doctor cares for the patient; `nurse` has emergency access */
export async function makeFullRecord(
  testApp: TestApp,
  { doctor, nurse }: { readonly doctor: TestUser; readonly nurse: TestUser },
): Promise<FullRecord> {
  const at = testApp.clock.now()
  const pharmacist = await makeUser(testApp, 'pharmacist')
  const officer = await makeUser(testApp, 'security_officer')
  const guardian = await makeUser(testApp, 'patient')
  const { id: patientId, recordNumber } = await makePatient(testApp, {
    givenName: wordOf('patients', 'given name'),
    familyName: wordOf('patients', 'family name'),
    nationalId: '8403275009087',
    phone: '0821234567',
    email: 'word@example.org',
    address: wordOf('patients', 'address'),
    medicalHistory: wordOf('patients', 'medical history'),
    allergies: wordOf('patients', 'allergies'),
  })
  const { id: prescriptionId } = await makePrescription(testApp, {
    patientId,
    prescriberId: doctor.id,
    status: 'approved',
    instructions: wordOf('prescriptions', 'instructions'),
    quantity: 21,
    repeats: 2,
  })
  const key = await keyOf(testApp, patientId)
  const sealer = (table: string, id: string) => {
    const seal = fieldSealer(key, table, id)
    return (column: string) => seal.required(column, wordOf(table, column.replaceAll('_', ' ')))
  }
  const ids = {
    encounterId: newId(),
    allergyId: newId(),
    conditionId: newId(),
    observationId: newId(),
    resultId: newId(),
    dispensingId: newId(),
    grantId: newId(),
    reviewedGrantId: newId(),
    requestId: newId(),
    erasureId: newId(),
  }
  const encounter = sealer('encounters', ids.encounterId)
  await Encounter.create({
    id: ids.encounterId,
    patientId,
    authorId: doctor.id,
    kind: 'ambulatory',
    occurredAt: at,
    reason: encounter('reason'),
    notes: encounter('notes'),
    diagnoses: encounter('diagnoses'),
    createdAt: at,
  })
  const recorded = { patientId, recorded: '2026-03-04', recordedAt: at, recordedBy: doctor.id, createdAt: at }
  const allergy = sealer('allergies', ids.allergyId)
  await Allergy.create({
    ...recorded,
    id: ids.allergyId,
    substance: allergy('substance'),
    reaction: allergy('reaction'),
    note: allergy('note'),
    criticality: 'high',
    status: 'active',
    verification: 'confirmed',
  })
  const statementId = newId()
  const statement = sealer('allergy_statements', statementId)
  await AllergyStatement.create({
    ...recorded,
    id: statementId,
    says: 'none-known',
    scope: 'substance',
    substance: statement('substance'),
    note: statement('note'),
  })
  const condition = sealer('conditions', ids.conditionId)
  await Condition.create({
    ...recorded,
    id: ids.conditionId,
    description: condition('description'),
    note: condition('note'),
    status: 'active',
    verification: 'confirmed',
  })
  for (const [entry, entryId] of [
    ['allergy', ids.allergyId],
    ['condition', ids.conditionId],
    ['observation', ids.observationId],
    ['result', ids.resultId],
  ] as const) {
    const id = newId()
    const content = JSON.stringify({
      substance: 'Before',
      description: 'Before',
      reason: wordOf(entry, 'history'),
    })
    await ClinicalChange.create({
      id,
      patientId,
      entry,
      entryId,
      version: 1,
      change: 'recorded',
      changedAt: at,
      changedBy: doctor.id,
      content: fieldSealer(key, 'clinical_changes', id).required('content', content),
    })
  }
  await Observation.create({
    id: ids.observationId,
    patientId,
    kind: 'blood-pressure',
    status: 'final',
    takenAt: at,
    content: fieldSealer(key, 'observations', ids.observationId).required(
      'content',
      JSON.stringify({
        value: '120',
        diastolic: '80',
        circumstance: 'left-arm',
        note: wordOf('observations', 'content'),
      }),
    ),
    recordedBy: doctor.id,
    createdAt: at,
  })
  const testId = newId()
  await ResultTest.create({
    id: testId,
    patientId,
    content: fieldSealer(key, 'result_tests', testId).required(
      'content',
      JSON.stringify({ test: wordOf('result_tests', 'content') }),
    ),
    createdAt: at,
  })
  await Result.create({
    id: ids.resultId,
    patientId,
    reportId: newId(),
    testId,
    status: 'final',
    collectedAt: at,
    content: fieldSealer(key, 'results', ids.resultId).required(
      'content',
      JSON.stringify({ test: 'Potassium', sort: 'text', value: wordOf('results', 'content') }),
    ),
    recordedBy: doctor.id,
    createdAt: at,
  })
  const immunizationId = newId()
  const immunization = sealer('immunizations', immunizationId)
  await Immunization.create({
    id: immunizationId,
    patientId,
    vaccine: immunization('vaccine'),
    note: immunization('note'),
    status: 'completed',
    givenAt: at,
    createdAt: at,
  })
  const remarkId = newId()
  await ImportRemark.create({
    id: remarkId,
    patientId,
    resourceType: 'AllergyIntolerance',
    kind: 'not-read',
    remark: sealer('import_remarks', remarkId)('remark'),
    createdAt: at,
  })
  const tieId = newId()
  const tie = sealer('record_ties', tieId)
  const tied = await RecordTie.create({
    id: tieId,
    patientId,
    kind: 'guardian',
    document: 'birth-certificate',
    grounds: tie('grounds'),
    endsOn: '2030-01-01',
    codeExpiresAt: at,
    invitedBy: officer.id,
    invitedAt: at,
  })
  await tied.update({ userId: guardian.id, acceptedAt: at })
  await tied.update({ endAskedBy: officer.id, endAskedAt: at, endReason: tie('end_reason') })
  const reversedId = newId()
  for (const [id, quantity] of [
    [ids.dispensingId, 5],
    [reversedId, 4],
  ] as const) {
    await Dispensing.create({
      id,
      prescriptionId,
      pharmacistId: pharmacist.id,
      quantity,
      idempotencyKey: newId(),
      dispensedAt: at,
      earlyReason: sealer('dispensings', id)('early_reason'),
    })
  }
  const reversalId = newId()
  await DispensingReversal.create({
    id: reversalId,
    dispensingId: reversedId,
    pharmacistId: pharmacist.id,
    reason: sealer('dispensing_reversals', reversalId)('reason'),
    reversedAt: at,
  })
  const notDispensedId = newId()
  await NotDispensed.create({
    id: notDispensedId,
    prescriptionId,
    pharmacistId: pharmacist.id,
    reasonCode: 'other',
    note: sealer('not_dispensed', notDispensedId)('note'),
    recordedAt: at,
  })
  const access = async () => {
    const spent = { userId: nurse.id, codeHash: randomBytes(32), issuedAt: at, usedAt: at }
    const { id } = await EmergencyAccessCode.create(spent)
    return { userId: nurse.id, patientId, codeId: id, sessionId: newId() }
  }
  await EmergencyGrant.create({
    ...(await access()),
    id: ids.grantId,
    reasonCode: 'unconscious',
    reason: sealer('emergency_grants', ids.grantId)('reason'),
    startsAt: at,
    endsAt: new Date(at.getTime() + 3_600_000),
  })
  const over = sealer('emergency_grants', ids.reviewedGrantId)
  const granted = await EmergencyGrant.create({
    ...(await access()),
    id: ids.reviewedGrantId,
    reasonCode: 'unconscious',
    reason: over('reason'),
    startsAt: new Date(at.getTime() - 7_200_000),
    endsAt: new Date(at.getTime() - 1),
  })
  await granted.update({
    extendedAt: new Date(at.getTime() - 5_400_000),
    extensionReason: over('extension_reason'),
  })
  const reviewId = newId()
  await EmergencyReview.create({
    id: reviewId,
    grantId: ids.reviewedGrantId,
    reviewerId: officer.id,
    opinion: 1,
    outcome: 'escalated',
    comment: sealer('emergency_reviews', reviewId)('comment'),
    reviewedAt: at,
  })
  await granted.update({ reviewState: 'escalated' })
  await EmergencyRequest.create({
    ...(await access()),
    id: ids.requestId,
    reasonCode: 'unconscious',
    reason: sealer('emergency_requests', ids.requestId)('reason'),
    requestedAt: at,
    expiresAt: new Date(at.getTime() + 3_600_000),
  })
  const erasure = sealer('erasure_requests', ids.erasureId)
  const request = await ErasureRequest.create({
    id: ids.erasureId,
    patientId,
    requestedBy: guardian.id,
    requestedAt: at,
    identityCheck: 'document',
    reason: erasure('reason'),
  })
  // Of a request that waits, who asked is shown nothing; of one that was refused, why.
  await request.update({
    outcome: 'refused',
    decidedBy: officer.id,
    decidedAt: at,
    refusal: erasure('refusal'),
  })
  return { patientId, recordNumber, prescriptionId, ...ids }
}
