import type { Words } from '../words/words.ts'

/** The schedule of a medicine (South Africa), with what it means for a prescription. */
export const scheduleText = ({ say }: Words, schedule: number | null): string => {
  switch (schedule) {
    case null:
      return say('prescriptions.schedule.not-known')
    case 5:
    case 6:
      return say(`prescriptions.schedule.is-${schedule}`)
    default:
      return say('prescriptions.schedule.is', { schedule })
  }
}
