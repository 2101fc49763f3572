import { nothingTaken } from '../operations/input.ts'
import { defineStaffQuery } from '../operations/operation.ts'
import { administrationDesk } from './administration-desk.ts'
import { approvalDesk } from './approval-desk.ts'
import { auditDesk } from './audit-desk.ts'
import { clinicianDesk } from './clinician-desk.ts'
import type { Desk } from './desk.ts'
import { frontDesk } from './front-desk.ts'
import { ownRecordDesk } from './own-record-desk.ts'
import { pagesDesk } from './pages-desk.ts'
import { pharmacyDesk } from './pharmacy-desk.ts'
import { securityDesk } from './security-desk.ts'

/** In the order in which they stand. */
const desks: readonly Desk[] = [
  approvalDesk,
  clinicianDesk,
  pharmacyDesk,
  frontDesk,
  ownRecordDesk,
  securityDesk,
  auditDesk,
  pagesDesk,
  administrationDesk,
]

/** What one starts from: a desk for everything that the role does. */
export const home = defineStaffQuery({
  name: 'dashboard.home',
  action: 'dashboard.open',
  event: 'dashboard.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async (services, context) => {
    const suiting = desks.filter((desk) => desk.suits(context.proof.actor))
    const found = await Promise.all(suiting.map((desk) => desk.find(services, context)))
    return {
      patientIds: [...new Set(found.flatMap((findings) => findings.patientIds))],
      details: { desks: suiting.map((desk) => desk.name) },
      found,
    }
  },
  run: (_services, _context, receipt, { found }) =>
    Promise.all(found.map((findings) => findings.open(receipt))),
})
