import type { CopiedVitalSign } from '../../../views/patients/copy.ts'
import { circumstanceSystem, pressureCodes, vitalCodes } from '../vital-signs/vital-codes.ts'
import { code, moment, notes, reference, terminology, type Resource } from './fhir-elements.ts'

const loinc = 'http://loinc.org'

const quantity = (value: string, ucum: string) => ({
  value: Number(value),
  unit: ucum,
  system: 'http://unitsofmeasure.org',
  code: ucum,
})

/** A vital sign as FHIR's profile of vital signs has it; a blood pressure has its numbers in components. */
export function observationResource(part: CopiedVitalSign, subject: object | undefined): Resource {
  const { loinc: name, ucum } = vitalCodes[part.sort]
  const component = (of: 'systolic' | 'diastolic', value: string) => ({
    code: code(loinc, pressureCodes[of]),
    valueQuantity: quantity(value, ucum),
  })
  return {
    resourceType: 'Observation',
    id: part.id,
    status: part.status,
    category: [code(`${terminology}/observation-category`, 'vital-signs')],
    code: code(loinc, name),
    subject,
    effectiveDateTime: moment(part.takenAt),
    performer:
      part.author === null ? undefined : [reference('Practitioner', part.author.id, part.author.name)],
    ...(part.diastolic === null
      ? { valueQuantity: quantity(part.value, ucum) }
      : { component: [component('systolic', part.value), component('diastolic', part.diastolic)] }),
    method: part.circumstance === null ? undefined : code(circumstanceSystem, part.circumstance),
    note: notes(part.note),
  }
}
