import type { ReactElement } from 'react'
import type { RelationshipDocument, RelationshipKind } from './relationship.ts'
import { paths } from '../../../server/paths.ts'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { DateField } from '../../components/fields/date-field.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { SelectField } from '../../components/fields/select-field.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { dayText } from '../../words/calendar-date.ts'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'
import { documentWords, kindWords, relationshipDocuments, relationshipKinds } from './relationship-words.ts'

/** A tie as the desk sees it. */
export type ShownRelationship = {
  readonly id: string
  readonly kind: RelationshipKind
  readonly document: RelationshipDocument
  readonly grounds: string | null
  readonly ends_on: string | null
  readonly invited_by_name: string | null
  readonly invited_at: Date
  readonly account: string | null
  readonly accepted_at: Date | null
  readonly end_asked_by_name: string | null
  readonly end_asked_at: Date | null
  readonly endReason: string | null
  readonly ended_by_name: string | null
  readonly ended_at: Date | null
  /** The invitation ran out before anybody accepted it. */
  readonly expired: boolean
  /** Its last day has passed. */
  readonly over: boolean
  /** The reader has asked for its end. */
  readonly mine: boolean
}

export type RelationshipsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  readonly relationships: readonly ShownRelationship[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly back: string
}

function stateOf({
  ended_at: ended,
  accepted_at: accepted,
  end_asked_at: asked,
  expired,
  over,
}: ShownRelationship) {
  if (ended !== null) {
    return 'Ended'
  }
  if (accepted === null) {
    return expired ? 'Invitation ran out' : 'Invited, not accepted yet'
  }
  if (over) {
    return 'Its last day has passed, so nothing can be read. To go on, invite the person again'
  }
  return asked === null
    ? 'May read the record'
    : 'May read the record. A second person has to agree to end this'
}

function Relationship({
  relationship,
  props,
}: {
  relationship: ShownRelationship
  props: RelationshipsPageProps
}): ReactElement {
  const { shell, time, identity, errors, typed } = props
  const { say } = shell.words
  const by = (name: string | null, at: Date | null) =>
    at === null ? null : (
      <>
        {name === null ? say('patients.relationships.not-recorded') : <PersonName name={name} />},{' '}
        {timeElement(time, at)}
      </>
    )
  return (
    <Card heading={kindWords(shell.words, relationship.kind)}>
      <SummaryList
        rows={[
          { key: 'Status', value: stateOf(relationship) },
          { key: 'Account', value: relationship.account ?? say('patients.relationships.nobody-yet') },
          { key: 'Proof of identity', value: documentWords(shell.words, relationship.document) },
          ...(relationship.grounds === null ? [] : [{ key: 'Why', value: relationship.grounds }]),
          ...(relationship.ends_on === null
            ? []
            : [{ key: 'Last day', value: dayText(shell.words, relationship.ends_on) }]),
          { key: 'Invited', value: by(relationship.invited_by_name, relationship.invited_at) },
          ...(relationship.end_asked_at === null
            ? []
            : [
                {
                  key: 'Asked to end it',
                  value: by(relationship.end_asked_by_name, relationship.end_asked_at),
                },
                { key: 'Reason', value: relationship.endReason },
              ]),
          ...(relationship.ended_at === null
            ? []
            : [{ key: 'Ended', value: by(relationship.ended_by_name, relationship.ended_at) }]),
        ]}
      />
      {relationship.ended_at === null && relationship.end_asked_at === null && (
        <PostForm
          action={paths.endRelationship(identity.patientId, relationship.id)}
          csrfToken={shell.csrfToken}
        >
          <TextField
            name="reason"
            label={
              relationship.accepted_at === null
                ? say('patients.relationships.why-withdraw')
                : say('patients.relationships.why-access-should-end')
            }
            value={typed['reason']}
            errors={errors}
            required
          />
          <Button variant="secondary">
            {relationship.accepted_at === null
              ? say('patients.relationships.withdraw-invitation')
              : say('patients.relationships.ask-end-access')}
          </Button>
        </PostForm>
      )}
      {relationship.ended_at === null && relationship.end_asked_at !== null && relationship.mine && (
        <p>{say('patients.relationships.asked-end-access-colleague')}</p>
      )}
      {relationship.ended_at === null && relationship.end_asked_at !== null && !relationship.mine && (
        <PostForm
          action={paths.approveRelationshipEnd(identity.patientId, relationship.id)}
          csrfToken={shell.csrfToken}
        >
          <Button variant="secondary">{say('patients.relationships.agree-end-access')}</Button>
        </PostForm>
      )}
    </Card>
  )
}

/** The accounts that are tied to a record, and inviting another. */
export function RelationshipsPage(props: RelationshipsPageProps): ReactElement {
  const { shell, today, identity, relationships, typed, errors, back } = props
  const { say } = shell.words
  return (
    <Layout
      shell={shell}
      title={say('patients.relationships.reads-record-online')}
      patient={{ identity, today }}
    >
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.relationships.reads-record-online')}
        back={{ href: back, label: say('patients.relationships.back-record') }}
        lead={say('patients.relationships.these-accounts-read-whole')}
      />
      {relationships.length === 0 && (
        <EmptyState heading={say('patients.relationships.nobody-reads-record-online')}>
          {say('patients.relationships.invite-patient-below')}
        </EmptyState>
      )}
      {relationships.map((relationship) => (
        <Relationship key={relationship.id} relationship={relationship} props={props} />
      ))}
      <PostForm action={paths.relationships(identity.patientId)} csrfToken={shell.csrfToken} panel="wide">
        <h2 className="nhsuk-heading-m">{say('patients.relationships.invite-person')}</h2>
        <RadioGroup
          name="kind"
          label={say('patients.relationships.who-they-are')}
          value={typed['kind']}
          choices={relationshipKinds.map((value) => ({ value, label: kindWords(shell.words, value) }))}
          errors={errors}
          required
        />
        <SelectField
          name="document"
          label={say('patients.relationships.proof-identity-saw')}
          value={typed['document']}
          choices={relationshipDocuments.map((value) => ({
            value,
            label: documentWords(shell.words, value),
          }))}
          emptyLabel={say('patients.relationships.choose')}
          errors={errors}
          required
        />
        <TextArea
          name="grounds"
          label={say('patients.relationships.why-act-patient')}
          hint={say('patients.relationships.guardian-representative-leave-empty')}
          value={typed['grounds']}
          errors={errors}
          rows={2}
        />
        <DateField
          name="endsOn"
          label={say('patients.relationships.last-day-act-patient')}
          hint={say('patients.relationships.guardian-representative-child-latest')}
          value={typed['endsOn']}
          errors={errors}
          min={today}
        />
        <TextField
          name="email"
          label={say('patients.relationships.e-mail-address-invitation')}
          hint={say('patients.relationships.leave-empty-code-shown')}
          type="email"
          value={typed['email']}
          errors={errors}
          required={false}
        />
        <ButtonGroup>
          <Button>{say('patients.relationships.invite')}</Button>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
