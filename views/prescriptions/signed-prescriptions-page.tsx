import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type SignedPrescriptionsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly kind: 'own' | 'abandoned'
  readonly lines: readonly {
    readonly id: string
    readonly recordNumber: string
    readonly prescriber: string
    readonly signedAt: Date
    readonly href: string
  }[]
  readonly pages?: PageLinks | undefined
}

const kinds = {
  own: {
    heading: 'Signed by you, patient no longer in your care',
    lead: 'Approved prescriptions that you signed for patients who are no longer in your care. You can still cancel them.',
  },
  abandoned: {
    heading: 'Prescriptions that nobody else may cancel',
    lead: 'Approved prescriptions whose prescriber can no longer cancel them, and no one else who cares for the patient can. You can cancel them, with a reason.',
  },
}

/** Prescriptions that can be cancelled by somebody who does not see the patient: by record number. */
export function SignedPrescriptionsPage(props: SignedPrescriptionsPageProps): ReactElement {
  const { shell, time, kind, lines, pages } = props
  const { say } = shell.words
  const { heading, lead } = kinds[kind]
  return (
    <Layout shell={shell} title={heading} wide>
      <PageHeading heading={heading} lead={lead} />
      <DataTable
        caption={heading}
        hideCaption
        columns={[
          { label: say('prescriptions.signed-prescriptions.record-number') },
          { label: say('prescriptions.signed-prescriptions.prescriber') },
          { label: say('prescriptions.signed-prescriptions.signed') },
          { label: say('prescriptions.signed-prescriptions.cancel') },
        ]}
        rows={lines.map(({ id, recordNumber, prescriber, signedAt, href }) => ({
          key: id,
          cells: [
            <span key="record" className="mg-code">
              {recordNumber}
            </span>,
            prescriber,
            timeElement(time, signedAt),
            <a key="cancel" href={href}>
              Cancel
              <span className="nhsuk-u-visually-hidden">
                {say('prescriptions.signed-prescriptions.a-prescription-of', { recordNumber })}
              </span>
            </a>,
          ],
        }))}
        empty={
          <EmptyState heading={say('prescriptions.signed-prescriptions.none')}>
            {say('prescriptions.signed-prescriptions.nothing-cancel-here')}
          </EmptyState>
        }
      />
      <Pagination label={say('prescriptions.signed-prescriptions.pages-prescriptions')} {...pages} />
    </Layout>
  )
}
