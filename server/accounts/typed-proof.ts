import { z } from 'zod'
import { withFields } from '../operations/input-fields.ts'

/** Longer than any password or code: what is longer is looked at by nobody. */
const longest = 1_000

/**
 * A password or code as somebody typed it, for those who look whether it is right. One that is missing, sent twice or too long is
 * taken as one that is wrong: it counts as such, and nobody learns more from it.
 */
export const typedSecret = z.string().max(longest).catch('')

/** What somebody typed to prove anew who they are. */
export type TypedProof = { readonly currentPassword: string; readonly code: string }

/** It, as the fields of a form hold it. */
export const typedProof: z.ZodType<TypedProof> = z.object({ currentPassword: typedSecret, code: typedSecret })

/** The fields of a form with which somebody proves anew who they are; password managers want the username beside the password. */
export const withProof = <Shape extends z.ZodRawShape>(fields: Shape) =>
  withFields(['username'], z.object({ ...fields, currentPassword: typedSecret, code: typedSecret }))
