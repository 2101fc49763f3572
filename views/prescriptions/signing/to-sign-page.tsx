import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { isUnreadable, listedBirth, listedName } from '../../patients/demographics/listed-patient.ts'
import { useWords } from '../../use-words.ts'
import { AllergyChips } from '../allergy-chips.tsx'
import { DraftToSignItem } from './draft-to-sign-item.tsx'
import type { NotSigned } from './not-signed.ts'
import type { PatientToSign } from './to-sign.ts'

export type ToSignPageProps = {
  readonly shell: Shell
  /** How many wait, of which the oldest are shown. */
  readonly total: number
  readonly patients: readonly PatientToSign[]
  /** What was ticked before and not signed. */
  readonly left: readonly NotSigned[]
  readonly action: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** What waits for one's signature, patient by patient, each in full; what is ticked is signed with one code. */
export function ToSignPage(props: ToSignPageProps): ReactElement {
  const { shell, total, patients, left, action, typed, errors } = props
  const { say } = shell.words
  const shown = patients.reduce((sum, { drafts }) => sum + drafts.length, 0)
  const signable = patients.some(({ drafts }) => drafts.some(({ box }) => box !== undefined))
  return (
    <Layout shell={shell} title={say('prescriptions.to-sign.title')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('prescriptions.to-sign.title')}
        lead={shown > 0 && say('prescriptions.to-sign.lead', { total })}
        back={{ href: paths.prescriptions(), label: say('prescriptions.to-sign.back') }}
      />
      <Left left={left} patients={patients} />
      {shown < total && (
        <p>
          {say('prescriptions.to-sign.more', { shown, total })}{' '}
          <a href={`${paths.prescriptions()}?status=draft`}>{say('prescriptions.to-sign.all')}</a>
        </p>
      )}
      {shown === 0 ? (
        <EmptyState heading={say('prescriptions.to-sign.nothing')}>
          {say('prescriptions.to-sign.nothing-explained')}
        </EmptyState>
      ) : (
        <PostForm action={action} csrfToken={shell.csrfToken}>
          {patients.map((one) => (
            <OfPatient key={one.patient.patientId} one={one} typed={typed} errors={errors} />
          ))}
          {signable && (
            <Card heading={say('prescriptions.to-sign.sign')} id="sign">
              <p>{say('prescriptions.to-sign.sign-ticked')}</p>
              <CodeField
                name="code"
                label={say('prescriptions.prescription-actions.time-code')}
                hint={say('prescriptions.prescription-actions.six-digits-authenticator-app')}
                errors={errors}
                required
              />
              <Button>{say('prescriptions.to-sign.button')}</Button>
            </Card>
          )}
        </PostForm>
      )}
    </Layout>
  )
}

/** What was not signed, and why; what waits no more is not named. */
function Left({ left, patients }: Pick<ToSignPageProps, 'left' | 'patients'>): ReactElement | null {
  const { say } = useWords()
  if (left.length === 0) {
    return null
  }
  const medicines = new Map(
    patients.flatMap(({ drafts }) => drafts.map(({ id, order }) => [id, order.medication])),
  )
  return (
    <AlertCallout tone="warning" heading={say('prescriptions.to-sign.left', { count: left.length })}>
      <ul>
        {left.map(({ id, why }) => {
          const medicine = medicines.get(id)
          return (
            <li key={id}>
              {medicine === undefined ? (
                say('prescriptions.to-sign.left-one')
              ) : (
                <a href={`#draft-${id}`}>{medicine}</a>
              )}
              {': '}
              {say(`prescriptions.not-signed.${why}`)}
            </li>
          )
        })}
      </ul>
    </AlertCallout>
  )
}

function OfPatient(props: {
  one: PatientToSign
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}): ReactElement {
  const { one, typed, errors } = props
  const words = useWords()
  const { say } = words
  const { patient, drafts } = one
  return (
    <section className="mg-to-sign">
      <h2 className="mg-to-sign__who">
        <a href={paths.patient(patient.patientId)}>
          <PersonName name={listedName(words, patient)} />
        </a>
        <span className="mg-to-sign__facts">
          {say('pharmacy.queue.born', { birth: listedBirth(words, patient) })}
          <span className="mg-code">{patient.recordNumber}</span>
          {!isUnreadable(patient) && <AllergyChips allergies={patient.allergies} />}
        </span>
      </h2>
      {drafts.map((draft) => (
        <DraftToSignItem
          key={draft.id}
          draft={draft}
          name={listedName(words, patient)}
          typed={typed}
          errors={errors}
        />
      ))}
    </section>
  )
}
