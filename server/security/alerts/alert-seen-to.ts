import type { Alert } from '../../../models/security/alert.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'

/** @throws OvertakenError where somebody has acknowledged the alert, or closed it with what they found out */
export function mustBeOpen(alert: Alert): void {
  const { id, outcome, acknowledgedAt: at, acknowledgedBy: by } = alert
  if (at === null) {
    return
  }
  const closed = outcome !== null
  throw new OvertakenError(
    { what: 'alert', done: closed ? 'closed' : 'acknowledged', by, at },
    {
      next: closed
        ? { href: paths.alert(id), label: 'what-they-found-out' }
        : { href: paths.alerts(), label: 'open-alerts' },
      about: { resource: { type: 'alert', id } },
    },
  )
}
