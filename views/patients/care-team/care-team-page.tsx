import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Columns } from '../../components/columns.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import type { Choice } from '../../components/fields/select-field.tsx'
import { Tag } from '../../components/tag.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { CareTeamForm } from './care-team-form.tsx'
import type { PatientIdentity } from '../chart.ts'

export type CareTeamMember = {
  readonly id: string
  readonly displayName: string
  readonly roleTitle: string
  /** Whether the account can be used. */
  readonly active: boolean
  readonly relationship: 'primary' | 'covering' | 'consulting'
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly assignedBy: string | null
  /** How it ended, where that is known. */
  readonly endedHow: 'by-hand' | 'last-day' | 'erasure' | null
  /** Who ended it, or set its last day. */
  readonly endedBy: string | null
  readonly endAction: string
}

export type CareTeamPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  readonly present: readonly CareTeamMember[]
  readonly past: readonly CareTeamMember[]
  /** Where those before them are listed. */
  readonly pages?: PageLinks | undefined
  /** Who can be put into the care team. */
  readonly people: readonly Choice[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly chartHref: string
}

const relationshipWords = { primary: 'Primary', covering: 'Covering', consulting: 'Consulting' }

const person = ({ displayName, roleTitle, active }: CareTeamMember) => (
  <>
    <PersonName name={displayName} /> <span className="mg-muted">{roleTitle}</span>{' '}
    {!active && <Tag>Account disabled</Tag>}
  </>
)

/** How an assignment ended, and by whom. */
function ended({ endedHow, endedBy }: CareTeamMember): ReactElement | string {
  if (endedHow === null) {
    return 'Not known'
  }
  const words = {
    'by-hand': 'By',
    'last-day': 'On its last day, set by',
    erasure: 'With the record, erased by',
  }
  return endedBy === null ? (
    { 'by-hand': 'By hand', 'last-day': 'On its last day', erasure: 'With the record' }[endedHow]
  ) : (
    <>
      {words[endedHow]} <PersonName name={endedBy} />
    </>
  )
}

/** Who cares for a patient, and who did. Being in the care team is what opens the chart. */
export function CareTeamPage(props: CareTeamPageProps): ReactElement {
  const { shell, time, today, identity, present, past, people, typed, errors, action, chartHref } = props
  const { say } = shell.words
  const presentTable = (
    <DataTable
      caption={say('patients.care-team.care-team-now')}
      hideCaption
      columns={[
        { label: say('patients.care-team.person') },
        { label: say('patients.care-team.relationship') },
        { label: say('patients.care-team.since') },
        { label: say('patients.care-team.until') },
        { label: say('patients.care-team.end-assignment'), hideLabel: true },
      ]}
      rows={present.map((member) => ({
        key: member.id,
        cells: [
          person(member),
          relationshipWords[member.relationship],
          timeElement(time, member.startsAt),
          member.endsAt === null ? say('patients.care-team.until-ended') : timeElement(time, member.endsAt),
          <PostForm key="end" action={member.endAction} csrfToken={shell.csrfToken}>
            <Button variant="secondary" small>
              End
              <span className="nhsuk-u-visually-hidden">
                {' '}
                the assignment of <PersonName name={member.displayName} />
              </span>
            </Button>
          </PostForm>,
        ],
      }))}
      empty={
        <EmptyState heading={say('patients.care-team.nobody-care-team')}>
          {say('patients.care-team.add-people-care-patient')}
        </EmptyState>
      }
    />
  )
  return (
    <Layout shell={shell} title={say('patients.care-team.care-team')} wide patient={{ identity, today }}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.care-team.care-team')}
        back={{ href: chartHref, label: say('patients.care-team.back-record') }}
      />
      <Columns
        main={
          <>
            <Card heading={say('patients.care-team.now')}>{presentTable}</Card>
            {past.length > 0 && (
              <Card heading={say('patients.care-team.before')}>
                <DataTable
                  caption={say('patients.care-team.care-team-before')}
                  hideCaption
                  columns={[
                    { label: say('patients.care-team.person') },
                    { label: say('patients.care-team.relationship') },
                    { label: say('patients.care-team.from') },
                    { label: say('patients.care-team.until') },
                    { label: say('patients.care-team.ended') },
                  ]}
                  rows={past.map((member) => ({
                    key: member.id,
                    cells: [
                      person(member),
                      relationshipWords[member.relationship],
                      timeElement(time, member.startsAt),
                      member.endsAt === null ? '' : timeElement(time, member.endsAt),
                      ended(member),
                    ],
                  }))}
                />
                <Pagination
                  label={say('patients.care-team.pages-those-before')}
                  {...props.pages}
                  olderLabel="Earlier"
                />
              </Card>
            )}
          </>
        }
        side={
          <Card heading={say('patients.care-team.add-somebody')}>
            <CareTeamForm
              action={action}
              csrfToken={shell.csrfToken}
              today={today}
              people={people}
              typed={typed}
              errors={errors}
            />
          </Card>
        }
      />
    </Layout>
  )
}
