import type { ReactElement } from 'react'
import { AlertCallout } from '../../views/components/alert-callout.tsx'
import { Button, LinkButton } from '../../views/components/button.tsx'
import { Card } from '../../views/components/card.tsx'
import { Columns } from '../../views/components/columns.tsx'
import { DataTable } from '../../views/components/data-table.tsx'
import { Details } from '../../views/components/details.tsx'
import { PostForm } from '../../views/components/forms/form.tsx'
import { SummaryList } from '../../views/components/summary-list.tsx'
import { Tag } from '../../views/components/tag.tsx'
import { Time } from '../../views/components/time.tsx'
import { Layout, type Shell } from '../../views/layout.tsx'
import { samplePatient, today } from './sample-patient.ts'

const encounters = [
  ['Ward round', 'Fever settling, cough less. Continue current treatment.', 'Dr Naledi Khumalo'],
  ['Emergency visit', 'Short of breath since the morning; wheeze on both sides.', 'Dr Pieter Botha'],
  ['Telephone call', 'Asked about side effects of the new tablets.', 'Sr Thandi Mokoena'],
].map(([kind, reason, author], index) => ({
  key: `encounter-${index}`,
  cells: [
    <Time key="time" iso={`2025-03-2${index}T08:15:00Z`} text={`2${index} Mar 2025, 10:15`} />,
    kind,
    reason,
    author,
  ],
}))

const prescriptions = [
  ['Amoxicillin 500 mg capsule', '1 capsule three times a day for 7 days', 'Signed', 'success'],
  ['Salbutamol 100 microgram inhaler', '2 puffs when needed', 'Draft', 'info'],
  ['Warfarin 5 mg tablet', '1 tablet at night', 'Expired', 'neutral'],
] as const

/** A dense clinical page about one patient. */
export function SampleChart({ shell }: { shell: Shell }): ReactElement {
  return (
    <Layout shell={shell} title="Chart" wide patient={{ identity: samplePatient, today, asHeading: true }}>
      <Columns
        main={
          <>
            <AlertCallout tone="critical" heading="Penicillin allergy and amoxicillin">
              <p>Amoxicillin is a penicillin. Check before the next dose.</p>
            </AlertCallout>
            <Card
              heading="Encounters"
              actions={
                <LinkButton href="/patients/1/encounters/new" variant="secondary" small>
                  New encounter
                </LinkButton>
              }
            >
              <DataTable
                caption="Encounters"
                hideCaption
                columns={[{ label: 'When' }, { label: 'Kind' }, { label: 'Reason' }, { label: 'By' }]}
                rows={encounters}
              />
            </Card>
            <Card
              heading="Prescriptions"
              actions={
                <LinkButton href="/patients/1/prescriptions/new" variant="secondary" small>
                  New prescription
                </LinkButton>
              }
            >
              <DataTable
                caption="Prescriptions"
                hideCaption
                columns={[
                  { label: 'Medicine' },
                  { label: 'Dose' },
                  { label: 'Quantity', numeric: true },
                  { label: 'State' },
                  { label: 'Action', hideLabel: true },
                ]}
                rows={prescriptions.map(([medicine, dose, state, tone], index) => ({
                  key: medicine,
                  tone: index === 0 ? ('critical' as const) : undefined,
                  cells: [
                    medicine,
                    dose,
                    String(21 * (index + 1)),
                    <Tag key="state" tone={tone}>
                      {state}
                    </Tag>,
                    <a key="open" href={`/prescriptions/${index}`}>
                      Open<span className="nhsuk-u-visually-hidden"> {medicine}</span>
                    </a>,
                  ],
                }))}
              />
            </Card>
          </>
        }
        side={
          <>
            <Card heading="Details" actions={<a href="/patients/1/edit">Edit</a>}>
              <SummaryList
                rows={[
                  { key: 'National id', value: '••••••••4083' },
                  { key: 'Phone', value: '+27 82 555 0142' },
                  { key: 'E-mail', value: '' },
                  { key: 'Address', value: '14 Vilakazi Street, Orlando West, Soweto' },
                ]}
              />
            </Card>
            <Card heading="Conditions">
              <ul className="nhsuk-list nhsuk-list--bullet">
                <li>Type 2 diabetes, since 2011</li>
                <li>Asthma, since childhood</li>
              </ul>
              <Details summary="Past conditions">Appendicitis, 1989</Details>
            </Card>
            <Card heading="Care team" actions={<a href="/patients/1/care-team">Change</a>}>
              <SummaryList
                rows={[
                  { key: 'Attending', value: 'Dr Naledi Khumalo' },
                  { key: 'Nurse', value: 'Sr Thandi Mokoena' },
                ]}
              />
              <PostForm action="/patients/1/care-team/9/end" csrfToken={shell.csrfToken}>
                <Button variant="link">Leave the care team</Button>
              </PostForm>
            </Card>
          </>
        }
      />
    </Layout>
  )
}
