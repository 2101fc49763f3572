import { thresholdOf, type Detector } from '../detector.ts'
import { findBursts, type CountedBy } from './failures.ts'

const allowed = 'failures-in-an-hour'

/** A detector of more failed sign-ins within an hour than are usual, counted by account, by address or in all. */
export const failedSignIns = (
  by: CountedBy,
  words: Pick<Detector, 'kind' | 'title' | 'says' | 'severity'> & {
    readonly label: string
    readonly usual: number
  },
): Detector => {
  const { label, usual, ...told } = words
  return {
    ...told,
    pace: 'at-once',
    thresholds: [{ name: allowed, label, usual, least: 3, most: 10_000 }],
    find: async (search) => {
      const most = thresholdOf(search.thresholds, allowed)
      const bursts = await findBursts(search, by, most)
      return bursts.map(({ subject, userId, day, evidence }) => ({
        userId,
        patientId: null,
        day,
        evidence,
        ...(by === 'address' ? { subject } : {}),
        details: {
          failures: evidence.openings,
          allowed: most,
          ...(by === 'address' ? { address: subject } : {}),
        },
      }))
    },
  }
}
