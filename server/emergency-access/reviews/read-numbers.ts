import { z } from 'zod'
import { limits } from '../../../config/security.ts'
import {
  readEmergencyNumbers,
  readPatientsOfGrants,
} from '../../../models/queries/emergency-access/emergency-numbers.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { grantRecords } from './export-grants.ts'
import { askedPeriod } from './numbers-period.ts'

const hourMs = 3_600_000

/** First and last day, as an address names them. */
const input = z.object({ from: choiceInAddress(), to: choiceInAddress() })

/** How often emergency access was used, by whom and why, and how it was reviewed. */
export const emergencyNumbers = defineStaffQuery({
  name: 'emergency-access.numbers',
  action: 'emergency-access.review',
  event: 'emergency-access.numbers-viewed',
  subject: 'none',
  input,
  find: async (services, context, asked) => {
    const period = askedPeriod(services, context, asked)
    return { period, details: { from: period.firstDay, to: period.lastDay } }
  },
  run: async (services, { at }, _receipt, { period }) => {
    const { from, until } = period
    const rows = await readEmergencyNumbers(services.prepared, {
      from,
      until,
      timeZone: services.time.timeZone,
      overdueBefore: new Date(at.getTime() - limits.emergencyReviewHours * hourMs),
      reviewHours: limits.emergencyReviewHours,
    })
    return {
      period,
      numbers: rows.map(({ own_work: ownWork, in_time: inTime, ...row }) => ({ ...row, ownWork, inTime })),
    }
  },
})

/** The same as a file, a line for each emergency access of the period. */
export const emergencyExport = defineStaffQuery({
  name: 'emergency-access.export',
  action: 'emergency-access.export',
  event: 'emergency-access.exported',
  subject: 'none',
  input,
  find: async (services, context, asked) => {
    const period = askedPeriod(services, context, asked)
    const patientIds = await readPatientsOfGrants(services.prepared, period.from, period.until)
    return { period, patientIds, details: { from: period.firstDay, to: period.lastDay, format: 'csv' } }
  },
  run: async (services, _context, _receipt, { period }) => ({
    period,
    records: grantRecords(services, period),
  }),
})
