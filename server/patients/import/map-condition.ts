import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import {
  conditionVerifications,
  type Condition,
  type ConditionStatus,
  type ConditionVerification,
} from '../../../models/condition.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { clinicalTimeOf } from './clinical-time-of.ts'
import { codesOf, conceptCode, conceptsText, conceptText } from './concepts.ts'
import {
  age,
  annotations,
  codeableConcept,
  codings,
  dateTime,
  instantOf,
  period,
  range,
  reference,
  text,
} from './datatypes.ts'
import { follow, followPerson, mapping } from './mapping.ts'
import { noteOf } from './note-of.ts'
import { conceptTitle, wordsOf } from './medicine.ts'

const schema = z.object({
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  category: codings.optional(),
  severity: codeableConcept.optional(),
  code: codeableConcept.optional(),
  bodySite: codings.optional(),
  encounter: reference.optional(),
  onsetDateTime: dateTime.optional(),
  onsetAge: age.optional(),
  onsetPeriod: period.optional(),
  onsetRange: range.optional(),
  onsetString: text.optional(),
  abatementDateTime: dateTime.optional(),
  abatementAge: age.optional(),
  abatementPeriod: period.optional(),
  abatementRange: range.optional(),
  abatementString: text.optional(),
  recordedDate: dateTime.optional(),
  recorder: reference.optional(),
  asserter: reference.optional(),
  stage: z.array(z.object({ summary: codeableConcept.optional() })).optional(),
  evidence: z.array(z.object({ code: codings.optional() })).optional(),
  note: annotations.optional(),
})
type Fields = z.output<typeof schema>

/** https://hl7.org/fhir/R4/valueset-condition-clinical.html */
const statuses: ReadonlyMap<string | undefined, ConditionStatus> = new Map([
  ['active', 'active'],
  ['recurrence', 'recurrence'],
  ['relapse', 'relapse'],
  ['inactive', 'inactive'],
  ['remission', 'remission'],
  ['resolved', 'resolved'],
])

function verificationOf({ verificationStatus }: Fields): ConditionVerification {
  const code = conceptCode(verificationStatus)
  return conditionVerifications.find((known) => known === code) ?? 'unknown'
}

const onsetOf = (fields: Fields) =>
  clinicalTimeOf({
    dateTime: fields.onsetDateTime,
    age: fields.onsetAge,
    period: fields.onsetPeriod,
    range: fields.onsetRange,
    string: fields.onsetString,
  })

const abatementOf = (fields: Fields) =>
  clinicalTimeOf({
    dateTime: fields.abatementDateTime,
    age: fields.abatementAge,
    period: fields.abatementPeriod,
    range: fields.abatementRange,
    string: fields.abatementString,
  })

/** The earliest moment that is named, else the import: where the entry stands in lists. */
function placeInTime(fields: Fields, timeZone: string, importedAt: Date): Date {
  const named = fields.recordedDate ?? fields.onsetDateTime ?? fields.onsetPeriod?.start
  return named === undefined ? importedAt : instantOf(named, timeZone)
}

/** FHIR Condition (https://hl7.org/fhir/R4/condition.html) as a row of conditions. */
export const mapCondition = mapping(
  { what: 'A condition', title: ({ code }) => conceptTitle(code) },
  schema,
  (fields, target, notes): CreationAttributes<Condition> => {
    const { id, patientId, key, links, timeZone, importedAt } = target
    const description = wordsOf(fields.code)
    if (description === undefined) {
      notes.remark('code: has no words and no code')
    }
    const seal = fieldSealer(key, 'conditions', id)
    const onset = onsetOf(fields)
    const abatement = abatementOf(fields)
    const recorder = followPerson(fields.recorder ?? fields.asserter, links, 'recorder', notes)
    const note = noteOf({
      Severity: conceptText(fields.severity),
      Where: conceptsText(fields.bodySite) ?? undefined,
      Stage: conceptsText((fields.stage ?? []).flatMap(({ summary }) => summary ?? [])) ?? undefined,
      'Known by': conceptsText((fields.evidence ?? []).flatMap(({ code = [] }) => code)) ?? undefined,
      'Recorded by': recorder.words,
      Note: fields.note?.map((one) => one.text).join('\n'),
    })
    return {
      id,
      patientId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', notes),
      practitionerId: recorder.practitionerId,
      description: seal.required('description', description ?? 'A condition that is not named'),
      code: seal.optional('code', codesOf(fields.code)),
      category: conceptCode(fields.category?.[0]) ?? null,
      status: statuses.get(conceptCode(fields.clinicalStatus)) ?? 'unknown',
      verification: verificationOf(fields),
      onset: onset.time,
      onsetNote: seal.optional('onset_note', onset.words),
      abatement: abatement.time,
      abatementNote: seal.optional('abatement_note', abatement.words),
      note: seal.optional('note', note),
      source: 'imported',
      recorded: fields.recordedDate ?? null,
      recordedAt: placeInTime(fields, timeZone, importedAt),
      createdAt: importedAt,
    }
  },
)
