import type { ReactElement } from 'react'
import { KeyFigures } from '../components/key-figures.tsx'
import { useWords } from '../use-words.ts'

/** How often emergency access was used, by one person, ward, reason or month; `by` is null for all together. */
export type Numbers = {
  readonly by: 'person' | 'ward' | 'reason' | 'month' | null
  readonly name: string | null
  readonly grants: number
  readonly ownWork: number
  readonly extended: number
  readonly approved: number
  readonly due: number
  readonly overdue: number
  readonly inTime: number
  readonly justified: number
  readonly unjustified: number
  readonly escalated: number
}

/** Counts of emergency access as key figures. */
export function Figures({ all }: { all: Numbers }): ReactElement {
  const { say } = useWords()

  const figures = [
    { label: say('emergency-access.numbers.uses'), value: String(all.grants) },
    {
      label: say('emergency-access.numbers.reviewed-time'),
      value: String(all.inTime),
      note: 'within 72 hours',
    },
    {
      label: say('emergency-access.numbers.to-review'),
      value: String(all.due),
      note: `${all.overdue} overdue`,
    },
    {
      label: say('emergency-access.numbers.unjustified'),
      value: String(all.unjustified),
      tone: all.unjustified > 0 ? ('critical' as const) : undefined,
    },
  ]
  return <KeyFigures label={say('emergency-access.numbers.emergency-access-period')} figures={figures} />
}
