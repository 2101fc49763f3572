import { z } from 'zod'
import { wardKinds } from '../../ward-kinds.ts'
import { choice, requiredText } from '../../operations/fields.ts'

const name = requiredText('the-name', 80).transform((text) => text.replaceAll(/\s+/g, ' '))

/** The form that makes a ward or a team. */
export const newWardSchema = z.object({ kind: choice('the-kind', wardKinds), name })

/** The form that renames one. */
export const wardSchema = z.object({ name })

/** A name as two are compared: so that no two that are open read alike. */
export const nameKeyOf = (text: string): string => text.normalize('NFKC').toLowerCase()
