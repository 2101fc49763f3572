import type { ReactElement } from 'react'
import type { WardKind } from '../../server/ward-kinds.ts'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import type { FieldError } from '../components/fields/field.ts'
import type { Choice } from '../components/fields/select-field.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import type { PageLinks } from '../components/pagination.tsx'
import { isolated } from '../isolated.ts'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { CloseWardCard } from './close-ward-card.tsx'
import { MemberForm } from './member-form.tsx'
import type { ShownMember } from './shown-member.ts'
import { MemberTable } from './member-table.tsx'

export type KeptWardPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly at: Date
  readonly ward: {
    readonly id: string
    readonly kind: WardKind
    readonly name: string
    /** How many work there now. */
    readonly members: number
    readonly createdAt: Date
    readonly createdBy: string | null
    readonly closedAt: Date | null
    readonly closedBy: string | null
  }
  /** Whether those are shown whose time is over. */
  readonly former: boolean
  readonly members: readonly ShownMember[]
  readonly pages?: PageLinks | undefined
  readonly people: readonly Choice[]
  /** For whom somebody can cover. */
  readonly covered: readonly Choice[]
  readonly typed: Readonly<Record<string, string>>
  readonly which: (name: string) => readonly Choice[]
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
}

/** A ward or a team, as administrators keep it: who works there, and who did. */
export function KeptWardPage(props: KeptWardPageProps): ReactElement {
  const {
    shell,
    time,
    at,
    ward,
    former,
    members,
    pages,
    people,
    covered,
    typed,
    which,
    errors,
    asksForCode,
  } = props
  const { say } = shell.words
  const address = paths.keptWard(ward.id)
  const open = ward.closedAt === null
  const by = (when: Date, name: string | null) =>
    say('wards.kept.made-by', { when, name: isolated(name ?? '–') })
  return (
    <Layout shell={shell} title={ward.name} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={ward.name}
        caption={say(`wards.kind.${ward.kind}`)}
        lead={say('wards.kept.now-on-it', { count: ward.members })}
        back={{ href: paths.wards(), label: say('wards.list.heading') }}
        actions={
          open && (
            <LinkButton href={paths.editWard(ward.id)} variant="secondary">
              {say('wards.kept.rename')}
            </LinkButton>
          )
        }
      />
      <p className="mg-muted">
        {say('wards.kept.made')} {by(ward.createdAt, ward.createdBy)}
        {ward.closedAt !== null && (
          <>
            {' · '}
            {say('wards.kept.closed')} {by(ward.closedAt, ward.closedBy)}
          </>
        )}
      </p>
      <Columns
        main={
          <Card
            heading={say(former ? 'wards.kept.former' : 'wards.kept.present')}
            actions={
              <a href={former ? address : `${address}?show=former`}>
                {say(former ? 'wards.kept.show-present' : 'wards.kept.show-former')}
              </a>
            }
          >
            <MemberTable
              time={time}
              at={at}
              csrfToken={shell.csrfToken}
              former={former}
              members={members}
              endAction={(id) => paths.endWardMember(ward.id, id)}
              pages={pages}
            />
          </Card>
        }
        side={
          open && (
            <>
              <Card heading={say('wards.member-form.heading')}>
                <MemberForm
                  action={address}
                  csrfToken={shell.csrfToken}
                  people={people}
                  covered={covered}
                  typed={typed}
                  which={which}
                  errors={errors}
                  asksForCode={asksForCode}
                />
              </Card>
              <CloseWardCard action={paths.closeWard(ward.id)} csrfToken={shell.csrfToken} errors={errors} />
            </>
          )
        }
      />
    </Layout>
  )
}
