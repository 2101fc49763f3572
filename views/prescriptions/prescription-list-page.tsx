import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { PrescriptionTable } from './prescription-table.tsx'
import type { PrescriptionLine } from './prescription.ts'

export type PrescriptionListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  /** Those one wrote oneself, or those of one's patients. */
  readonly kind: 'written' | 'in-care'
  readonly action: string
  readonly status: string
  /** Where what waits for one’s signature is signed together; absent for who does not sign. */
  readonly toSignHref: string | undefined
  readonly lines: readonly PrescriptionLine[]
  readonly href: (id: string) => string
  readonly pages?: PageLinks | undefined
}

const states = [
  { value: 'draft', label: 'Not signed' },
  { value: 'approved', label: 'Approved' },
  { value: 'ending', label: 'Ending within 7 days' },
  { value: 'dispensed', label: 'Dispensed' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'expired', label: 'Expired' },
]

const kinds = {
  // Whoever wrote it: what runs out concerns everybody who cares for the patient.
  ending: {
    heading: 'Prescriptions that end soon',
    lead: 'Approved for patients in your care, whoever wrote them; their last day is within 7 days.',
    none: '',
  },
  written: {
    heading: 'Your prescriptions',
    lead: 'What you wrote for patients in your care, the newest first.',
    none: 'Prescriptions that you write appear here. Begin from a patient’s chart.',
  },
  'in-care': {
    heading: 'Prescriptions',
    lead: 'What was written for patients in your care, the newest first.',
    none: 'Prescriptions for patients in your care appear here.',
  },
}

/** A clinician's list of prescriptions, by state. */
export function PrescriptionListPage(props: PrescriptionListPageProps): ReactElement {
  const { shell, time, today, kind, action, status, lines, href, pages } = props
  const { say } = shell.words
  const { heading, lead, none } = kinds[status === 'ending' ? 'ending' : kind]
  return (
    <Layout shell={shell} title={heading} wide>
      <PageHeading
        heading={heading}
        lead={lead}
        actions={
          props.toSignHref !== undefined && (
            <LinkButton href={props.toSignHref} variant="secondary">
              {say('prescriptions.prescription-list.sign-several')}
            </LinkButton>
          )
        }
      />
      {kind === 'written' && (
        <p>
          <a href={paths.signedPrescriptions()}>
            {say('prescriptions.prescription-list.signed-patients-no-longer')}
          </a>
        </p>
      )}
      <FilterForm
        action={action}
        label={say('prescriptions.prescription-list.filter-prescriptions')}
        clearHref={status === '' ? undefined : action}
      >
        <SelectField
          name="status"
          label={say('prescriptions.prescription-list.status')}
          emptyLabel={say('prescriptions.prescription-list.any')}
          value={status}
          choices={states}
          errors={[]}
        />
      </FilterForm>
      <PrescriptionTable
        caption={say('prescriptions.prescription-list.prescriptions')}
        lines={lines}
        parts={
          kind === 'written' ? ['patient', 'state', 'written'] : ['patient', 'state', 'prescriber', 'written']
        }
        time={time}
        today={today}
        href={href}
        empty={
          <EmptyState
            heading={
              status === ''
                ? say('prescriptions.prescription-list.no-prescriptions-yet')
                : say('prescriptions.prescription-list.none-state')
            }
          >
            {status === '' ? none : say('prescriptions.prescription-list.choose-another-state-see')}
          </EmptyState>
        }
      />
      <Pagination label={say('prescriptions.prescription-list.pages-prescriptions')} {...pages} />
    </Layout>
  )
}
