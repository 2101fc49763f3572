import { faultOf, optionalText, type FieldLabel } from '../../operations/fields.ts'
import { versionInForm } from '../../operations/version-in-form.ts'
import type { Services } from '../../services.ts'
import { isInTheFuture, isTooLongAgo, readTypedTime } from './typed-time.ts'

/** What a schema asks for the day and the zone. */
export type Clock = Pick<Services, 'clock' | 'time'>

/** Of the entry that a form was filled from; 0 where it cannot be read. */
export const version = versionInForm

/** When something began or ended, as people write it. */
export const typedTime = (label: FieldLabel, { clock, time: { timeZone } }: Clock) =>
  optionalText(label, 200)
    .transform(readTypedTime)
    .refine((time) => !isTooLongAgo(time), faultOf('too-long-ago', label))
    .refine((time) => !isInTheFuture(time, clock.now(), timeZone), faultOf('in-the-future', label))

/** Browsers send line ends as two characters, whatever was there before. */
export const lines = (label: FieldLabel, max: number) =>
  optionalText(label, max).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)
