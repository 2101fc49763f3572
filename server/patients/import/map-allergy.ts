import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import { allergyVerifications, type Allergy, type AllergyStatus } from '../../../models/allergy.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { conceptCode, conceptsText, conceptText, conceptToken } from './concepts.ts'
import { codeableConcept, codings, dateTime, instantOf, text } from './datatypes.ts'
import { mapping, type AsDocument } from './mapping.ts'

const schema = z.object({
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  category: z.array(z.enum(['food', 'medication', 'environment', 'biologic'])).optional(),
  criticality: z.enum(['low', 'high', 'unable-to-assess']).optional(),
  code: codeableConcept,
  onsetDateTime: dateTime.optional(),
  recordedDate: dateTime.optional(),
  reaction: z.array(z.object({ manifestation: codings.optional(), description: text.optional() })).optional(),
})
type Fields = z.output<typeof schema>

/** https://hl7.org/fhir/R4/valueset-allergyintolerance-clinical.html */
const statuses: ReadonlyMap<string | undefined, AllergyStatus> = new Map([
  ['active', 'active'],
  ['inactive', 'inactive'],
  ['resolved', 'resolved'],
])

const verificationOf = (fields: Fields) =>
  allergyVerifications.find((one) => one === conceptCode(fields.verificationStatus)) ?? 'unknown'

function reactionOf({ reaction = [] }: Fields): string | null {
  const described = reaction.map((one) => conceptsText(one.manifestation) ?? one.description)
  const texts = new Set(described.filter((words) => words !== undefined))
  return texts.size === 0 ? null : [...texts].join('; ')
}

/** FHIR AllergyIntolerance (https://hl7.org/fhir/R4/allergyintolerance.html) as a row of allergies. */
export const mapAllergy = mapping(
  schema,
  (fields, { id, patientId, key, timeZone, importedAt }): CreationAttributes<Allergy> | AsDocument => {
    const substance = conceptText(fields.code)
    if (substance === undefined) {
      return { documentOnly: 'code: has no words' }
    }
    const seal = fieldSealer(key, 'allergies', id)
    return {
      id,
      patientId,
      substance: seal.required('substance', substance),
      reaction: seal.optional('reaction', reactionOf(fields)),
      criticality:
        fields.criticality === 'low' || fields.criticality === 'high' ? fields.criticality : 'unknown',
      category: fields.category?.[0] ?? null,
      code: seal.optional('code', conceptToken(fields.code)),
      // An allergy of which nothing is said is shown rather than hidden.
      status: statuses.get(conceptCode(fields.clinicalStatus)) ?? 'active',
      verification: verificationOf(fields),
      onset: fields.onsetDateTime ?? null,
      source: 'imported',
      recorded: fields.recordedDate ?? null,
      recordedAt: fields.recordedDate === undefined ? importedAt : instantOf(fields.recordedDate, timeZone),
      createdAt: importedAt,
    }
  },
)
