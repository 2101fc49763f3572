import { failedSignIns } from './failed-sign-ins.ts'

/** Many failed sign-ins in all. */
export const failedSignInsEverywhere = failedSignIns('everywhere', {
  kind: 'failed-sign-ins-everywhere',
  title: 'Many failed sign-ins in all',
  says: 'More sign-ins failed within an hour than usual, over all accounts and addresses: a guess that is spread out so that no account or address stands out.',
  severity: 'critical',
  label: 'Failed sign-ins within an hour that are usual',
  usual: 50,
})
