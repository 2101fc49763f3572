import type { CreationAttributes } from 'sequelize'
import type { Immunization } from '../../../../models/patients/immunization.ts'
import { fieldSealer } from '../../sealed-fields.ts'
import { namesNothing, saysThereIsNone } from './absent-statements.ts'
import { codesOf, qualifierText, wordsOf } from './concepts.ts'
import { instantOf } from './datatypes.ts'
import { doseOf, immunizationFields, noteParts, performerOf } from './immunization-fields.ts'
import { follow, followPerson, mapping, type AsDocument } from './mapping.ts'
import { conceptTitle } from './medicine.ts'
import { nothingNamed } from '../messages/nothing-named.ts'
import { noteOf } from '../words/note-of.ts'
import { atSaidDate } from '../words/said-date.ts'

/** https://hl7.org/fhir/R4/valueset-immunization-status.html */
const statuses = ['completed', 'not-done', 'entered-in-error'] as const

/** FHIR Immunization (https://hl7.org/fhir/R4/immunization.html) as a row of immunizations. */
export const mapImmunization = mapping(
  { what: 'An immunization', title: ({ vaccineCode }) => conceptTitle(vaccineCode) },
  immunizationFields,
  (fields, target, notes): CreationAttributes<Immunization> | AsDocument => {
    const { id, patientId, key, links, timeZone, importedAt } = target
    const status = statuses.find((known) => known === fields.status)
    const vaccine = wordsOf(fields.vaccineCode)
    if (status === undefined || vaccine === undefined) {
      const what = status === undefined ? 'its state is none that MedGuard knows' : 'no vaccine is named'
      return {
        documentOnly:
          status === undefined ? 'status: is no state of an immunization' : 'vaccineCode: says nothing',
        instead: `An immunization${vaccine === undefined ? '' : ` “${vaccine}”`} could not be read: ${what}`,
        isLost: true,
      }
    }
    const { occurrenceDateTime } = fields
    if (saysThereIsNone(fields.vaccineCode) || namesNothing(fields.vaccineCode)) {
      const when =
        occurrenceDateTime === undefined ? 'date not known' : atSaidDate(occurrenceDateTime, timeZone)
      if (namesNothing(fields.vaccineCode)) {
        return {
          documentOnly: 'vaccineCode: names no vaccine, and does not say that there is none',
          instead: nothingNamed('An immunization', 'immunizations', vaccine, when),
          isLost: false,
        }
      }
      return {
        documentOnly: 'vaccineCode: says that there is no immunization',
        instead: `Stated ${when}, and no immunization: “${vaccine}”`,
        isLost: false,
      }
    }
    const performer = followPerson(performerOf(fields), links, 'performer.actor', notes)
    const seal = fieldSealer(key, 'immunizations', id)
    const note = noteOf(noteParts(fields, timeZone, links.nameOf), notes.further)
    return {
      id,
      patientId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', notes),
      vaccine: seal.required('vaccine', vaccine),
      code: seal.optional('code', codesOf(fields.vaccineCode)),
      status,
      statusReason: seal.optional('status_reason', qualifierText(fields.statusReason) ?? null),
      given: occurrenceDateTime ?? null,
      givenNote: seal.optional('given_note', fields.occurrenceString ?? null),
      givenAt: occurrenceDateTime === undefined ? importedAt : instantOf(occurrenceDateTime, timeZone),
      dose: seal.optional('dose', doseOf(fields)),
      lot: seal.optional('lot', fields.lotNumber ?? null),
      site: seal.optional('site', qualifierText(fields.site) ?? null),
      route: seal.optional('route', qualifierText(fields.route) ?? null),
      performer: seal.optional('performer', performer.words ?? null),
      practitionerId: performer.practitionerId,
      primarySource: fields.primarySource ?? null,
      reportedBy: seal.optional('reported_by', qualifierText(fields.reportOrigin) ?? null),
      note: seal.optional('note', note),
      source: 'imported',
      createdAt: importedAt,
    }
  },
)
