import { z } from 'zod'
import { wardCapacities, type WardCapacity } from '../../ward-kinds.ts'
import { isId } from '../../is-id.ts'
import { fault } from '../../operations/fault.ts'
import { choice } from '../../operations/fields.ts'
import { typedMoment } from '../../operations/typed-moment.ts'
import { withOffsets } from '../../operations/with-offsets.ts'

/** Somebody of those that the form offers. */
const offeredPerson = z
  .string({ error: fault('patients.fault.choose-person') })
  .refine(isId, fault('patients.fault.choose-person-list'))

/** A moment that may be left out: empty gives null. */
const optionalMoment = (label: 'the-beginning' | 'the-end', timeZone: string) =>
  z
    .preprocess(
      (text) => (typeof text === 'string' && text.trim() === '' ? undefined : text),
      typedMoment({ label, timeZone }).optional(),
    )
    .transform((moment) => moment ?? null)

/** A form shows minutes: one that has just begun is the present. */
const minuteMs = 60_000

type Typed = {
  readonly userId: string
  readonly capacity: WardCapacity
  readonly covers: string | null
  readonly from: Date | null
  readonly until: Date | null
}

/** What is wrong with a time on a ward, and in which field: it never begins before now, and covering is for somebody and ends. */
function wrongTime({ from, until, capacity, covers, userId }: Typed, at: Date) {
  const covering = capacity === 'covering'
  const wrong = [
    covering && covers === null && (['covers', 'covers-nobody'] as const),
    covering && covers === userId && (['covers', 'covers-themselves'] as const),
    !covering && covers !== null && (['covers', 'covers-as-something-else'] as const),
    from !== null && from.getTime() < at.getTime() - minuteMs && (['from', 'begins-in-the-past'] as const),
    until !== null &&
      until <= (from === null || from < at ? at : from) &&
      (['until', 'ends-before-it-begins'] as const),
    covering && until === null && (['until', 'cover-without-end'] as const),
  ]
  return wrong.filter((one) => one !== false)
}

/** The form that puts somebody on a ward: from now on where no beginning is said, until ended where no end is. */
export const memberSchema = (timeZone: string, now: () => Date) =>
  withOffsets(
    ['from', 'until'],
    timeZone,
    z
      .object({
        userId: offeredPerson,
        capacity: choice('as-what-they-work-there', wardCapacities),
        covers: z
          .union([z.literal(''), offeredPerson])
          .optional()
          .transform((id) => (id === undefined || id === '' ? null : id)),
        from: optionalMoment('the-beginning', timeZone),
        until: optionalMoment('the-end', timeZone),
      })
      .superRefine((typed, context) => {
        for (const [field, code] of wrongTime(typed, now())) {
          context.addIssue({ code: 'custom', path: [field], message: fault(`wards.fault.${code}`) })
        }
      }),
  )
