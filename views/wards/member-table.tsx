import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { PersonName } from '../components/person-name.tsx'
import { Tag } from '../components/tag.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { isolated } from '../isolated.ts'
import { useWords } from '../use-words.ts'
import type { ShownMember } from './shown-member.ts'
import { capacityWords } from './ward-words.ts'

export type MemberTableProps = {
  readonly time: TimeFormat
  readonly at: Date
  readonly csrfToken: string
  /** Whether their time is over. */
  readonly former: boolean
  readonly members: readonly ShownMember[]
  readonly endAction: (id: string) => string
  readonly pages?: PageLinks | undefined
}

/** Who is on a ward, or was: as what, from when, until when. */
export function MemberTable(props: MemberTableProps): ReactElement {
  const words = useWords()
  const { say } = words
  const { time, at, csrfToken, former, members, endAction, pages } = props

  const person = ({ displayName, roleTitle, active }: ShownMember) => (
    <>
      <PersonName name={displayName} /> <span className="mg-muted">{roleTitle}</span>{' '}
      {!active && <Tag>{say('wards.kept.disabled')}</Tag>}
    </>
  )
  const last = (member: ShownMember) =>
    former ? (
      member.endedHow !== null && (
        <span key="ended">
          {say(`wards.kept.ended-${member.endedHow}`, { name: isolated(member.endedBy ?? '–') })}
        </span>
      )
    ) : (
      <PostForm key="end" action={endAction(member.id)} csrfToken={csrfToken}>
        <Button variant="secondary" small>
          {say('wards.kept.end')}
          <span className="nhsuk-u-visually-hidden">
            {say('wards.kept.end-whose', { name: isolated(member.displayName) })}
          </span>
        </Button>
      </PostForm>
    )
  return (
    <>
      <DataTable
        caption={say(former ? 'wards.kept.former' : 'wards.kept.present')}
        hideCaption
        columns={[
          { label: say('wards.kept.person') },
          { label: say('wards.kept.capacity') },
          { label: say('wards.kept.from') },
          { label: say('wards.kept.until') },
          { label: say(former ? 'wards.kept.ended' : 'wards.kept.end'), hideLabel: !former },
        ]}
        rows={members.map((member) => ({
          key: member.id,
          cells: [
            person(member),
            capacityWords(words, member.capacity, member.covers),
            <span key="from">
              {timeElement(time, member.startsAt)}{' '}
              {member.startsAt > at && <Tag>{say('wards.kept.not-yet')}</Tag>}
            </span>,
            member.endsAt === null ? say('wards.kept.until-ended') : timeElement(time, member.endsAt),
            last(member),
          ],
        }))}
        empty={
          <EmptyState heading={say('wards.kept.nobody-heading')}>
            {say(former ? 'wards.kept.nobody-former' : 'wards.kept.nobody')}
          </EmptyState>
        }
      />
      <Pagination
        label={say('wards.kept.pages')}
        {...pages}
        newerLabel={say('wards.kept.first')}
        olderLabel={say(former ? 'wards.kept.earlier' : 'wards.kept.more')}
      />
    </>
  )
}
