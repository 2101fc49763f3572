import { randomUUID } from 'node:crypto'
import type { ReactElement, ReactNode } from 'react'
import type { FilledForm, RestoredNote } from '../../shell.ts'
import { Button } from '../button.tsx'
import { NothingIsKept } from './nothing-is-kept.tsx'
import { FieldsOfFormContext, useFormPlace } from './page-forms.ts'
import { RestoredNotice } from './restored-notice.tsx'
import { useWords } from '../../use-words.ts'

export type PostFormProps = {
  readonly action: string
  readonly csrfToken: string
  readonly children: ReactNode
  /** True for forms that carry a file. */
  readonly multipart?: boolean | undefined
  /**
   * Puts the form on a surface of its own; narrow for a few short fields, whole for rows of many fields. Leave it out for a form
   * inside a card.
   */
  readonly panel?: 'wide' | 'narrow' | 'whole' | undefined
  /** What is typed is not kept while it is typed: a file, say, that its sender has. */
  readonly noDraft?: boolean | undefined
  /** Ctrl+Enter sends it from any of its fields. */
  readonly sentByKeys?: boolean | undefined
  /** Hidden fields, by name. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/**
 * A form that changes something: POST, with the hidden token that proves it came from our own page, and a key of its own by
 * which it counts once, however often it is sent. What was typed into it and not sent is in it again.
 */
export function PostForm({
  action,
  csrfToken,
  children,
  multipart = false,
  panel,
  hidden,
  noDraft = false,
  sentByKeys = false,
}: PostFormProps): ReactElement {
  const { hidden: place, filled } = useFormPlace(action)
  return (
    <>
      {filled !== undefined && <RestoredDraft restored={filled} csrfToken={csrfToken} />}
      <form
        method="post"
        action={action}
        className={panel === undefined ? undefined : panels[panel]}
        encType={multipart ? 'multipart/form-data' : undefined}
        noValidate
        data-no-draft={noDraft ? '' : undefined}
        data-sent-by-keys={sentByKeys ? '' : undefined}
      >
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="idempotencyKey" value={randomUUID()} />
        {Object.entries({ ...hidden, ...place }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FieldsOfFormContext.Provider value={{ typed: filled?.typed, fields: new Set() }}>
          {children}
          <NothingIsKept />
        </FieldsOfFormContext.Provider>
      </form>
    </>
  )
}

const panels = {
  wide: 'mg-panel',
  narrow: 'mg-panel mg-panel--narrow',
  whole: 'mg-panel mg-panel--whole',
}

export type RestoredDraftProps = { readonly restored: RestoredNote | FilledForm; readonly csrfToken: string }

/** What is in a form again, and a way to throw it away. */
export const RestoredDraft = ({ restored, csrfToken }: RestoredDraftProps): ReactElement => {
  const { say } = useWords()
  return (
    <RestoredNotice restored={restored}>
      {restored.discard !== undefined && (
        <PostForm
          action={restored.discard.action}
          csrfToken={csrfToken}
          hidden={{ draft: restored.discard.draft }}
        >
          <Button variant="link">{say('components.form.discard-start-again')}</Button>
        </PostForm>
      )}
    </RestoredNotice>
  )
}
