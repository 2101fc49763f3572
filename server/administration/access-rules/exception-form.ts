import { z } from 'zod'
import { exceptionHourLines } from '../../../views/administration/hour-field-names.ts'
import type { AccessWindow } from '../../access/actor.ts'
import { requiredText } from '../../operations/fields.ts'
import { typedMoment } from '../../operations/typed-moment.ts'
import { withOffsets } from '../../operations/with-offsets.ts'
import { hourShape, readHours } from '../roles/hours-form.ts'

const longestDays = 92
const dayMs = 86_400_000

export type ExceptionValues = {
  readonly from: Date
  readonly until: Date
  readonly windows: readonly AccessWindow[]
  readonly reason: string
}

/** An exception to somebody's hours, as it is typed in the facility's zone. */
export const exceptionForm = (timeZone: string, now: () => Date): z.ZodType<ExceptionValues> =>
  withOffsets(
    ['from', 'until'],
    timeZone,
    z
      .object({
        from: typedMoment({ label: 'the-beginning', timeZone }),
        until: typedMoment({ label: 'the-end', timeZone }),
        reason: requiredText('the-reason', 500),
      })
      .and(z.object(hourShape(exceptionHourLines)))
      .transform(({ from, until, reason, ...typed }, context) => {
        const texts = Object.fromEntries(
          Object.entries(typed).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
        )
        const { windows, faults } = readHours(texts, exceptionHourLines)
        const endFault =
          until <= from
            ? 'The end must come after the beginning.'
            : until <= now()
              ? 'The end is past already.'
              : until.getTime() - from.getTime() > longestDays * dayMs
                ? `An exception holds for ${longestDays} days at most; grant another when it runs out.`
                : undefined
        for (const { field, message } of [
          ...faults,
          ...(endFault === undefined ? [] : [{ field: 'until', message: endFault }]),
        ]) {
          context.addIssue({ code: 'custom', path: [field], message })
        }
        return { from, until, windows, reason }
      }),
  )
