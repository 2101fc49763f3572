import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LeftOut } from '../components/left-out.tsx'
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
  readonly givenUpAt: Date | null
  /** Null where it was not kept. */
  readonly text: string | null
}

export type OutboxPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly messages: readonly OutboxMessage[]
  /** How many there are in all. */
  readonly total: number
  /** The address of MedGuard: links that begin with it can be followed. */
  readonly base: string
  /** Whether e-mails go to their readers as well. */
  readonly mailLeaves: boolean
}

const channelText = { email: 'E-mail', text: 'Text message' } as const

function stateText({ sentAt, givenUpAt }: OutboxMessage): string {
  if (givenUpAt !== null) {
    return ', given up'
  }
  return sentAt === null ? ', on its way' : ''
}

/** What the demo would have sent to people, the newest first. */
export function OutboxPage({
  shell,
  time,
  messages,
  total,
  base,
  mailLeaves,
}: OutboxPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Messages sent by the demo">
      <PageHeading
        heading="Messages sent by the demo"
        lead={
          mailLeaves
            ? 'E-mails leave by the mail server of the settings. They are shown here too, the newest first.'
            : 'The demo sends nothing to anybody: e-mails and text messages are shown here instead, the newest first.'
        }
      />
      <LeftOut shown={messages.length} total={total} />
      {messages.length === 0 && (
        <EmptyState heading="No messages yet">
          Messages appear here when something happens that people are told about, for example when someone
          breaks the glass. Load the page again to see new ones.
        </EmptyState>
      )}
      {messages.map((message) => (
        <Card key={message.id} heading={message.subject}>
          <SummaryList
            rows={[
              { key: 'To', value: message.to },
              { key: 'When', value: timeElement(time, message.createdAt) },
              { key: 'By', value: `${channelText[message.channel]}${stateText(message)}` },
            ]}
          />
          <MessageText text={message.text ?? 'The text was not kept.'} base={base} />
        </Card>
      ))}
    </Layout>
  )
}
