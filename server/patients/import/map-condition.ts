import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import { conditionVerifications, type Condition, type ConditionStatus } from '../../../models/condition.ts'
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

const range = (within: z.output<typeof period> | undefined): string | null =>
  within?.start === undefined && within?.end === undefined
    ? null
    : `${within.start ?? ''}/${within.end ?? ''}`

/** FHIR Condition (https://hl7.org/fhir/R4/condition.html) as a row of conditions. */
export const mapCondition = mapping(
  schema,
  (
    fields,
    { id, patientId, key, links, timeZone, importedAt },
    remark,
  ): CreationAttributes<Condition> | AsDocument => {
    const verification = conceptCode(fields.verificationStatus)
    const description = conceptText(fields.code)
    if (description === undefined) {
      return { documentOnly: 'code: has no words' }
    }
    const seal = fieldSealer(key, 'conditions', id)
    return {
      id,
      patientId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', remark),
      description: seal.required('description', description),
      code: seal.optional('code', conceptToken(fields.code)),
      status: statuses.get(conceptCode(fields.clinicalStatus)) ?? 'unknown',
      verification: conditionVerifications.find((one) => one === verification) ?? 'unknown',
      onset: fields.onsetDateTime ?? range(fields.onsetPeriod),
      abatement: fields.abatementDateTime ?? range(fields.abatementPeriod),
      source: 'imported',
      recorded: fields.recordedDate ?? null,
      recordedAt: fields.recordedDate === undefined ? importedAt : instantOf(fields.recordedDate, timeZone),
      createdAt: importedAt,
    }
  },
)
