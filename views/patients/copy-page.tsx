import type { ReactElement } from 'react'
import { parsePartialDate, partialDateText } from '../../server/partial-date.ts'
import { Card } from '../components/card.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText, dayText, timeElement, type TimeFormat } from '../format.ts'
import { isolated } from '../isolated.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { CopiedPatient, CopyPart } from './copy.ts'
import { DisclosureList } from './disclosure-list.tsx'
import { IdentityBanner } from './identity-banner.tsx'

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
    <Layout shell={shell} title="Full copy of the record" wide>
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
      <IdentityBanner identity={patient} today={today} />
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
      </Card>
      <Clinical time={time} parts={parts} />
      <Card heading="To whom it was disclosed">
        <DisclosureList disclosures={ofKind(parts, 'disclosure')} time={time} />
      </Card>
    </Layout>
  )
}

function recordedText(recorded: string | null, time: TimeFormat): string | null {
  const date = recorded === null ? undefined : parsePartialDate(recorded)
  return date === undefined ? null : `Recorded ${partialDateText(date, (at) => time.dateTime(at))}`
}

function Clinical({ time, parts }: Pick<CopyPageProps, 'time' | 'parts'>): ReactElement {
  return (
    <>
      <Entries
        heading="Allergies"
        entries={ofKind(parts, 'allergy').map((allergy) => ({
          id: allergy.id,
          head: allergy.substance,
          lines: [
            labelled('Reaction', allergy.reaction),
            codeText(allergy.status),
            recordedText(allergy.recorded, time),
          ],
        }))}
      />
      <Entries
        heading="Conditions"
        entries={ofKind(parts, 'condition').map((condition) => ({
          id: condition.id,
          head: condition.description,
          lines: [codeText(condition.status), recordedText(condition.recorded, time)],
        }))}
      />
      <Entries
        heading="Encounters"
        entries={ofKind(parts, 'encounter').map((encounter) => ({
          id: encounter.id,
          head: (
            <>
              {codeText(encounter.sort)}, {timeElement(time, encounter.occurredAt)}
            </>
          ),
          lines: [
            labelled('By', encounter.author === null ? null : isolated(encounter.author.name)),
            labelled('Reason', encounter.reason),
            labelled('Notes', encounter.notes),
            labelled('Diagnoses', encounter.diagnoses),
          ],
        }))}
      />
      <Entries
        heading="Prescriptions"
        entries={ofKind(parts, 'prescription').map((prescription) => ({
          id: prescription.id,
          head: prescription.medication.name,
          lines: [
            `${codeText(prescription.status)}, written ${time.dateTime(prescription.writtenAt)}`,
            `${prescription.dose}, ${prescription.route}, ${prescription.frequency}`,
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
            labelled('By', dispensing.pharmacist === null ? null : isolated(dispensing.pharmacist.name)),
          ],
        }))}
      />
    </>
  )
}
