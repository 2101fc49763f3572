import { isId } from '../../is-id.ts'

/** A prescription that was ticked, and the hash of the content that was shown with the box. */
export type Ticked = { readonly id: string; readonly shown: string }

const prefix = 'sign-'

/** The name of the box that signs a prescription; what it sends is the hash of the content beside it. */
export const tickName = (id: string): string => `${prefix}${id}`

/** What was ticked on a form. */
export const tickedOf = (fields: Readonly<Record<string, unknown>>): readonly Ticked[] =>
  Object.entries(fields).flatMap(([name, shown]) => {
    const id = name.slice(prefix.length)
    return name.startsWith(prefix) &&
      isId(id) &&
      typeof shown === 'string' &&
      shown !== '' &&
      shown.length <= 100
      ? [{ id, shown }]
      : []
  })
