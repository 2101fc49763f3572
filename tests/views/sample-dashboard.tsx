import type { ReactElement } from 'react'
import { AlertCallout } from '../../views/components/alert-callout.tsx'
import { LinkButton } from '../../views/components/button.tsx'
import { Card } from '../../views/components/card.tsx'
import { Columns } from '../../views/components/columns.tsx'
import { DataTable } from '../../views/components/data-table.tsx'
import { EmptyState } from '../../views/components/empty-state.tsx'
import { FilterForm } from '../../views/components/forms/filter-form.tsx'
import { KeyFigures } from '../../views/components/key-figures.tsx'
import { PageHeading } from '../../views/components/page-heading.tsx'
import { Pagination } from '../../views/components/pagination.tsx'
import { SelectField } from '../../views/components/fields/select-field.tsx'
import { SeverityTag } from '../../views/components/severity-tag.tsx'
import { DateField } from '../../views/components/fields/date-field.tsx'
import { TextField } from '../../views/components/fields/text-field.tsx'
import { Time } from '../../views/components/time.tsx'
import { Layout, type Shell } from '../../views/layout.tsx'

const severities = ['info', 'warning', 'critical', 'emergency'] as const

const events = severities.map((severity, index) => ({
  key: severity,
  tone: severity === 'critical' || severity === 'emergency' ? ('critical' as const) : undefined,
  cells: [
    <Time key="time" iso={`2025-03-31T12:0${index}:00Z`} text={`31 Mar 2025, 14:0${index}`} />,
    'Chart opened',
    'Dr Naledi Khumalo',
    <a key="patient" href="/patients/1">
      MG-00004{index}
    </a>,
    <SeverityTag key="severity" severity={severity} />,
    '10.20.30.40',
  ],
}))

/** A page of figures, filters and lists. */
export function SampleDashboard({ shell }: { shell: Shell }): ReactElement {
  return (
    <Layout shell={shell} title="Security" wide>
      <PageHeading
        heading="Security"
        lead="What happened in the last 24 hours."
        actions={<LinkButton href="/audit/export?format=csv">Export</LinkButton>}
      />
      <KeyFigures
        label="Last 24 hours"
        figures={[
          { label: 'Sign-ins', value: '184', note: '12 more than yesterday' },
          { label: 'Refusals', value: '9', href: '/audit?outcome=refused', tone: 'warning' },
          {
            label: 'Emergency access',
            value: '2',
            href: '/break-glass/reviews',
            tone: 'critical',
            note: '1 to review',
          },
          { label: 'Open sessions', value: '37', href: '/security/sessions' },
        ]}
      />
      <FilterForm action="/audit" label="Filter the access log" clearHref="/audit">
        <DateField name="from" label="From" value="2025-03-30" errors={[]} />
        <DateField name="to" label="To" value="2025-03-31" errors={[]} />
        <TextField name="user" label="User" hint="Username" value="" errors={[]} />
        <SelectField
          name="severity"
          label="Severity"
          hint="Or any"
          emptyLabel="Any"
          errors={[]}
          choices={severities.map((severity) => ({ value: severity, label: severity }))}
        />
      </FilterForm>
      <DataTable
        caption="Access log"
        narrow="scroll"
        columns={[
          { label: 'Time' },
          { label: 'Event' },
          { label: 'Who' },
          { label: 'Patient' },
          { label: 'Severity' },
          { label: 'From' },
        ]}
        rows={events}
      />
      <Pagination label="Pages of the access log" newer="/audit?cursor=a" older="/audit?cursor=b" />
      <Columns
        main={
          <Card heading="Alerts">
            <DataTable
              caption="Alerts"
              hideCaption
              columns={[]}
              rows={[]}
              empty={
                <EmptyState
                  heading="No alerts"
                  action={{ href: '/security/alerts', label: 'See past alerts' }}
                >
                  Nothing needs you now. New alerts appear here and are sent by e-mail.
                </EmptyState>
              }
            />
          </Card>
        }
        side={
          <>
            <AlertCallout tone="warning" heading="One grant to review">
              <p>
                <a href="/break-glass/reviews">Review it today</a>: it ended an hour ago.
              </p>
            </AlertCallout>
            <AlertCallout tone="info" heading="The log is sealed until 13:00" />
            <AlertCallout tone="success" heading="All checks pass" />
          </>
        }
      />
    </Layout>
  )
}
