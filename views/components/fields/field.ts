import { useWords } from '../../use-words.ts'
import type { Words } from '../../words/words.ts'
import type { Text } from '../../words/said.ts'
import { createElement, Fragment, type ReactElement } from 'react'

/** One thing wrong with a form: the `name` of the field it belongs to, and what to do about it in plain words. */
export type FieldError = {
  readonly field: string
  readonly message: Text
  /** Where to look, for an error that belongs to no one field. */
  readonly link?: { readonly href: string; readonly label: Text }
}

/** What every form field takes. `required={false}` adds "(optional)" to the label. */
export type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly errors: readonly FieldError[]
  readonly required?: boolean | undefined
}

/** Gives the message for the field `name`, or nothing when the field is fine. */
export function errorFor(errors: readonly FieldError[], name: string): Text | undefined {
  return errors.find((error) => error.field === name)?.message
}

/** The props that our fields and the component library's form elements have in common; the field's id is its name. */
export function useFormElementProps({ name, label, hint, errors, required }: FieldProps) {
  const words = useWords()
  const error = errorFor(errors, name)
  return {
    id: name,
    name,
    label: labelText(words, label, required),
    ...(hint === undefined ? {} : { hint: unbrokenDates(hint) }),
    ...(error === undefined
      ? {}
      : {
          error: words.tell(error),
          errorProps: { visuallyHiddenText: words.say('components.field.error') },
          'aria-invalid': true,
        }),
    ...(required === true ? { required: true } : {}),
  }
}

/** The label as shown: optional fields say so, because most fields of a clinical form are required. */
export function labelText({ say }: Words, label: string, required: boolean | undefined): string {
  return required === false ? say('components.field.optional', { label }) : label
}

const typedDate = /(\d{4}-\d{2}(?:-\d{2})?(?: \d{2}:\d{2})?)/

/** A text whose dates as they are typed (2026-11-29) stay on one line: a browser breaks them at their dashes. */
export function unbrokenDates(text: string): string | ReactElement {
  const parts = text.split(typedDate)
  return parts.length === 1
    ? text
    : createElement(
        Fragment,
        null,
        ...parts.map((part, position) =>
          position % 2 === 0 ? part : createElement('span', { className: 'mg-nowrap' }, part),
        ),
      )
}
