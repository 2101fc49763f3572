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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('audit.index.reports')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('audit.index.reports')}
        lead={say('audit.index.made-audit-log-stands')}
        actions={<a href={byMailHref}>{say('audit.index.reports-mail')}</a>}
      />
      <div className="mg-halves">
        <Card heading={say('audit.index.about-facility')}>
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
          <Card heading={say('audit.index.about-record')}>
            <p>{say('audit.index.shown-changed-when-purpose')}</p>
            <FilterForm
              action={action}
              label={say('audit.index.disclosures-record')}
              submitLabel={say('audit.index.make-report')}
            >
              <TextField
                name="patient"
                value={typed.patient}
                errors={errors}
                label={say('audit.index.record-number')}
                hint={say('audit.index.example-mg-0001001')}
              />
            </FilterForm>
          </Card>
          <Card heading={say('audit.index.about-person')}>
            <p>{say('audit.index.somebody-did-records')}</p>
            <FilterForm
              action={action}
              label={say('audit.index.somebody-did')}
              submitLabel={say('audit.index.make-report')}
            >
              <TextField
                name="user"
                value={typed.user}
                errors={errors}
                label={say('audit.index.username-name')}
                hint={say('audit.index.former-names-found-too')}
              />
            </FilterForm>
          </Card>
        </div>
      </div>
    </Layout>
  )
}
