import type { CopiedResult } from '../../../views/patients/copy.ts'
import type { ResultMark } from '../../result-kinds.ts'
import { code, concept, moment, notes, reference, terminology, type Resource } from './fhir-elements.ts'

/** https://hl7.org/fhir/R4/valueset-observation-interpretation.html */
export const interpretationCodes: Readonly<Record<ResultMark, string>> = {
  usual: 'N',
  low: 'L',
  high: 'H',
  abnormal: 'A',
  'critical-low': 'LL',
  'critical-high': 'HH',
  critical: 'AA',
}

const ucumSystem = 'http://unitsofmeasure.org'

function quantity({ value, comparator, unit, ucum }: CopiedResult) {
  return {
    value: Number(value),
    comparator: comparator ?? undefined,
    unit: unit ?? undefined,
    ...(ucum === null ? {} : { system: ucumSystem, code: ucum }),
  }
}

/** The element that holds what was found; why there is nothing, where there is nothing. */
function valueElement(part: CopiedResult) {
  const { sort, value, codes } = part
  if (sort === 'number') {
    return { valueQuantity: quantity(part) }
  }
  if (sort === 'coded') {
    return { valueCodeableConcept: concept(value ?? '', codes) }
  }
  if (sort === 'text') {
    return { valueString: value ?? undefined }
  }
  return {
    dataAbsentReason:
      codes === null && value === null
        ? code(`${terminology}/data-absent-reason`, 'unknown')
        : { ...concept('', codes), text: value ?? undefined },
  }
}

function rangeElement({ low, high, range, unit, ucum }: CopiedResult) {
  const bound = (value: string | null) =>
    value === null
      ? undefined
      : {
          value: Number(value),
          unit: unit ?? undefined,
          ...(ucum === null ? {} : { system: ucumSystem, code: ucum }),
        }
  return low === null && high === null && range === null
    ? undefined
    : [{ low: bound(low), high: bound(high), text: range ?? undefined }]
}

/** A result as FHIR's profile of laboratory results has it. */
export function resultResource(part: CopiedResult, subject: object | undefined): Resource {
  const { reported, specimen, laboratory, author } = part
  return {
    resourceType: 'Observation',
    id: part.id,
    status: part.status,
    category: [code(`${terminology}/observation-category`, 'laboratory')],
    code: {
      coding: part.loinc === null ? undefined : [{ system: 'http://loinc.org', code: part.loinc }],
      text: part.test,
    },
    subject,
    effectiveDateTime: part.collectedOn ?? moment(part.collectedAt),
    issued: part.reportedAt?.includes('T') === true ? part.reportedAt : undefined,
    performer:
      author === null && laboratory === null
        ? undefined
        : [
            ...(author === null ? [] : [reference('Practitioner', author.id, author.name)]),
            ...(laboratory === null ? [] : [{ type: 'Organization', display: laboratory }]),
          ],
    ...valueElement(part),
    interpretation:
      reported === null
        ? undefined
        : [code(`${terminology}/v3-ObservationInterpretation`, interpretationCodes[reported])],
    referenceRange: rangeElement(part),
    specimen: specimen === null ? undefined : { display: specimen },
    note: notes(part.comment),
    ...(part.panel === null ? {} : { extension: [panelExtension(part)] }),
  }
}

/** What was reported together carries the same group: a DiagnosticReport would repeat each result. */
export const panelUrl = 'urn:medguard:result-panel'

const panelExtension = ({ reportId, panel, panelCodes }: CopiedResult) => ({
  url: panelUrl,
  extension: [
    { url: 'report', valueString: reportId },
    { url: 'name', valueCodeableConcept: concept(panel ?? '', panelCodes) },
  ],
})
