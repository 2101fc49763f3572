import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Checkbox } from '../components/fields/checkbox.tsx'
import { Details } from '../components/details.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { audienceChoices } from './page-state.tsx'
import { useWords } from '../use-words.ts'

export type PageFormProps = {
  readonly action: string
  readonly csrfToken: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly mayPublish: boolean
  readonly listHref: string
  /** The revision that is edited; a new page has none, and is asked for its path. */
  readonly revision: number | undefined
}

const examples = [
  ['## Before your visit', 'a heading'],
  ['- one', 'a list; 1. one for numbers'],
  ['**important**', 'bold'],
  ['[Signing in](/pages/help/signing-in)', 'a link'],
  ['![Map of the ward](/documents/…)', 'a picture that is kept here as a document'],
  ['| Ward | Phone |', 'a table; the second line is | --- | --- |'],
] as const

const formatting = (
  <Details summary="How to write headings, lists, links and tables">
    <dl className="mg-examples">
      {examples.map(([written, meaning]) => (
        <div key={written}>
          <dt className="mg-code">{written}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <p>The text is Markdown. HTML is shown as it is written, and pictures from elsewhere are left out.</p>
  </Details>
)

/** The fields of a page. The first button is the one that Enter presses: it publishes nothing. */
export function PageForm(props: PageFormProps): ReactElement {
  const { say } = useWords()

  const { action, csrfToken, typed, errors, mayPublish, listHref, revision } = props
  return (
    <PostForm
      action={action}
      csrfToken={csrfToken}
      panel="wide"
      hidden={revision === undefined ? undefined : { revision: String(revision) }}
    >
      <TextField
        name="title"
        label={say('pages.page-form.title')}
        value={typed['title']}
        errors={errors}
        spellCheck
        required
      />
      {revision === undefined && (
        <TextField
          name="path"
          label={say('pages.page-form.path')}
          hint={say('pages.page-form.page-stands-help-signing')}
          value={typed['path']}
          errors={errors}
          required
        />
      )}
      <RadioGroup
        name="audience"
        label={say('pages.page-form.who-it-is-for')}
        value={typed['audience']}
        choices={audienceChoices}
        errors={errors}
      />
      <Checkbox
        name="inMenu"
        label={say('pages.page-form.show-main-menu')}
        hint={say('pages.page-form.everyone-once-published')}
        checked={typed['inMenu'] === 'on'}
        errors={errors}
      />
      <TextArea
        name="body"
        label={say('pages.page-form.text')}
        value={typed['body']}
        errors={errors}
        rows={16}
        required
      />
      {formatting}
      <ButtonGroup>
        <Button name="action" value="save">
          {say('pages.page-form.save-draft')}
        </Button>
        {mayPublish && (
          <Button name="action" value="publish" variant="secondary">
            {say('pages.page-form.save-publish')}
          </Button>
        )}
        <Button name="action" value="preview" variant="secondary">
          {say('pages.page-form.preview')}
        </Button>
        <a className="nhsuk-link" href={listHref}>
          {say('pages.page-form.cancel')}
        </a>
      </ButtonGroup>
    </PostForm>
  )
}
