import type { RemarkParts } from '../../chart/remark-parts.ts'
import { changedInBoth } from '../messages/changed-in-both.ts'
import { saidDate } from '../words/said-date.ts'

/** Something that was changed here and in the export too, and now differs: what was written here stays. */
export type PatientConflict = {
  /** The element of the resource. */
  readonly element: string
  /** What people call it. */
  readonly label: string
  /** The fields of the record, as the export says them. */
  readonly exported: Readonly<Record<string, string | null>>
}

type Element = Pick<PatientConflict, 'element' | 'label'>

const elements: Readonly<Record<string, Element>> = {
  givenName: { element: 'name', label: 'the name' },
  familyName: { element: 'name', label: 'the name' },
  birthDate: { element: 'birthDate', label: 'the date of birth' },
  sex: { element: 'gender', label: 'the sex' },
  nationalId: { element: 'identifier', label: 'the national id' },
  phone: { element: 'telecom', label: 'the phone number' },
  email: { element: 'telecom', label: 'the e-mail address' },
  address: { element: 'address', label: 'the address' },
}

/** The conflicts of fields, the parts of a name as one. */
export function conflictsIn(fields: readonly (readonly [string, string | null])[]): PatientConflict[] {
  const found = new Map<string, PatientConflict>()
  for (const [field, value] of fields) {
    const { element, label } = elements[field] ?? { element: field, label: field }
    const exported = { ...found.get(label)?.exported, [field]: value }
    found.set(label, { element, label, exported })
  }
  return [...found.values()]
}

/** The conflict of a death, which is one whatever of it differs. */
export const deathConflict = (deceased: boolean, diedOn: string | null): PatientConflict => ({
  element: 'deceasedDateTime',
  label: 'the date of death',
  exported: { deceased: String(deceased), diedOn },
})

/** For the output of the import: holds nothing of what either says. */
export const conflictNotice = ({ element }: PatientConflict): string => `${element}: ${changedInBoth}`

function exportedWords({ exported }: PatientConflict, timeZone: string): string {
  const { deceased, diedOn, birthDate } = exported
  if (deceased !== undefined) {
    return deceased === 'false'
      ? 'that nobody died'
      : diedOn == null
        ? 'that it is not known'
        : saidDate(diedOn, timeZone)
  }
  const words =
    birthDate == null
      ? Object.values(exported)
          .filter((value) => value !== null && value !== '')
          .join(' ')
      : saidDate(birthDate, timeZone)
  return words === '' ? 'nothing' : words
}

/** What the chart says of a conflict, and what the export says now. */
export const conflictRemark = (conflict: PatientConflict, timeZone: string): RemarkParts => ({
  what: 'The patient’s details',
  says: `${conflict.label}: ${changedInBoth}`,
  now: exportedWords(conflict, timeZone),
  exported: conflict.exported,
})

/** As remarks said it before they were kept in parts: of which fields that may have been. */
const formerLabels: Readonly<Record<string, readonly string[]>> = {
  'the name': ['givenName', 'familyName'],
  'the date of birth': ['birthDate'],
  'the sex': ['sex'],
  'the identifiers': ['nationalId'],
  'a phone number or e-mail address': ['phone', 'email'],
  'the address': ['address'],
  'the date of death': ['deceased', 'diedOn'],
}

/** The fields of the record of which a remark that is kept as a sentence says that both changed. */
export const fieldsOfFormerRemark = (words: string): readonly string[] =>
  Object.entries(formerLabels).find(
    ([label]) => words === `The patient’s details: ${label}: ${changedInBoth}`,
  )?.[1] ?? []
