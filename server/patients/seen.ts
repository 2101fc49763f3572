import { z } from 'zod'
import { isId } from '../is-id.ts'

/** What a page with a button for all of it shows is at most 100 of these. */
const longest = 10_000

/** What somebody says to have seen, each as it was shown: "<id>:<version> <id>:<version>". What is none of that is left out. */
export const seenSchema = z.object({
  seen: z
    .string()
    .max(longest)
    .transform((text) => {
      const pairs = text.split(' ').map((one) => one.split(':'))
      const read = pairs.flatMap(([id = '', version = '']) =>
        isId(id) && /^\d{1,9}$/.test(version) ? [[id, Number(version)] as const] : [],
      )
      return new Map(read)
    }),
})
