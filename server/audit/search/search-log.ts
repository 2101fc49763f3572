import { z } from 'zod'
import type { AuditPlace } from '../../../models/queries/audit/audit-segment.ts'
import type { AuditOrder } from '../../../models/queries/audit/audit-sort.ts'
import { searchAudit, type AuditListRow } from '../../../models/queries/audit/search-audit.ts'
import { newestFirst, type Keyset } from '../../lists/cursor.ts'
import { firstPage, listed, pageAtIfAny, type ListSlice } from '../../lists/read-list.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { askedCriteria, filtersOnRecord, type LogSearchRequest } from '../asked-criteria.ts'
import { histogramOf } from './event-histogram.ts'
import { patientsShown } from '../log/list-entries.ts'
import { orderQuery, readOrder, startAgain } from '../log/read-order.ts'
import { readRecordNumbers } from '../log/record-numbers.ts'
import { findSearches } from './find-searches.ts'

/** The log goes on after a row, whatever it is sorted by. */
const afterRow: Keyset<AuditPlace, AuditPlace, undefined> = {
  start: undefined,
  placeOf: (row) => row,
  write: ({ occurredAt, id }) => newestFirst.write({ at: occurredAt, id }),
  read: (text) => {
    const place = newestFirst.read(text)
    return place && { occurredAt: place.at, id: place.id }
  },
  broken: 'refuse',
}

const input = z.looseObject({ cursor: placeInAddress, chart: choiceInAddress() })

type FoundPage = {
  readonly asked: LogSearchRequest
  readonly order: AuditOrder
  readonly after: AuditPlace | undefined
  readonly page: ListSlice<AuditListRow>
  readonly chart?: Awaited<ReturnType<typeof histogramOf>> | undefined
}

/** Reads what is asked for, with the page to go on from; an unreadable page is an error like an unreadable filter. */
async function readPage(
  services: Services,
  { at }: StaffContext,
  asks: z.output<typeof input>,
): Promise<FoundPage> {
  const filters = await askedCriteria(services, asks)
  const { order, errors: orderErrors } = readOrder(asks)
  const found = pageAtIfAny(services, asks.cursor, { keyset: afterRow })
  const place = found ?? firstPage({ keyset: afterRow })
  const { criteria, typed } = filters
  const unreadable = found === undefined ? [startAgain] : []
  const errors = [...filters.errors, ...orderErrors, ...unreadable]
  const { after, limit, isFirst } = place
  const page = (rows: readonly AuditListRow[]) => listed(services, place, rows)
  if (criteria === undefined || errors.length > 0) {
    return { asked: { typed, errors }, order, after, page: page([]) }
  }
  const [rows, chart] = await Promise.all([
    searchAudit(services.sequelize, criteria, { after, limit, at, order }),
    isFirst ? histogramOf(services, criteria, at, asks.chart === 'full') : undefined,
  ])
  return rows === undefined
    ? { asked: { typed, errors: [startAgain] }, order, after, page: page([]) }
    : { asked: filters, order, after, page: page(rows), chart }
}

const sortText = choiceInAddress()

/** Searches the audit log. What is wrong with a filter is a part of what is found: it is told beside the search. */
export const searchLog = defineStaffQuery({
  name: 'audit.search',
  action: 'audit.read',
  event: 'audit.searched',
  subject: 'none',
  input,
  find: async (services, context, asks) => {
    const { asked, order, after, page, chart } = await readPage(services, context, asks)
    const patientId = asked.criteria?.patientId
    return {
      asked,
      order,
      typedOrder: { sort: sortText.parse(asks['sort']), direction: sortText.parse(asks['direction']) },
      page,
      chart,
      searches: await findSearches(context.proof.actor.id),
      patientIds: [...new Set(page.rows.flatMap((row) => patientsShown(row, patientId)))],
      ...(patientId === undefined ? {} : { patientId }),
      details: {
        ...filtersOnRecord(asked),
        ...orderQuery(order),
        ...(after === undefined ? {} : { after: after.occurredAt }),
        shown: page.rows.length,
      },
    }
  },
  run: async (_services, _context, _receipt, found) => ({
    ...found,
    recordNumbers: await readRecordNumbers(found.patientIds),
  }),
})
