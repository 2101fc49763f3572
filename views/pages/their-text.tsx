import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Source } from './source.tsx'
import { useWords } from '../use-words.ts'

/** The text that somebody else saved while the author was writing. */
export type TheirVersion = {
  readonly title: string
  readonly body: string
  readonly savedBy: string
  readonly savedAt: string
}

/** Shows what somebody else saved in the meantime, beside the author's own text in the form below. */
export function TheirText({ title, body, savedBy, savedAt }: TheirVersion): ReactElement {
  const { say } = useWords()

  return (
    <AlertCallout tone="warning" heading={`${savedBy} saved this page while you were writing`}>
      <p>{say('pages.their-text.text-saved-here-yours', { savedAt })}</p>
      <p>
        Their title: <strong>{title}</strong>
      </p>
      <Source label={say('pages.their-text.their-text')} text={body} />
    </AlertCallout>
  )
}
