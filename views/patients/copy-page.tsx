import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { CopiedPatient, CopyPart } from './copy.ts'
import { DisclosureList } from './disclosures/disclosure-list.tsx'
import { groupedRemarks } from './grouped-remarks.ts'
import { OtherFacts } from './other-facts.tsx'
import { tag } from '../words/tag.ts'
import { CopiedClinical } from './copied-clinical.tsx'
import { Entries, ofKind } from './copied-entries.tsx'

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

/** Everything that is stored of a patient, to read, print or keep. */
export function CopyPage(props: CopyPageProps): ReactElement {
  const { shell, time, today, patient, parts, made, file, back } = props
  const { say, sayRich } = shell.words
  return (
    <Layout
      shell={shell}
      title={say('patients.copy.full-copy-record')}
      wide
      patient={{ identity: { ...patient, death: patient.deceased ? { on: patient.diedOn } : null }, today }}
    >
      <PageHeading
        heading={say('patients.copy.full-copy-record')}
        back={back}
        lead={
          <>
            {sayRich('patients.copy.lead', {
              at: timeElement(time, made.at),
              who: <PersonName name={made.by} />,
              file: tag('a', { href: file }),
            })}
          </>
        }
      />
      <Card heading={say('patients.copy.contact-history')}>
        <SummaryList
          rows={[
            { key: say('patients.copy.national-id'), value: patient.nationalId },
            { key: say('patients.copy.phone'), value: patient.phone },
            { key: say('patients.copy.e-mail'), value: patient.email },
            { key: say('patients.copy.address'), value: patient.address },
            { key: say('patients.copy.medical-history'), value: patient.medicalHistory },
            { key: say('patients.copy.notes-on-allergies'), value: patient.allergyNotes },
          ]}
        />
        <OtherFacts facts={patient.others} />
      </Card>
      <CopiedClinical time={time} parts={parts} />
      <Entries
        heading={say('patients.copy.import-could-not-take')}
        entries={groupedRemarks(
          shell.words,
          ofKind(parts, 'import-remark').map(({ remark }) => remark),
        ).map(({ id, words }) => ({ id, head: words, lines: [] }))}
      />
      <Card heading={say('patients.copy.who-it-was-disclosed')}>
        <DisclosureList disclosures={ofKind(parts, 'disclosure')} time={time} />
      </Card>
    </Layout>
  )
}
