import { z } from 'zod'
import { wardCapacities } from '../../ward-kinds.ts'
import { isId } from '../../is-id.ts'
import { fault } from '../../operations/fault.ts'
import { choice } from '../../operations/fields.ts'
import { typedMoment } from '../../operations/typed-moment.ts'
import { withOffsets } from '../../operations/with-offsets.ts'

/** Somebody of those that the form offers. */
export const offeredPerson = z
  .string({ error: fault('patients.fault.choose-person') })
  .refine(isId, fault('patients.fault.choose-person-list'))

/** A moment that may be left out: empty gives null. */
export const optionalMoment = (label: 'the-beginning' | 'the-end', timeZone: string) =>
  z
    .preprocess(
      (text) => (typeof text === 'string' && text.trim() === '' ? undefined : text),
      typedMoment({ label, timeZone }).optional(),
    )
    .transform((moment) => moment ?? null)

/** A form shows minutes: one that has just begun is the present. */
const minuteMs = 60_000

/**
 * When a time on a ward is from and until: from now on where nothing is said, and never from before, because nothing can be opened
 * afterwards.
 */
export const timeOnWard = <Fields extends z.ZodRawShape>(
  timeZone: string,
  now: () => Date,
  fields: Fields,
  { mustEnd = false }: { readonly mustEnd?: boolean } = {},
) =>
  withOffsets(
    ['from', 'until'],
    timeZone,
    z
      .object({ from: optionalMoment('the-beginning', timeZone), until: optionalMoment('the-end', timeZone) })
      .superRefine(({ from, until }, context) => {
        const at = now()
        const begins = from === null || from < at ? at : from
        const wrong =
          from !== null && from.getTime() < at.getTime() - minuteMs
            ? (['from', fault('wards.fault.begins-in-the-past')] as const)
            : until === null
              ? mustEnd
                ? (['until', fault('wards.fault.cover-without-end')] as const)
                : undefined
              : until <= begins
                ? (['until', fault('wards.fault.ends-before-it-begins')] as const)
                : undefined
        if (wrong !== undefined) {
          context.addIssue({ code: 'custom', path: [wrong[0]], message: wrong[1] })
        }
      })
      .and(z.object(fields)),
  )

/** The form that puts somebody on a ward. */
export const memberSchema = (timeZone: string, now: () => Date) =>
  timeOnWard(timeZone, now, {
    userId: offeredPerson,
    capacity: choice('as-what-they-work-there', wardCapacities),
  })
