import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import type { Condition, ConditionStatus } from '../../../models/condition.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { conceptCode, conceptText, conceptToken } from './concepts.ts'
import { codeableConcept, dateTime, instantOf, period, reference } from './datatypes.ts'
import { follow, mapping, type AsDocument } from './mapping.ts'

const schema = z.object({
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  code: codeableConcept,
  encounter: reference.optional(),
  onsetDateTime: dateTime.optional(),
  onsetPeriod: period.optional(),
  abatementDateTime: dateTime.optional(),
  abatementPeriod: period.optional(),
  recordedDate: dateTime.optional(),
})

/** https://hl7.org/fhir/R4/valueset-condition-clinical.html */
const statuses: ReadonlyMap<string | undefined, ConditionStatus> = new Map([
  ['active', 'active'],
  ['recurrence', 'recurrence'],
  ['relapse', 'relapse'],
  ['inactive', 'inactive'],
  ['remission', 'remission'],
  ['resolved', 'resolved'],
])

/** Shown in a chart, these would read as if the patient had the condition. */
const notTheCase = new Set(['refuted', 'entered-in-error'])

/** The chart has no place for the doubt, so it stands in the words. */
const inDoubt = new Set(['unconfirmed', 'provisional', 'differential'])

/** FHIR Condition (https://hl7.org/fhir/R4/condition.html) as a row of conditions. */
export const mapCondition = mapping(
  schema,
  (
    fields,
    { id, patientId, key, links, timeZone, importedAt },
    remark,
  ): CreationAttributes<Condition> | AsDocument => {
    const verification = conceptCode(fields.verificationStatus) ?? ''
    if (notTheCase.has(verification)) {
      return { documentOnly: `verificationStatus: is ${verification}` }
    }
    const description = conceptText(fields.code)
    if (description === undefined) {
      return { documentOnly: 'code: has no words' }
    }
    const instant = (value: string | undefined) => (value === undefined ? null : instantOf(value, timeZone))
    const onsetAt = instant(fields.onsetDateTime ?? fields.onsetPeriod?.start)
    const seal = fieldSealer(key, 'conditions', id)
    return {
      id,
      patientId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', remark),
      description: seal.required(
        'description',
        inDoubt.has(verification) ? `${description} (${verification})` : description,
      ),
      code: seal.optional('code', conceptToken(fields.code)),
      status: statuses.get(conceptCode(fields.clinicalStatus)) ?? 'unknown',
      onsetAt,
      abatedAt: instant(fields.abatementDateTime ?? fields.abatementPeriod?.end),
      recordedAt: instant(fields.recordedDate) ?? onsetAt ?? importedAt,
      createdAt: importedAt,
    }
  },
)
