import { z } from 'zod'
import { searchAudit, type AuditListRow } from '../../../models/queries/audit/search-audit.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { askedCriteria, filtersOnRecord } from '../asked-criteria.ts'
import { histogramOf } from './event-histogram.ts'
import { filtersRefused } from './filters-refused.ts'
import { patientsShown } from '../log/list-entries.ts'
import { orderQuery, readOrder } from '../log/read-order.ts'
import { readRecordNumbers } from '../log/record-numbers.ts'

/** So many events make some forty sheets; whoever needs more takes an export. */
const most = 1_000

/** What a search finds, for paper: all at once, up to what still is a bundle of sheets. */
export const printLog = defineStaffQuery({
  name: 'audit.print',
  action: 'audit.read',
  event: 'audit.printed',
  subject: 'none',
  input: z.looseObject({}),
  find: async (services, { at }, said) => {
    const asked = await askedCriteria(services, said)
    const { order, errors } = readOrder(said)
    const { criteria, typed } = asked
    if (criteria === undefined || errors.length > 0) {
      throw filtersRefused({ typed, errors: [...asked.errors, ...errors] })
    }
    const [found = [], chart] = await Promise.all([
      searchAudit(services.sequelize, criteria, { after: undefined, limit: most + 1, at, order }),
      histogramOf(services, criteria, at, false),
    ])
    const rows: readonly AuditListRow[] = found.slice(0, most)
    const { patientId } = criteria
    return {
      typed,
      order,
      rows,
      chart,
      /** How many are shown, where there are more. */
      cutAt: found.length > most ? most : undefined,
      patientIds: [...new Set(rows.flatMap((row) => patientsShown(row, patientId)))],
      ...(patientId === undefined ? {} : { patientId }),
      details: { ...filtersOnRecord(asked), ...orderQuery(order), shown: rows.length },
    }
  },
  run: async (_services, _context, _receipt, found) => ({
    ...found,
    recordNumbers: await readRecordNumbers(found.patientIds),
  }),
})
