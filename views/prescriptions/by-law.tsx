import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { useWords } from '../use-words.ts'

/** What the law keeps somebody from for the schedule of a medicine, and why: a code of the refusals. */
export type Unlawful =
  | {
      readonly keepsFrom: 'signing'
      readonly why: 'schedule-6-repeats' | 'schedule-6-course' | 'schedule-6-valid' | 'schedule-5-valid'
    }
  | {
      readonly keepsFrom: 'supply'
      readonly why: 'schedule-6-repeats' | 'schedule-6-over' | 'schedule-5-over'
    }

/** Says in place of a form why there is none. */
export function ByLaw({ unlawful }: { unlawful: Unlawful | undefined }): ReactElement | null {
  const { say } = useWords()
  return unlawful === undefined ? null : (
    <AlertCallout tone="warning" heading={say(`prescriptions.schedule.no-${unlawful.keepsFrom}`)}>
      <p>{say(`refused.${unlawful.why}`)}</p>
    </AlertCallout>
  )
}
