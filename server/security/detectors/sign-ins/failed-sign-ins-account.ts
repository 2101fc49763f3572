import { thresholdOf, type Detector } from '../detector.ts'
import { findBursts } from './failures.ts'

const allowed = 'failures-in-an-hour'

/** Many failed sign-ins to one account. */
export const failedSignInsOfAccount: Detector = {
  kind: 'failed-sign-ins-account',
  title: 'Many failed sign-ins to one account',
  says: 'Wrong passwords or codes for one account came more often within an hour than somebody mistypes: a guess, or a device with an old password. Tries that were turned away count too.',
  severity: 'warning',
  pace: 'at-once',
  thresholds: [
    {
      name: allowed,
      label: 'Failed sign-ins to one account within an hour that are usual',
      usual: 10,
      least: 3,
      most: 10_000,
    },
  ],
  find: async (search) => {
    const most = thresholdOf(search.thresholds, allowed)
    const bursts = await findBursts(search, 'account', most)
    return bursts.map(({ userId, day, evidence }) => ({
      userId,
      patientId: null,
      day,
      evidence,
      details: { failures: evidence.openings, allowed: most },
    }))
  },
}
