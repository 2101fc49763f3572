import { dateShapes } from '../views/words/date-shapes.ts'

/** Writes a moment as the facility's people read it: "21 Nov 2026, 21:40". */
export const dateTimeFormat = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { ...dateShapes.moment, timeZone })
