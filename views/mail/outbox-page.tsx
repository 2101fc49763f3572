import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { MessageText } from './message-text.tsx'

export type OutboxMessage = {
  readonly id: string
  readonly channel: 'email' | 'text'
  readonly kind: string
  readonly to: string
  readonly subject: string
  readonly createdAt: Date
  readonly sentAt: Date | null
  /** Null where it was not kept. */
  readonly text: string | null
}

export type OutboxPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly messages: readonly OutboxMessage[]
  /** The address of MedGuard: links that begin with it can be followed. */
  readonly base: string
}

const channelText = { email: 'E-mail', text: 'Text message' } as const

/** What the demo would have sent to people, the newest first. */
export function OutboxPage({ shell, time, messages, base }: OutboxPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Messages sent by the demo">
      <PageHeading
        heading="Messages sent by the demo"
        lead="The demo sends nothing to anybody: e-mails and text messages are shown here instead, the newest first."
      />
      {messages.length === 0 && (
        <EmptyState heading="No messages yet">
          Messages appear here when something happens that people are told about, for example when someone
          breaks the glass. Load the page again to see new ones.
        </EmptyState>
      )}
      {messages.map(({ id, channel, to, subject, createdAt, sentAt, text }) => (
        <Card key={id} heading={subject}>
          <SummaryList
            rows={[
              { key: 'To', value: to },
              { key: 'When', value: timeElement(time, createdAt) },
              { key: 'By', value: `${channelText[channel]}${sentAt === null ? ', on its way' : ''}` },
            ]}
          />
          <MessageText text={text ?? 'The text was not kept.'} base={base} />
        </Card>
      ))}
    </Layout>
  )
}
