import { z } from 'zod'
import { Alert, alertOutcomes } from '../../../models/security/alert.ts'
import { auditedChange } from '../../audit/record.ts'
import { choice, requiredText } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { mustBeOpen } from '../alerts/alert-seen-to.ts'
import { findFinding } from './read-finding.ts'

const event = 'alert.closed'

/** Closes an alert with what became of it. Nobody decides that of one about themselves. */
export const closeFinding = defineStaffCommand({
  name: 'security.close-finding',
  action: 'security.read',
  event,
  subject: 'none',
  input: z.object({
    id: idInAddress,
    outcome: choice('the-outcome', alertOutcomes),
    comment: requiredText('what-you-found-out', 500),
  }),
  run: async (services, { proof, origin, at }, { id, outcome, comment }) => {
    const finding = await findFinding(services, id)
    const resource = { type: 'alert', id }
    if (finding.user_id === proof.actor.id) {
      throw new Refused('own-alert', {
        about: { resource },
        next: { href: paths.alerts(), label: 'open-alerts' },
      })
    }
    return auditedChange(services, proof, origin, event, async (transaction) => {
      const lock = transaction.LOCK.UPDATE
      const alert = await Alert.findByPk(id, { lock, transaction, rejectOnEmpty: true })
      mustBeOpen(alert)
      const seen = { acknowledgedAt: at, acknowledgedBy: proof.actor.id }
      await alert.update({ outcome, comment, ...seen }, { transaction })
      return {
        value: id,
        resource,
        details: { kind: finding.kind, outcome },
        ...(finding.patient_id === null ? {} : { patientId: finding.patient_id }),
      }
    })
  },
})
