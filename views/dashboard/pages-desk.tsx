import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { PageStateTag, type PageState } from '../pages/page-state.tsx'
import { useWords } from '../use-words.ts'

export type PagesDeskProps = {
  readonly time: TimeFormat
  readonly total: number
  readonly pages: readonly {
    readonly id: string
    readonly title: string
    readonly state: PageState
    readonly author: string
    readonly changedAt: Date
  }[]
  readonly links: {
    readonly edit: (id: string) => string
    readonly pages: string
    readonly unpublished: string
    readonly newPage: string
  }
}

/** The pages whose newest text nobody can read yet. */
export function PagesDesk({ time, total, pages, links }: PagesDeskProps): ReactElement {
  const { say } = useWords()

  return (
    <Card
      heading={say('dashboard.pages-desk.pages-publish')}
      actions={<a href={links.pages}>{say('dashboard.pages-desk.all-pages')}</a>}
    >
      {pages.length === 0 ? (
        <p className="mg-muted">
          Everything that was written is published.{' '}
          <a href={links.newPage}>{say('dashboard.pages-desk.write-new-page')}</a>
        </p>
      ) : (
        <ul className="mg-list">
          {pages.map((page) => (
            <li key={page.id}>
              <a href={links.edit(page.id)}>{page.title}</a> <PageStateTag state={page.state} />
              <span className="mg-list__detail">
                <PersonName name={page.author} />, {timeElement(time, page.changedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <LeftOut
        shown={pages.length}
        total={total}
        all={{ href: links.unpublished, label: say('dashboard.pages-desk.all-to-publish', { total }) }}
      />
    </Card>
  )
}
