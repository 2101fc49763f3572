import { z } from 'zod'
import { withFields } from './input-fields.ts'
import { offsetField, whichMoments } from './typed-moment.ts'

/**
 * A form whose moments may come with a choice of which one, in a field of its own (`occurredAt` and `occurredAtOffset`).
 * The choice counts only where the time comes twice: it can have been left over from another time.
 */
export const withOffsets = <Schema extends z.ZodType>(
  names: readonly string[],
  timeZone: string,
  schema: Schema,
) =>
  withFields(
    names.map(offsetField),
    z.preprocess((body: unknown) => {
      if (typeof body !== 'object' || body === null) {
        return body
      }
      const fields = new Map<string, unknown>(Object.entries(body))
      for (const name of names) {
        const text = fields.get(name)
        const offset = fields.get(offsetField(name))
        if (typeof text === 'string' && whichMoments(text, timeZone).some(({ value }) => value === offset)) {
          fields.set(name, `${text.trim()}${String(offset)}`)
        }
      }
      return Object.fromEntries(fields)
    }, schema),
  )
