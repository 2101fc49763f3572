import { failedSignIns } from './failed-sign-ins.ts'

/** Many failed sign-ins from one address. */
export const failedSignInsFromAddress = failedSignIns('address', {
  kind: 'failed-sign-ins-address',
  title: 'Many failed sign-ins from one address',
  says: 'More sign-ins failed from one network address within an hour than a ward behind it mistypes, whatever the accounts: one source tries many.',
  severity: 'warning',
  label: 'Failed sign-ins from one address within an hour that are usual',
  usual: 20,
})
