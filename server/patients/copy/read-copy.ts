import {
  copyAllergies,
  copyConditions,
  copyDispensings,
  copyEncounters,
  copyObservations,
  copyPrescriptions,
  copyResults,
  copyStatements,
  type KeyOfCopied,
  type NamedPractitioner,
} from '../../../models/queries/patients/record-copy.ts'
import { beforeNewest, type MomentPlace } from '../../../models/queries/list-place.ts'
import { readDetails } from '../../../models/queries/patients/patient-details.ts'
import type { CopyPart, CopiedPatient, Practitioner } from '../../../views/patients/copy.ts'
import type { Receipt } from '../../audit/record.ts'
import { RecordErasedError } from '../record-erased.ts'
import { pageAfter } from '../../lists/list-page.ts'
import type { Services } from '../../services.ts'
import { conditionNegationOf } from '../clinical/conditions/condition-negation.ts'
import { contactFrom } from '../demographics/open-demographics.ts'
import { openWithIdentity } from '../open-identity.ts'
import { openHandover } from '../../prescriptions/handover.ts'
import { openImported } from '../chart/open-imported.ts'
import { openDisclosures, type Reader } from '../disclosures/read-disclosures.ts'
import { contactFacts, parseOtherDetails } from '../demographics/other-details.ts'
import { openEncounterContent } from '../encounters/encounter-content.ts'
import { fieldOpener } from '../sealed-fields.ts'
import { openContent } from '../results/result-content.ts'
import { openReading } from '../vital-signs/open-vital-signs.ts'

const named = ({ practitioner_id: id, practitioner: name }: NamedPractitioner): Practitioner | null =>
  id === null || name === null ? null : { id, name }

type CopyRequest = { readonly patientId: string; readonly reader: Reader }

async function openPatient(services: Services, receipt: Receipt, patientId: string) {
  receipt.mustCover(
    patientId,
    'identity',
    'contact',
    'safety',
    'history',
    'encounters',
    'observations',
    'prescriptions',
  )
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, readDetails)
  const open = fieldOpener(key, 'patients', patientId)
  const others = parseOtherDetails(open.optional('other_details', row.other_details))
  const { recordNumber, sex, givenName, familyName, birthDate, death, allergies } = identity
  const patient: CopiedPatient = {
    patientId,
    recordNumber,
    sex,
    deceased: row.deceased,
    diedOn: death?.on ?? null,
    givenName,
    familyName,
    birthDate,
    allergies,
    ...contactFrom(row, key),
    medicalHistory: open.optional('medical_history', row.medical_history),
    allergyNotes: open.optional('allergies', row.allergies),
    otherNames: others.names,
    others: [...contactFacts(others), ...others.further],
  }
  return patient
}

async function* disclosures(services: Services, receipt: Receipt, { patientId, reader }: CopyRequest) {
  for (let before: MomentPlace | undefined = beforeNewest; before !== undefined;) {
    const asked = { patientId, kind: 'everything' as const, page: pageAfter(before), reader }
    const page: Awaited<ReturnType<typeof openDisclosures>> = await receipt.show(() =>
      openDisclosures(services, receipt, asked),
    )
    for (const disclosure of page.disclosures) {
      yield { kind: 'disclosure' as const, ...disclosure }
    }
    before = page.next
  }
}

/**
 * Everything that is stored of a patient, a part at a time, and last to whom it was disclosed. Who the patient is has been
 * opened when this resolves: what does not open is then still answered as an error.
 * @throws Refused, SealBrokenError; RecordErasedError, while it is read, where the record is erased in the meantime
 */
export async function readCopy(services: Services, receipt: Receipt, asked: CopyRequest) {
  const { prepared } = services
  const { patientId } = asked
  const patient = await openPatient(services, receipt, patientId)
  const imported = await openImported(services, receipt, patientId)
  const keyOf = (row: KeyOfCopied) => {
    if (row.erased_at !== null) {
      throw new RecordErasedError(patient.recordNumber, row.erased_at)
    }
    return services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  }
  async function* parts(): AsyncGenerator<CopyPart> {
    for await (const row of copyAllergies(prepared, patientId)) {
      const open = fieldOpener(keyOf(row), 'allergies', row.id)
      yield {
        kind: 'allergy',
        id: row.id,
        substance: open.required('substance', row.substance),
        reaction: open.optional('reaction', row.reaction),
        criticality: row.criticality,
        category: row.category,
        status: row.status,
        verification: row.verification,
        type: row.type,
        codes: open.optional('code', row.code),
        note: open.optional('note', row.note),
        onset: row.onset,
        onsetNote: open.optional('onset_note', row.onset_note),
        recorded: row.recorded,
      }
    }
    for await (const row of copyStatements(prepared, patientId)) {
      const open = fieldOpener(keyOf(row), 'allergy_statements', row.id)
      yield {
        kind: 'allergy-statement',
        id: row.id,
        says: row.says,
        scope: row.scope,
        substance: open.optional('substance', row.substance),
        codes: open.optional('code', row.code),
        note: open.optional('note', row.note),
        recorded: row.recorded,
        ended: row.ended_at !== null,
      }
    }
    for (const immunization of imported.immunizations) {
      yield { kind: 'immunization', ...immunization }
    }
    for await (const row of copyConditions(prepared, patientId)) {
      const open = fieldOpener(keyOf(row), 'conditions', row.id)
      const description = open.required('description', row.description)
      const codes = open.optional('code', row.code)
      yield {
        kind: 'condition',
        id: row.id,
        encounterId: row.encounter_id,
        description,
        category: row.category,
        codes,
        denies: conditionNegationOf({ words: description, codes: codes?.split('\n') ?? [] }) ?? null,
        note: open.optional('note', row.note),
        onsetNote: open.optional('onset_note', row.onset_note),
        abatementNote: open.optional('abatement_note', row.abatement_note),
        status: row.status,
        verification: row.verification,
        onset: row.onset,
        abatement: row.abatement,
        recorded: row.recorded,
      }
    }
    for await (const row of copyEncounters(prepared, patientId)) {
      const key = keyOf(row)
      const open = fieldOpener(key, 'encounters', row.id)
      yield {
        kind: 'encounter',
        id: row.id,
        sort: row.kind,
        occurredAt: row.occurred_at,
        occurredOn: row.occurred_on,
        endedOn: row.ended_on,
        endedAt: row.ended_at,
        state: row.state,
        author: named(row),
        reason: open.optional('reason', row.reason),
        notes: open.optional('notes', row.notes),
        diagnoses: open.optional('diagnoses', row.diagnoses),
        content: openEncounterContent(key, row.id, row.content),
        amendsId: row.amends_id,
      }
    }
    for await (const row of copyObservations(prepared, patientId)) {
      const { kind: sort, ...reading } = openReading(receipt, keyOf(row), row)
      yield { ...reading, kind: 'vital-sign', sort, status: row.status, author: named(row) }
    }
    for await (const row of copyResults(prepared, patientId)) {
      const { id, report_id: reportId, status, collected_at: collectedAt } = row
      const content = openContent(keyOf(row), id, row.content)
      yield { kind: 'result', id, reportId, status, collectedAt, ...content, author: named(row) }
    }
    for await (const row of copyPrescriptions(prepared, patientId)) {
      const open = fieldOpener(keyOf(row), 'prescriptions', row.id)
      yield {
        kind: 'prescription',
        id: row.id,
        encounterId: row.encounter_id,
        medication: {
          name: open.optional('medication_words', row.medication_words) ?? row.medication,
          system: row.code_system,
          code: row.code,
        },
        status: row.status,
        dose: row.dose,
        route: row.route,
        frequency: row.frequency,
        quantity: row.quantity,
        repeats: row.repeats,
        expiresOn: row.expires_on,
        instructions: open.optional('instructions', row.instructions),
        cancelReason: open.optional('cancel_reason', row.cancel_reason),
        prescriber: named(row),
        writtenAt: row.created_at,
        authored: row.authored,
        imported: row.imported,
        signedAt: row.signed_at,
      }
    }
    for await (const row of copyDispensings(prepared, patientId)) {
      yield {
        kind: 'dispensing',
        id: row.id,
        prescriptionId: row.prescription_id,
        medication: row.medication,
        substituted: row.substituted,
        handover: openHandover(row.handover, keyOf(row), row.id),
        quantity: row.quantity,
        dispensedAt: row.dispensed_at,
        pharmacist: named(row),
        reversedAt: row.reversed_at,
      }
    }
    for (const remark of imported.remarks) {
      yield { kind: 'import-remark', id: remark.id, remark }
    }
    yield* disclosures(services, receipt, asked)
  }
  return { patient, parts: parts() }
}
