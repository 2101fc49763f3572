import { thresholdOf, type Detector } from '../detector.ts'
import { findBursts } from './failures.ts'

const allowed = 'failures-in-an-hour'

/** Many failed sign-ins from one address. */
export const failedSignInsFromAddress: Detector = {
  kind: 'failed-sign-ins-address',
  title: 'Many failed sign-ins from one address',
  says: 'More sign-ins failed from one network address within an hour than a ward behind it mistypes, whatever the accounts: one source tries many.',
  severity: 'warning',
  pace: 'at-once',
  thresholds: [
    {
      name: allowed,
      label: 'Failed sign-ins from one address within an hour that are usual',
      usual: 20,
      least: 3,
      most: 10_000,
    },
  ],
  find: async (search) => {
    const most = thresholdOf(search.thresholds, allowed)
    const bursts = await findBursts(search, 'address', most)
    return bursts.map(({ subject, userId, day, evidence }) => ({
      userId,
      patientId: null,
      day,
      evidence,
      subject,
      details: { failures: evidence.openings, allowed: most, address: subject },
    }))
  },
}
