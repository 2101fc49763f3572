import type { ReactElement, ReactNode } from 'react'
import { Card } from '../components/card.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { PageForm } from './page-form.tsx'
import { TheirText, type TheirVersion } from './their-text.tsx'
import { useWords } from '../use-words.ts'

/** What there is of a page that is edited. */
export type ExistingPage = {
  readonly path: string
  /** The newest revision: what the next save is compared with. */
  readonly revision: number
  readonly publishedRevision: number | null
  readonly historyHref: string
  readonly viewHref: string | undefined
  /** What somebody else saved while the author was writing. */
  readonly theirs: TheirVersion | undefined
}

export type PageFormPageProps = {
  readonly shell: Shell
  readonly heading: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly listHref: string
  readonly mayPublish: boolean
  /** The text as it will look, where a preview was asked for. */
  readonly preview: ReactNode
  readonly existing?: ExistingPage | undefined
}

function whereItStands({ revision, publishedRevision, path }: ExistingPage): string {
  const state =
    publishedRevision === null
      ? 'not published'
      : publishedRevision === revision
        ? 'published'
        : `a draft; readers see revision ${publishedRevision}`
  return `/pages/${path} · revision ${revision}, ${state}`
}

function Ways({ historyHref, viewHref }: ExistingPage): ReactElement {
  const { say } = useWords()

  return (
    <p className="mg-row-actions">
      <a href={historyHref}>{say('pages.page-form.revisions')}</a>
      {viewHref !== undefined && <a href={viewHref}>{say('pages.page-form.view-published-page')}</a>}
    </p>
  )
}

/** Writes a page, new or known; with a preview above the form, where the eye is after the button was pressed. */
export function PageFormPage(props: PageFormPageProps): ReactElement {
  const { shell, heading, typed, errors, action, listHref, mayPublish, preview, existing } = props
  const { say } = shell.words
  const theirs = existing?.theirs
  return (
    <Layout shell={shell} title={heading}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        back={{ href: listHref, label: say('pages.page-form.all-pages') }}
        lead={existing === undefined ? undefined : whereItStands(existing)}
      />
      {existing !== undefined && <Ways {...existing} />}
      {theirs !== undefined && <TheirText {...theirs} />}
      {Boolean(preview) && (
        <Card heading={say('pages.page-form.preview')} id="preview">
          <p className="mg-muted">
            Nothing is saved yet. <a href="#body">{say('pages.page-form.go-back-text')}</a>
          </p>
          <p className="mg-prose-title">{typed['title']}</p>
          {preview}
        </Card>
      )}
      <PageForm
        action={action}
        csrfToken={shell.csrfToken}
        typed={typed}
        errors={errors}
        mayPublish={mayPublish}
        listHref={listHref}
        revision={existing?.revision}
      />
    </Layout>
  )
}
