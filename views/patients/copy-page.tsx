import type { ReactElement } from 'react'
import { clinicalTimeText, parseClinicalTime } from '../../server/clinical-time.ts'
import { parsePartialDate, partialDateText } from '../../server/partial-date.ts'
import { Card } from '../components/card.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText, dayText, timeElement, type TimeFormat } from '../format.ts'
import { isolated } from '../isolated.ts'
import { Layout, type Shell } from '../layout.tsx'
import { denialWords } from './clinical/words.ts'
import { prescriptionStatusText } from '../prescriptions/status-text.ts'
import type { CopiedAllergy, CopiedEncounter, CopiedPatient, CopiedPrescription, CopyPart } from './copy.ts'
import { DisclosureList } from './disclosures/disclosure-list.tsx'
import { groupedRemarks } from './grouped-remarks.ts'
import { encounterKindText, encounterStateText } from './encounters/encounter-kinds.ts'
import { givenText, immunizationLines, immunizationStatusText } from './immunization-text.ts'
import { OtherFacts } from './other-facts.tsx'
import { statementText } from './statement-text.ts'
import { circumstanceText, measuredText } from './vital-signs/vital-sign-text.ts'
import { useWords } from '../use-words.ts'

export type CopyPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly patient: CopiedPatient
  readonly parts: readonly CopyPart[]
  readonly made: { readonly at: Date; readonly by: string }
  /** The same as a file for programs. */
  readonly file: string
  readonly back: { readonly href: string; readonly label: string }
}

const ofKind = <Kind extends CopyPart['kind']>(parts: readonly CopyPart[], kind: Kind) =>
  parts.filter((part): part is Extract<CopyPart, { kind: Kind }> => part.kind === kind)

type Entry = {
  readonly id: string
  readonly head: ReactElement | string
  readonly lines: readonly (string | null)[]
}

function Entries({ heading, entries }: { heading: string; entries: readonly Entry[] }): ReactElement {
  return (
    <Card heading={heading}>
      {entries.length === 0 ? (
        <p className="mg-muted">None recorded.</p>
      ) : (
        <ul className="mg-list">
          {entries.map(({ id, head, lines }) => (
            <li key={id}>
              <strong>{head}</strong>
              {lines
                .filter((line) => line !== null)
                .map((line) => (
                  <span key={line} className="mg-list__detail mg-clinical-text">
                    {line}
                  </span>
                ))}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const labelled = (label: string, value: string | null) => (value === null ? null : `${label}: ${value}`)

/** Everything that is stored of a patient, to read, print or keep. */
export function CopyPage(props: CopyPageProps): ReactElement {
  const { shell, time, today, patient, parts, made, file, back } = props
  return (
    <Layout
      shell={shell}
      title="Full copy of the record"
      wide
      patient={{ identity: { ...patient, death: patient.deceased ? { on: patient.diedOn } : null }, today }}
    >
      <PageHeading
        heading="Full copy of the record"
        back={back}
        lead={
          <>
            Made {timeElement(time, made.at)} for <PersonName name={made.by} />. Print or save this page from
            the menu of the browser, or <a href={file}>take it as a file for other programs (FHIR)</a>. Keep
            it safe: nobody protects it any more but you.
          </>
        }
      />
      <Card heading="Contact and history">
        <SummaryList
          rows={[
            { key: 'National id', value: patient.nationalId },
            { key: 'Phone', value: patient.phone },
            { key: 'E-mail', value: patient.email },
            { key: 'Address', value: patient.address },
            { key: 'Medical history', value: patient.medicalHistory },
            { key: 'Notes on allergies', value: patient.allergyNotes },
          ]}
        />
        <OtherFacts facts={patient.others} />
      </Card>
      <Clinical time={time} parts={parts} />
      <Entries
        heading="What an import could not take, or what should be looked at"
        entries={groupedRemarks(ofKind(parts, 'import-remark').map(({ remark }) => remark)).map(
          ({ id, words }) => ({ id, head: words, lines: [] }),
        )}
      />
      <Card heading="Who it was disclosed to">
        <DisclosureList disclosures={ofKind(parts, 'disclosure')} time={time} />
      </Card>
    </Layout>
  )
}

/** A date as precise as it is known; as it stands where it is none. */
function dateText(text: string, time: TimeFormat): string {
  const date = parsePartialDate(text)
  return date === undefined ? text : partialDateText(date, (at) => time.dateTime(at))
}

/** "Food, intolerance" */
const kindsText = ({ category, type }: CopiedAllergy): string | null => {
  const kinds = [category, type].filter((kind) => kind !== null).join(', ')
  return kinds === '' ? null : codeText(kinds)
}

/** The state of an entry, and how sure it is where that is said. */
const statusText = ({ status, verification }: { status: string; verification: string }): string =>
  verification === 'unknown'
    ? codeText(status)
    : `${codeText(status)}, ${codeText(verification).toLowerCase()}`

function timeLine(
  label: string,
  stored: string | null,
  words: string | null,
  time: TimeFormat,
): string | null {
  const read = stored === null ? undefined : parseClinicalTime(stored)
  const when = read === undefined ? undefined : clinicalTimeText(read, (at) => time.date(at))
  return labelled(label, [when, words ?? undefined].filter((part) => part !== undefined).join(', ') || null)
}

const endedText = ({ endedOn, endedAt }: CopiedEncounter, time: TimeFormat): string | null =>
  endedOn !== null ? dateText(endedOn, time) : endedAt === null ? null : time.dateTime(endedAt)

/** How much may be supplied, and how often again. */
const supplyText = ({ quantity, repeats }: CopiedPrescription): string | null =>
  [
    ...(quantity === null ? [] : [`Quantity ${quantity}`]),
    ...(repeats === null ? [] : [repeats === 1 ? '1 repeat' : `${repeats} repeats`]),
  ].join(', ') || null

/** When a prescription was written: by another system as precisely as that says it. */
const writtenText = (
  { imported, authored, writtenAt }: { imported: boolean; authored: string | null; writtenAt: Date },
  time: TimeFormat,
): string => {
  if (!imported) {
    return `written ${time.dateTime(writtenAt)}`
  }
  return authored === null ? 'written at a time that is not known' : `written ${dateText(authored, time)}`
}

function recordedText(recorded: string | null, time: TimeFormat): string | null {
  const date = recorded === null ? undefined : parsePartialDate(recorded)
  return date === undefined ? null : `Recorded ${partialDateText(date, (at) => time.dateTime(at))}`
}

function Clinical({ time, parts }: Pick<CopyPageProps, 'time' | 'parts'>): ReactElement {
  const words = useWords()
  const { say } = words
  return (
    <>
      <Entries
        heading="Allergies"
        entries={ofKind(parts, 'allergy').map((allergy) => ({
          id: allergy.id,
          head: allergy.substance,
          lines: [
            labelled('Reaction', allergy.reaction),
            statusText(allergy),
            labelled('Risk', allergy.criticality === 'unknown' ? null : codeText(allergy.criticality)),
            labelled('Kind', kindsText(allergy)),
            timeLine('Began', allergy.onset, allergy.onsetNote, time),
            allergy.note,
            recordedText(allergy.recorded, time),
          ],
        }))}
      />
      <Entries
        heading="Statements about allergies"
        entries={ofKind(parts, 'allergy-statement').map((statement) => ({
          id: statement.id,
          head: statementText(statement),
          lines: [
            statement.ended ? 'No longer holds' : null,
            statement.note,
            recordedText(statement.recorded, time),
          ],
        }))}
      />
      <Entries
        heading="Immunizations"
        entries={ofKind(parts, 'immunization').map((one) => ({
          id: one.id,
          head: one.vaccine,
          lines: [
            one.status === 'completed' ? null : immunizationStatusText(one.status),
            givenText(one, time) || null,
            ...immunizationLines(one),
          ],
        }))}
      />
      <Entries
        heading="Conditions"
        entries={ofKind(parts, 'condition').map((condition) => ({
          id: condition.id,
          head: condition.description,
          lines: [
            condition.denies === null ? null : denialWords(condition.denies),
            condition.denies !== null && condition.status === 'active' ? null : statusText(condition),
            labelled('Kind', condition.category === null ? null : codeText(condition.category)),
            timeLine('Began', condition.onset, condition.onsetNote, time),
            timeLine('Ended', condition.abatement, condition.abatementNote, time),
            condition.note,
            recordedText(condition.recorded, time),
          ],
        }))}
      />
      <Entries
        heading="Encounters"
        entries={ofKind(parts, 'encounter').map((encounter) => ({
          id: encounter.id,
          head: (
            <>
              {encounterKindText(encounter.sort)},{' '}
              {encounter.occurredOn === null
                ? timeElement(time, encounter.occurredAt)
                : dateText(encounter.occurredOn, time)}
            </>
          ),
          lines: [
            encounter.state === null ? null : encounterStateText(encounter.state),
            labelled('Ended', endedText(encounter, time)),
            labelled('By', encounter.author === null ? null : isolated(encounter.author.name)),
            labelled('Reason', encounter.reason),
            labelled('Notes', encounter.notes),
            labelled('Diagnoses', encounter.diagnoses),
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
              labelled(say('vital-signs.column.by'), one.author === null ? null : isolated(one.author.name)),
              one.note,
            ],
          }))}
      />
      <Entries
        heading="Prescriptions"
        entries={ofKind(parts, 'prescription').map((prescription) => ({
          id: prescription.id,
          head: prescription.medication.name,
          lines: [
            `${prescriptionStatusText(prescription.status)}, ${writtenText(prescription, time)}`,
            [prescription.dose, prescription.route, prescription.frequency]
              .filter((part) => part !== '')
              .join(', ') || null,
            supplyText(prescription),
            labelled('By', prescription.prescriber === null ? null : isolated(prescription.prescriber.name)),
            labelled('Instructions', prescription.instructions),
            prescription.expiresOn === null ? null : `Valid until ${dayText(prescription.expiresOn)}`,
            labelled('Cancelled because', prescription.cancelReason),
          ],
        }))}
      />
      <Entries
        heading="Dispensed"
        entries={ofKind(parts, 'dispensing').map((dispensing) => ({
          id: dispensing.id,
          head: dispensing.medication,
          lines: [
            `${dispensing.quantity}, ${time.dateTime(dispensing.dispensedAt)}`,
            labelled(
              'Reversed',
              dispensing.reversedAt === null ? null : time.dateTime(dispensing.reversedAt),
            ),
            labelled('By', dispensing.pharmacist === null ? null : isolated(dispensing.pharmacist.name)),
          ],
        }))}
      />
    </>
  )
}
