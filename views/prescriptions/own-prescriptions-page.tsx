import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination } from '../components/pagination.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag, type Tone } from '../components/tag.tsx'
import { dayText, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { doseText } from './order-text.ts'
import type { PrescriptionLine } from './prescription.ts'

export type OwnPrescriptionsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly lines: readonly PrescriptionLine[]
  readonly older?: string | undefined
}

/** A patient's own prescriptions, in plain words. */
export function OwnPrescriptionsPage(props: OwnPrescriptionsPageProps): ReactElement {
  const { shell, lines, older } = props
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
      <Pagination label="Pages of prescriptions" older={older} />
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
            { key: 'On', value: time.date(signedAt ?? line.createdAt) },
          ]}
        />
      )}
    </Card>
  )
}

function plainState(line: PrescriptionLine, today: string): { tag: string; tone: Tone; words: string } {
  const { status, trust, order, remaining } = line
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
    const times = remaining === 1 ? 'once' : `${remaining} times`
    const last = dayText(order.expiresOn)
    return {
      tag: 'Ready',
      tone: 'success',
      words: `Your pharmacy can give it to you ${times}, until ${last}.`,
    }
  }
  if (status === 'dispensed') {
    return { tag: 'Collected', tone: 'info', words: 'Everything on this prescription has been collected.' }
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
