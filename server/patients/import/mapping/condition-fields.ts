import { z } from 'zod'
import { conditionVerifications, type ConditionStatus } from '../../../../models/patients/condition.ts'
import { conceptCode, qualifiersText, wordsOf } from './concepts.ts'
import {
  age,
  annotations,
  codeableConcept,
  codings,
  dateTime,
  period,
  range,
  reference,
  text,
} from './datatypes.ts'
import { noteLabels } from '../messages/note-labels.ts'

/** FHIR Condition (https://hl7.org/fhir/R4/condition.html), as far as it is read. */
export const conditionFields = z.object({
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
export type Fields = z.output<typeof conditionFields>

/** https://hl7.org/fhir/R4/valueset-condition-clinical.html */
export const statuses: ReadonlyMap<string | undefined, ConditionStatus> = new Map([
  ['active', 'active'],
  ['recurrence', 'recurrence'],
  ['relapse', 'relapse'],
  ['inactive', 'inactive'],
  ['remission', 'remission'],
  ['resolved', 'resolved'],
])

/** https://hl7.org/fhir/R4/valueset-condition-category.html, and of later versions; others stand in words. */
const categories: ReadonlySet<string | undefined> = new Set([
  'problem-list-item',
  'encounter-diagnosis',
  'health-concern',
])

/** The first category that the record can say. */
export const ourCategory = ({ category = [] }: Fields) =>
  category.find((one) => categories.has(conceptCode(one)))

/** What is said of where it stands and of its kind, and has no column. */
export function statesAndKinds(fields: Fields): Record<string, string | undefined> {
  const { clinicalStatus, verificationStatus, category = [] } = fields
  const certainty = conceptCode(verificationStatus)
  return {
    [noteLabels.state]: statuses.has(conceptCode(clinicalStatus)) ? undefined : wordsOf(clinicalStatus),
    [noteLabels.certainty]: conditionVerifications.some((known) => known === certainty)
      ? undefined
      : wordsOf(verificationStatus),
    Kind: qualifiersText(category.filter((one) => one !== ourCategory(fields))) ?? undefined,
  }
}
