import type { ReactElement } from 'react'
import { AlertCallout } from './alert-callout.tsx'
import { useWords } from '../use-words.ts'

/** The code for the next emergency, apart from everything else on the page: it is shown this once, and must be noted. */
export function NewAccessCode({ code }: { code: string }): ReactElement {
  const { say } = useWords()

  return (
    <AlertCallout tone="warning" heading={say('components.new-access-code.note-down')}>
      <p className="mg-access-code">{say('components.new-access-code.next-access-code', { code })}</p>
      <p>{say('components.new-access-code.need-break-glass-next')}</p>
    </AlertCallout>
  )
}
