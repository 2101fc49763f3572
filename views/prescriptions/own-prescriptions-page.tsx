import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { doseText } from './order-text.ts'
import type { PrescriptionLine } from './prescription.ts'
import { ownPrescriptionState } from './own-prescription-state.ts'
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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('prescriptions.own-prescriptions.my-prescriptions')}>
      <PageHeading
        heading={say('prescriptions.own-prescriptions.my-prescriptions')}
        lead={say('prescriptions.own-prescriptions.been-prescribed-newest-first')}
      />
      {lines.length === 0 && (
        <EmptyState heading={say('prescriptions.own-prescriptions.no-prescriptions')}>
          {say('prescriptions.own-prescriptions.prescription-appears-here-soon')}
        </EmptyState>
      )}
      {lines.map((line) => (
        <OwnPrescription key={line.id} {...props} line={line} />
      ))}
      <Pagination label={say('prescriptions.own-prescriptions.pages-prescriptions')} {...pages} />
    </Layout>
  )
}

function OwnPrescription(props: OwnPrescriptionsPageProps & { line: PrescriptionLine }): ReactElement {
  const { shell, line, time, today } = props
  const { say } = shell.words
  const { order, signedAt } = line
  const state = ownPrescriptionState(shell.words, line, today)
  return (
    <Card
      heading={order.medication}
      actions={<Tag tone={state.tone}>{say(`prescriptions.own-prescriptions.tag-${state.tag}`)}</Tag>}
    >
      <p>{state.words}</p>
      {line.trust !== 'damaged' && (
        <SummaryList
          rows={[
            ...(line.handedOver.length === 0
              ? []
              : [
                  {
                    key: say('prescriptions.own-prescriptions.handed-over'),
                    value: line.handedOver.join('; '),
                  },
                ]),
            { key: say('prescriptions.own-prescriptions.how-take'), value: doseText(shell.words, order) },
            ...(order.instructions === null
              ? []
              : [{ key: say('prescriptions.own-prescriptions.good-know'), value: order.instructions }]),
            { key: say('prescriptions.own-prescriptions.prescribed-by'), value: order.prescriber },
            {
              key: say('prescriptions.own-prescriptions.on'),
              value: signedAt === null ? writtenText(shell.words, line.written, time) : time.date(signedAt),
            },
          ]}
        />
      )}
    </Card>
  )
}
