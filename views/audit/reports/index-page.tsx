import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { FilterForm } from '../../components/forms/filter-form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type ReportIndexPageProps = {
  readonly shell: Shell
  readonly reports: readonly { readonly title: string; readonly about: string; readonly href: string }[]
  readonly action: string
  readonly typed: { readonly patient: string; readonly user: string }
  readonly errors: readonly FieldError[]
  readonly byMailHref: string
}

/** All reports. */
export function ReportIndexPage(props: ReportIndexPageProps): ReactElement {
  const { shell, reports, action, typed, errors, byMailHref } = props
  return (
    <Layout shell={shell} title="Reports" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Reports"
        lead="Made from the audit log as it stands now. Opening one is an event itself."
        actions={<a href={byMailHref}>Reports by mail</a>}
      />
      <div className="mg-halves">
        <Card heading="About the facility">
          <ul className="mg-list">
            {reports.map(({ title, about, href }) => (
              <li key={href}>
                <a href={href}>{title}</a>
                <span className="mg-list__detail">{about}</span>
              </li>
            ))}
          </ul>
        </Card>
        <div>
          <Card heading="About one record">
            <p>Who was shown it or changed it, when, and for what purpose: the accounting of disclosures.</p>
            <FilterForm action={action} label="Disclosures of a record" submitLabel="Make the report">
              <TextField
                name="patient"
                value={typed.patient}
                errors={errors}
                label="Record number"
                hint="For example MG-0001001"
              />
            </FilterForm>
          </Card>
          <Card heading="About one person">
            <p>What somebody did, and with which records.</p>
            <FilterForm action={action} label="What somebody did" submitLabel="Make the report">
              <TextField
                name="user"
                value={typed.user}
                errors={errors}
                label="Username or name"
                hint="Former names are found too"
              />
            </FilterForm>
          </Card>
        </div>
      </div>
    </Layout>
  )
}
