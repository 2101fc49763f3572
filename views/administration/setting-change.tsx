import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { useWords } from '../use-words.ts'

/** From what to what a setting would change, each part of it on a line. */
export function SettingChangeView({
  before,
  after,
}: {
  readonly before: string
  readonly after: string
}): ReactElement {
  const { say } = useWords()
  return (
    <Card heading={say('facility.change.heading')} tone="warning">
      <SummaryList
        rows={[
          { key: say('facility.change.before'), value: before },
          { key: say('facility.change.after'), value: after },
        ]}
      />
    </Card>
  )
}
