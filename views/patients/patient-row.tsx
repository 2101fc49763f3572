import { PersonName } from '../components/person-name.tsx'
import { codeText } from '../format.ts'
import {
  isUnreadable,
  listedBirth,
  listedName,
  type UnreadablePatient,
} from './demographics/listed-patient.ts'
import type { PatientSummary } from './patient-summary.ts'
import type { Words } from '../words/words.ts'

/** x */
export const patientColumns = [
  { label: 'Name' },
  { label: 'Born' },
  { label: 'Sex' },
  { label: 'Record' },
  { label: 'National id' },
]

/** One patient as a row of a list. */
export const patientRow = (
  words: Words,
  patient: PatientSummary | UnreadablePatient,
  href: string,
  today: string,
) => ({
  key: patient.patientId,
  tone: isUnreadable(patient) ? ('critical' as const) : undefined,
  cells: [
    isUnreadable(patient) ? (
      listedName(words, patient)
    ) : (
      <a key="name" href={href}>
        <PersonName name={listedName(words, patient)} />
      </a>
    ),
    listedBirth(words, patient, today),
    isUnreadable(patient) ? '–' : codeText(patient.sex),
    <span key="record" className="mg-code">
      {patient.recordNumber}
    </span>,
    isUnreadable(patient) ? '–' : (patient.maskedNationalId ?? '–'),
  ],
})
