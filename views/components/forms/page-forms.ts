import { pageContext } from '../../markup/page-context.tsx'
import type { FilledForm, PageForms } from '../../shell.ts'

/** The forms of the page that is being written, and which of them were found on it. */
export type FormsOfPage = PageForms & {
  readonly found: Set<string>
  readonly csrfToken: string
  /** Until when a form can be sent; absent where the page says so at its top. */
  readonly sendBefore?: string | undefined
}

export const FormsOfPageContext = pageContext<FormsOfPage>()

/** What a form says of itself, so that its draft is known as its own. */
export type FormPlace = {
  readonly hidden: Readonly<Record<string, string>>
  readonly filled: FilledForm | undefined
}

/** Finds what the form that is sent to this address must carry, and what it is filled with. */
export function useFormPlace(action: string): FormPlace {
  const forms = FormsOfPageContext.use()
  if (forms === undefined) {
    return { hidden: {}, filled: undefined }
  }
  forms.found.add(action)
  const { page, continued } = forms
  const filled = forms.filled.get(action)
  const goesOn = continued?.paths.includes(action) === true ? continued : undefined
  const from = filled?.from ?? goesOn?.from
  const apart = filled?.apart ?? goesOn?.apart
  return {
    filled,
    hidden: {
      ...(goesOn?.key === undefined ? {} : { draftKey: goesOn.key }),
      ...(from === undefined ? {} : { draftFrom: from }),
      ...(apart === undefined ? {} : { apartFrom: apart }),
      ...(page === action ? {} : { draftPage: page, draftPath: action }),
    },
  }
}

/** What the fields of one form share: what they are filled with, and whether there is one to write into. */
export type FieldsOfForm = {
  readonly typed: Readonly<Record<string, string>> | undefined
  /** The names of those that text is written into. */
  readonly fields: Set<string>
}

export const FieldsOfFormContext = pageContext<FieldsOfForm>()

/** What a field is filled with: what was typed into it and kept, else what the page gives. */
export function useFieldValue(name: string, given: string | undefined): string | undefined {
  const form = FieldsOfFormContext.use()
  if (form === undefined) {
    return given
  }
  form.fields.add(name)
  return form.typed?.[name] ?? given
}

/** Whether a box is ticked: as it was kept, where its form is filled; browsers send nothing for one without a tick. */
export function useTick(name: string, value: string, given: boolean): boolean {
  const form = FieldsOfFormContext.use()
  if (form === undefined) {
    return given
  }
  form.fields.add(name)
  return form.typed === undefined || Object.keys(form.typed).length === 0 ? given : form.typed[name] === value
}
