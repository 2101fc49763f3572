import { failedSignIns } from './failed-sign-ins.ts'

/** Many failed sign-ins to one account. */
export const failedSignInsOfAccount = failedSignIns('account', {
  kind: 'failed-sign-ins-account',
  title: 'Many failed sign-ins to one account',
  says: 'Wrong passwords or codes for one account came more often within an hour than somebody mistypes: a guess, or a device with an old password. Tries that were turned away count too.',
  severity: 'warning',
  label: 'Failed sign-ins to one account within an hour that are usual',
  usual: 10,
})
