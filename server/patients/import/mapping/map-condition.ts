import type { CreationAttributes } from 'sequelize'
import {
  conditionVerifications,
  type Condition,
  type ConditionVerification,
} from '../../../../models/patients/condition.ts'
import { fieldSealer } from '../../sealed-fields.ts'
import { clinicalTimeOf } from './clinical-time-of.ts'
import { codesOf, conceptCode, qualifiersText, qualifierText, wordsOf } from './concepts.ts'
import { conditionFields, ourCategory, statesAndKinds, statuses, type Fields } from './condition-fields.ts'
import { instantOf } from './datatypes.ts'
import { follow, followPerson, mapping, statedBy } from './mapping.ts'
import { conceptTitle } from './medicine.ts'
import { noteLabels } from '../messages/note-labels.ts'
import { annotationText, noteOf } from '../words/note-of.ts'

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
  conditionFields,
  (fields, target, notes): CreationAttributes<Condition> => {
    const { id, patientId, key, links, timeZone, importedAt } = target
    const description = wordsOf(fields.code)
    if (description === undefined) {
      notes.remark('code: has no words and no code')
    }
    const seal = fieldSealer(key, 'conditions', id)
    const onset = onsetOf(fields)
    const abatement = abatementOf(fields)
    const recorder = followPerson(fields.recorder, links, 'recorder', notes)
    const note = noteOf(
      {
        Severity: qualifierText(fields.severity),
        Where: qualifiersText(fields.bodySite) ?? undefined,
        Stage: qualifiersText((fields.stage ?? []).flatMap(({ summary }) => summary ?? [])) ?? undefined,
        'Known by': qualifiersText((fields.evidence ?? []).flatMap(({ code = [] }) => code)) ?? undefined,
        ...statesAndKinds(fields),
        'Recorded by': recorder.words,
        [noteLabels.statedBy]: statedBy(fields.asserter, target, notes),
        Note: annotationText(fields.note, timeZone),
      },
      notes.further,
    )
    return {
      id,
      patientId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', notes),
      practitionerId: recorder.practitionerId,
      description: seal.required('description', description ?? 'A condition that is not named'),
      code: seal.optional('code', codesOf(fields.code)),
      category: conceptCode(ourCategory(fields)) ?? null,
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
