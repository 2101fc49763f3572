import type { ReactElement } from 'react'
import { AlertCallout } from './alert-callout.tsx'

/** The code for the next emergency, apart from everything else on the page: it is shown this once, and must be noted. */
export function NewAccessCode({ code }: { code: string }): ReactElement {
  return (
    <AlertCallout tone="warning" heading="Note this down now">
      <p className="mg-access-code">Your next access code is {code}</p>
      <p>
        You need it to break the glass the next time. It is shown this once: keep it where only you can read
        it. If it is lost, get a new one under Emergency access.
      </p>
    </AlertCallout>
  )
}
