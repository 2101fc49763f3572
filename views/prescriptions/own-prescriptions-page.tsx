import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag, type Tone } from '../components/tag.tsx'
import { dayText, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { doseText } from './order-text.ts'
import type { PrescriptionLine, Supply } from './prescription.ts'
import { writtenText } from './written-text.tsx'

export type OwnPrescriptionsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly lines: readonly PrescriptionLine[]
  readonly pages?: PageLinks | undefined
}

/** A patient's own prescriptions, in plain words. */
export function OwnPrescriptionsPage(props: OwnPrescriptionsPageProps): ReactElement {
  const { shell, lines, pages } = props
  return (
    <Layout shell={shell} title="My prescriptions">
      <PageHeading
        heading="My prescriptions"
        lead="What has been prescribed for you, the newest first. If something looks wrong, ask before you take it."
      />
      {lines.length === 0 && (
        <EmptyState heading="No prescriptions">
          A prescription appears here as soon as it has been signed.
        </EmptyState>
      )}
      {lines.map((line) => (
        <OwnPrescription key={line.id} {...props} line={line} />
      ))}
      <Pagination label="Pages of prescriptions" {...pages} />
    </Layout>
  )
}

function OwnPrescription(props: OwnPrescriptionsPageProps & { line: PrescriptionLine }): ReactElement {
  const { line, time, today } = props
  const { order, signedAt } = line
  const state = plainState(line, today)
  return (
    <Card heading={order.medication} actions={<Tag tone={state.tone}>{state.tag}</Tag>}>
      <p>{state.words}</p>
      {line.trust !== 'damaged' && (
        <SummaryList
          rows={[
            { key: 'How to take it', value: doseText(order) },
            ...(order.instructions === null ? [] : [{ key: 'Good to know', value: order.instructions }]),
            { key: 'Prescribed by', value: order.prescriber },
            { key: 'On', value: signedAt === null ? writtenText(line.written, time) : time.date(signedAt) },
          ]}
        />
      )}
    </Card>
  )
}

const timesText = (times: number) => (times === 1 ? 'once' : `${times} times`)

type State = { readonly tag: string; readonly tone: Tone; readonly words: string }

/** What can still be collected of an open prescription, in plain words. */
function openState(supply: Supply | undefined, last: string, today: string): State {
  const further = supply === undefined ? 0 : supply.of - supply.current
  if (supply?.begun === true) {
    const after = further === 0 ? '' : ` After that it can be collected ${timesText(further)} more.`
    return {
      tag: 'Partly collected',
      tone: 'warning',
      words: `${supply.owed} of ${supply.quantity} still to be collected, until ${last}.${after}`,
    }
  }
  const due =
    supply?.dueOn !== undefined && supply.dueOn > today
      ? ` The next time is from ${dayText(supply.dueOn)}.`
      : ''
  return {
    tag: 'Ready',
    tone: 'success',
    words: `Your pharmacy can give it to you ${timesText(further + 1)}, until ${last}.${due}`,
  }
}

function plainState(line: PrescriptionLine, today: string): State {
  const { status, trust, order, supply } = line
  if (trust === 'altered' || trust === 'damaged') {
    return {
      tag: 'Being checked',
      tone: 'critical',
      words: 'Something about this prescription has to be checked. Ask your clinic before you take it.',
    }
  }
  if (status === 'approved' && order.expiresOn !== null && order.expiresOn < today) {
    return {
      tag: 'Run out',
      tone: 'neutral',
      words: `It could be collected until ${dayText(order.expiresOn)}. If you still need it, ask your clinic for a new one.`,
    }
  }
  if (status === 'approved' && order.expiresOn !== null) {
    return openState(supply, dayText(order.expiresOn), today)
  }
  if (status === 'dispensed') {
    return supply === undefined || supply.supplied >= supply.total
      ? { tag: 'Collected', tone: 'info', words: 'Everything on this prescription has been collected.' }
      : {
          tag: 'Closed',
          tone: 'info',
          words: `This prescription was closed with ${supply.supplied} of ${supply.total} collected. If you still need the rest, ask your clinic for a new one.`,
        }
  }
  if (status === 'cancelled') {
    return { tag: 'Cancelled', tone: 'warning', words: 'Your clinic has cancelled this prescription.' }
  }
  return {
    tag: 'On record',
    tone: 'neutral',
    words: 'This was prescribed elsewhere or earlier. It cannot be collected on this record.',
  }
}
