import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { useWords } from '../use-words.ts'

export type ShippingEntry = { readonly what: string; readonly state: string; readonly problem?: string }

/** How far the receivers of audit rows are; nothing where there are none. */
export function ShippingCard({ receivers }: { receivers: readonly ShippingEntry[] }): ReactElement | null {
  const { say } = useWords()

  return receivers.length === 0 ? null : (
    <Card heading={say('audit.shipping-card.rows-sent-others')}>
      <SummaryList
        rows={receivers.map(({ what, state, problem }) => ({
          key: what,
          value: (
            <div className="mg-cell-lines">
              <span>{state}</span>
              {problem !== undefined && (
                <span>
                  <Tag tone="warning">{say('audit.shipping-card.waits')}</Tag> {problem}
                </span>
              )}
            </div>
          ),
        }))}
      />
    </Card>
  )
}
