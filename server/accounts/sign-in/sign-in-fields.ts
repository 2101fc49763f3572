import { z } from 'zod'
import { typedSecret } from '../typed-proof.ts'

/** What was typed as a name, or what the page said; one that is missing, sent twice or too long says nothing. */
const typedName = z.string().max(1_000).catch('')

/** The first step of signing in. What cannot be a username or a password is taken as a wrong one, and counts. */
export const signInFields = z.object({
  username: typedName,
  password: typedSecret,
  /** Where to go afterwards. */
  next: z.string().max(2_000).catch(''),
})
