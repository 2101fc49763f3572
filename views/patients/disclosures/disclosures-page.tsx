import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'
import { DisclosureList } from './disclosure-list.tsx'
import type { Disclosure } from './disclosure.ts'

export type DisclosuresPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  /** Whether the reader is the patient. */
  readonly own: boolean
  readonly disclosures: readonly Disclosure[]
  /** The same list with lists of patients, or without them. */
  readonly other: { readonly href: string; readonly label: string }
  readonly back: { readonly href: string; readonly label: string }
  readonly pages?: PageLinks | undefined
}

/** Who opened a record, for the care team or for the patient. */
export function DisclosuresPage(props: DisclosuresPageProps): ReactElement {
  const { shell, time, today, identity, own, disclosures, other, back, pages } = props
  const heading = own ? 'Who opened my record' : 'Who opened this record'
  return (
    <Layout shell={shell} title={heading} patient={own ? undefined : { identity, today }}>
      <PageHeading
        heading={heading}
        back={back}
        lead={
          own
            ? 'Everyone who opened or changed your record, or saw your name in a list, the newest first. If you do not know somebody here, ask your care team. Attempts that were refused showed nothing of you and are not listed; security officers see them.'
            : 'Everyone who opened or changed it, or saw the name in a list, the newest first. The patient sees the same. Refused attempts are not listed.'
        }
      />
      <Card heading="Record of access" actions={<a href={other.href}>{other.label}</a>}>
        {disclosures.length === 0 ? (
          <EmptyState heading="Nobody yet">
            Each time somebody opens the record, it appears here at once.
          </EmptyState>
        ) : (
          <DisclosureList disclosures={disclosures} time={time} />
        )}
      </Card>
      <Pagination label="Pages of the access log" {...pages} />
    </Layout>
  )
}
