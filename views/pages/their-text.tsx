import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Source } from './source.tsx'

/** The text that somebody else saved while the author was writing. */
export type TheirVersion = {
  readonly title: string
  readonly body: string
  readonly savedBy: string
  readonly savedAt: string
}

/** Shows what somebody else saved in the meantime, beside the author's own text in the form below. */
export function TheirText({ title, body, savedBy, savedAt }: TheirVersion): ReactElement {
  return (
    <AlertCallout tone="warning" heading={`${savedBy} saved this page while you were writing`}>
      <p>
        Their text, saved {savedAt}, is here; yours is in the form below, and nothing of it is lost. Bring
        over what you want to keep of theirs, then save: yours becomes the newer revision, and theirs stays
        among the revisions.
      </p>
      <p>
        Their title: <strong>{title}</strong>
      </p>
      <Source label="Their text" text={body} />
    </AlertCallout>
  )
}
