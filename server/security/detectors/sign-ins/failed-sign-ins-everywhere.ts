import { thresholdOf, type Detector } from '../detector.ts'
import { findBursts } from './failures.ts'

const allowed = 'failures-in-an-hour'

/** Many failed sign-ins in all. */
export const failedSignInsEverywhere: Detector = {
  kind: 'failed-sign-ins-everywhere',
  title: 'Many failed sign-ins in all',
  says: 'More sign-ins failed within an hour than usual, over all accounts and addresses: a guess that is spread out so that no account or address stands out.',
  severity: 'critical',
  pace: 'at-once',
  thresholds: [
    {
      name: allowed,
      label: 'Failed sign-ins within an hour that are usual',
      usual: 50,
      least: 3,
      most: 10_000,
    },
  ],
  find: async (search) => {
    const most = thresholdOf(search.thresholds, allowed)
    const bursts = await findBursts(search, 'everywhere', most)
    return bursts.map(({ userId, day, evidence }) => ({
      userId,
      patientId: null,
      day,
      evidence,
      details: { failures: evidence.openings, allowed: most },
    }))
  },
}
