import { z } from 'zod'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { wantedReport } from './wanted-report.ts'

const name = choiceInAddress().transform((text) => text.trim())

/** The reports that there are, and the way to the one about a patient or a person. */
export const findReport = defineStaffQuery({
  name: 'audit.reports',
  action: 'audit.read',
  event: 'audit.reports-viewed',
  subject: 'none',
  input: z.object({ patient: name, user: name }),
  find: async (services, _context, typed) => {
    const wanted = await wantedReport(services, typed.patient, typed.user)
    return { typed, wanted, details: { found: wanted.to !== undefined } }
  },
  run: async (_services, _context, _receipt, { typed, wanted }) => ({ typed, ...wanted }),
})
