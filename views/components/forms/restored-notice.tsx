import type { ReactElement, ReactNode } from 'react'
import type { FilledForm, RestoredNote } from '../../shell.ts'
import { useWords } from '../../use-words.ts'

export type RestoredNoticeProps = {
  readonly restored: RestoredNote | FilledForm
  /** The form that throws it away. */
  readonly children?: ReactNode
}

/** Says that what was typed into a form is in it again and from when, and leads to other unfinished ones. */
export function RestoredNotice({ restored, children }: RestoredNoticeProps): ReactElement {
  const { say, tell } = useWords()

  const { words, discard, emptyHref, others } = restored
  const tone = 'apart' in restored ? 'mg-notice--doubtful' : 'mg-notice--unsent'
  return (
    <div className={`mg-notice mg-notice--row ${tone}`}>
      <output>{tell(words)}</output>
      {others.length > 0 && (
        <span>
          {discard === undefined
            ? say('components.restored-notice.unfinished-kept')
            : say('components.restored-notice.also-unfinished-kept')}
          {others.map(({ href, words: when }, index) => (
            <span key={href}>
              {index > 0 && '; '}
              <a href={href}>{when}</a>
            </span>
          ))}
        </span>
      )}
      {emptyHref !== undefined && (
        <a href={emptyHref}>{say('components.restored-notice.keep-open-empty-form')}</a>
      )}
      {children}
    </div>
  )
}
