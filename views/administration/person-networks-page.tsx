import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { NetworksField } from './networks-field.tsx'
import { OwnCodeField } from './user-fields.tsx'

export type PersonNetworksPageProps = {
  readonly shell: Shell
  readonly person: { readonly id: string; readonly displayName: string }
  readonly typed: Readonly<Record<string, string>>
  /** The list that the form was filled from. */
  readonly was: string
  readonly errors: readonly FieldError[]
  /** Where the reader is. */
  readonly address: string
  readonly asksForCode: boolean
}

/** From where one person may work. */
export function PersonNetworksPage(props: PersonNetworksPageProps): ReactElement {
  const { shell, person, typed, was, errors, address, asksForCode } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('administration.person-networks.networks-person')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.person-networks.networks-person')}
        caption={person.displayName}
        lead={
          <>
            The networks of the role hold as well: an address must be in both lists. You are at{' '}
            <span className="mg-code">{address}</span>.
          </>
        }
        back={{ href: paths.person(person.id), label: person.displayName }}
      />
      <PostForm action={paths.personNetworks(person.id)} csrfToken={shell.csrfToken} panel="wide">
        <input type="hidden" name="was" value={was} />
        <NetworksField typed={typed} errors={errors} />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>{say('administration.person-networks.save')}</Button>
          <a className="nhsuk-link" href={paths.person(person.id)}>
            {say('administration.person-networks.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
