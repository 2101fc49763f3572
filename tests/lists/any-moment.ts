import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'

const first = Temporal.Instant.from('0001-01-01T00:00:00Z').epochMilliseconds
const last = Temporal.Instant.from('9999-12-31T23:59:59.999Z').epochMilliseconds

/** Any moment of the years 1 to 9999, to the microsecond, as a row's place has it. */
export const anyMoment: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 0, max: 999 }))
  .map(([milliseconds, microseconds]) =>
    Temporal.Instant.fromEpochMilliseconds(milliseconds)
      .add({ microseconds })
      .toString({ smallestUnit: 'microsecond' }),
  )
