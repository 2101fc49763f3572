import type { ReactElement } from 'react'
import { parseClinicalTime } from '../../server/clinical-time.ts'
import { parsePartialDate } from '../../server/partial-date.ts'
import { asLine, timeElement, type TimeFormat } from '../format.ts'
import { dayText } from '../words/calendar-date.ts'
import { isolated } from '../isolated.ts'
import { denialWords } from './clinical/words.ts'
import { handoverLines } from '../prescriptions/handover-lines.ts'
import { prescriptionStatusText } from '../prescriptions/status-text.ts'
import type { CodeUnder } from '../words/languages.ts'
import type { CopiedAllergy, CopiedEncounter, CopiedPrescription, CopyPart } from './copy.ts'
import { diagnosisText, noteParts } from './encounters/encounter-content.ts'
import { encounterKindText, encounterStateText } from './encounters/encounter-kinds.ts'
import { givenText, immunizationLines, immunizationStatusText } from './immunization-text.ts'
import { statementText } from './statement-text.ts'
import { copiedResult } from './results/copied-result.ts'
import { afterDeathText, circumstanceText, measuredText } from './vital-signs/vital-sign-text.ts'
import { useWords } from '../use-words.ts'
import { codeWords } from '../words/code-words.ts'
import { clinicalTimeText, partialDateText } from '../words/partial-date-text.ts'
import type { Words } from '../words/words.ts'
import { Entries, ofKind } from './copied-entries.tsx'

/** What a line of an entry is about. */
type LineName = CodeUnder<'patients.copied'>

const labelled = ({ say }: Words, name: LineName, value: string | null): string | null =>
  value === null ? null : say(`patients.copied.${name}`, { value })

/** A date as precise as it is known; as it stands where it is none. */
function dateText(words: Words, text: string, time: TimeFormat): string {
  const date = parsePartialDate(text)
  return date === undefined ? text : partialDateText(words, date, (at) => time.dateTime(at))
}

/** "Food, intolerance" */
const kindsText = (words: Words, { category, type }: CopiedAllergy): string | null => {
  const kinds = [category, type]
    .filter((kind) => kind !== null)
    .map((kind) => codeWords(words, 'category-within', kind))
    .join(', ')
  return kinds === '' ? null : asLine(kinds)
}

/** The state of an entry, and how sure it is where that is said. */
function statusText(
  words: Words,
  { status, verification }: { status: string; verification: string },
): string {
  const state = status === 'unknown' ? words.say('patients.copy.unknown') : codeWords(words, 'status', status)
  return verification === 'unknown'
    ? state
    : words.say('patients.copy.state', {
        state,
        certainty: codeWords(words, 'verification-within', verification),
      })
}

function timeLine(
  words: Words,
  name: LineName,
  stored: string | null,
  note: string | null,
  time: TimeFormat,
): string | null {
  const read = stored === null ? undefined : parseClinicalTime(stored)
  const when = read === undefined ? undefined : clinicalTimeText(words, read, (at) => time.date(at))
  const text = [when, note ?? undefined].filter((part) => part !== undefined).join(', ')
  return labelled(words, name, text || null)
}

const endedText = (words: Words, { endedOn, endedAt }: CopiedEncounter, time: TimeFormat): string | null =>
  endedOn !== null ? dateText(words, endedOn, time) : endedAt === null ? null : time.dateTime(endedAt)

/** How much may be supplied, and how often again. */
const supplyText = ({ say }: Words, { quantity, repeats }: CopiedPrescription): string | null =>
  [
    ...(quantity === null ? [] : [say('patients.copy.quantity', { quantity })]),
    ...(repeats === null ? [] : [say('patients.copy.repeats', { repeats })]),
  ].join(', ') || null

/** How it stands, and when it was written: by another system as precisely as that says it. */
function writtenText(words: Words, prescription: CopiedPrescription, time: TimeFormat): string {
  const { imported, authored, writtenAt } = prescription
  const status = prescriptionStatusText(words, prescription.status)
  if (imported && authored === null) {
    return words.say('patients.copy.written-not-known', { status })
  }
  return words.say('patients.copy.written', {
    status,
    at: imported && authored !== null ? dateText(words, authored, time) : time.dateTime(writtenAt),
  })
}

function recordedText(words: Words, recorded: string | null, time: TimeFormat): string | null {
  const date = recorded === null ? undefined : parsePartialDate(recorded)
  return date === undefined
    ? null
    : words.say('patients.copy.recorded', { at: partialDateText(words, date, (at) => time.dateTime(at)) })
}

/** What a copy has of the clinical record. */
export function CopiedClinical(props: { time: TimeFormat; parts: readonly CopyPart[] }): ReactElement {
  const { time, parts } = props
  const words = useWords()
  const { say } = words
  return (
    <>
      <Entries
        heading={say('patients.copy.allergies')}
        entries={ofKind(parts, 'allergy').map((allergy) => ({
          id: allergy.id,
          head: allergy.substance,
          lines: [
            labelled(words, 'reaction', allergy.reaction),
            statusText(words, allergy),
            labelled(
              words,
              'risk',
              allergy.criticality === 'unknown' ? null : codeWords(words, 'risk', allergy.criticality),
            ),
            labelled(words, 'kind', kindsText(words, allergy)),
            timeLine(words, 'began', allergy.onset, allergy.onsetNote, time),
            allergy.note,
            recordedText(words, allergy.recorded, time),
          ],
        }))}
      />
      <Entries
        heading={say('patients.copy.statements-about-allergies')}
        entries={ofKind(parts, 'allergy-statement').map((statement) => ({
          id: statement.id,
          head: statementText(words, statement),
          lines: [
            statement.ended ? say('patients.copy.no-longer-holds') : null,
            statement.note,
            recordedText(words, statement.recorded, time),
          ],
        }))}
      />
      <Entries
        heading={say('patients.copy.immunizations')}
        entries={ofKind(parts, 'immunization').map((one) => ({
          id: one.id,
          head: one.vaccine,
          lines: [
            one.status === 'completed' ? null : immunizationStatusText(words, one.status),
            givenText(words, one, time) || null,
            ...immunizationLines(words, one),
          ],
        }))}
      />
      <Entries
        heading={say('patients.copy.conditions')}
        entries={ofKind(parts, 'condition').map((condition) => ({
          id: condition.id,
          head: condition.description,
          lines: [
            condition.denies === null ? null : denialWords(words, condition.denies),
            condition.denies !== null && condition.status === 'active' ? null : statusText(words, condition),
            labelled(
              words,
              'kind',
              condition.category === null ? null : codeWords(words, 'category', condition.category),
            ),
            timeLine(words, 'began', condition.onset, condition.onsetNote, time),
            timeLine(words, 'ended', condition.abatement, condition.abatementNote, time),
            condition.note,
            recordedText(words, condition.recorded, time),
          ],
        }))}
      />
      <Entries
        heading={say('patients.copy.encounters')}
        entries={ofKind(parts, 'encounter').map((encounter) => ({
          id: encounter.id,
          head: (
            <>
              {encounterKindText(words, encounter.sort)},{' '}
              {encounter.occurredOn === null
                ? timeElement(time, encounter.occurredAt)
                : dateText(words, encounter.occurredOn, time)}
            </>
          ),
          lines: [
            encounter.state === null ? null : encounterStateText(words, encounter.state),
            labelled(words, 'ended', endedText(words, encounter, time)),
            labelled(words, 'by', encounter.author === null ? null : isolated(encounter.author.name)),
            labelled(words, 'reason', encounter.reason),
            ...noteParts.map((part) => labelled(words, part, encounter.content[part])),
            ...encounter.content.diagnoses.map((one) => labelled(words, 'diagnosis', diagnosisText(one))),
            labelled(words, 'notes', encounter.notes),
            labelled(words, 'diagnoses', encounter.diagnoses),
          ],
        }))}
      />
      <Entries
        heading={say('vital-signs.heading')}
        entries={ofKind(parts, 'vital-sign')
          .toSorted((one, other) => other.takenAt.getTime() - one.takenAt.getTime())
          .map((one) => ({
            id: one.id,
            head: `${say(`vital-signs.kind.${one.sort}`)} ${measuredText(words, { ...one, kind: one.sort })}`,
            lines: [
              one.status === 'entered-in-error' ? say('vital-signs.entered-in-error') : null,
              time.dateTime(one.takenAt),
              circumstanceText(words, one),
              labelled(words, 'by', one.author === null ? null : isolated(one.author.name)),
              one.note,
              afterDeathText(words, one),
            ],
          }))}
      />
      <Entries
        heading={say('results.heading')}
        entries={ofKind(parts, 'result')
          .toSorted((one, other) => other.collectedAt.getTime() - one.collectedAt.getTime())
          .map((one) => ({ id: one.id, ...copiedResult(words, one, time) }))}
      />
      <Entries
        heading={say('patients.copy.prescriptions')}
        entries={ofKind(parts, 'prescription').map((prescription) => ({
          id: prescription.id,
          head: prescription.medication.name,
          lines: [
            writtenText(words, prescription, time),
            [prescription.dose, prescription.route, prescription.frequency]
              .filter((part) => part !== '')
              .join(', ') || null,
            supplyText(words, prescription),
            labelled(
              words,
              'by',
              prescription.prescriber === null ? null : isolated(prescription.prescriber.name),
            ),
            labelled(words, 'instructions', prescription.instructions),
            prescription.expiresOn === null
              ? null
              : say('patients.copy.valid-until', { expiresOn: dayText(words, prescription.expiresOn) }),
            labelled(words, 'cancelled-because', prescription.cancelReason),
          ],
        }))}
      />
      <Entries
        heading={say('patients.copy.dispensed')}
        entries={ofKind(parts, 'dispensing').map((dispensing) => ({
          id: dispensing.id,
          head: dispensing.medication,
          lines: [
            `${dispensing.quantity}, ${time.dateTime(dispensing.dispensedAt)}`,
            ...handoverLines(words, dispensing.handover),
            labelled(
              words,
              'reversed',
              dispensing.reversedAt === null ? null : time.dateTime(dispensing.reversedAt),
            ),
            labelled(
              words,
              'by',
              dispensing.pharmacist === null ? null : isolated(dispensing.pharmacist.name),
            ),
          ],
        }))}
      />
    </>
  )
}
