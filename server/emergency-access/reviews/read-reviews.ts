import { z } from 'zod'
import {
  readCareRelation,
  type CareRelation,
} from '../../../models/queries/emergency-access/care-relation.ts'
import {
  readGrantsForReview,
  readGrantUses,
  type GrantRow,
} from '../../../models/queries/emergency-access/emergency-grants.ts'
import { newestFirst, oldestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { listed, pageAt, readList } from '../../lists/read-list.ts'
import { choiceInAddress, idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { openGrant } from '../grants/open-grant.ts'
import { aboutGrant, findGrant, mayReview } from './review-emergency-access.ts'

const reviewing = {
  action: 'emergency-access.review',
  event: 'emergency-access.reviews-listed',
  subject: 'none',
} as const

/** What was done is read through as a whole, in short lines. */
const usesOnPage = 100

/** Which are shown, as an address names them; those that are due where it names none of them. */
export const shownReviews = ['due', 'escalated', 'reviewed'] as const
const shownIn = (text: string) => shownReviews.find((one) => one === text) ?? 'due'

/** Emergency access to be reviewed, or that was. */
export const grantsForReview = defineStaffQuery({
  ...reviewing,
  name: 'emergency-access.grants-for-review',
  input: z.object({ show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, _context, { show, cursor }) => {
    const which = shownIn(show)
    const state = which === 'reviewed' ? 'done' : which
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      size: recordsOnPage,
      read: (before, limit) => readGrantsForReview(services.prepared, state, before, limit),
      patientOf: (row) => row.patient_id,
    })
    return { which, page, patientIds: page.patientIds }
  },
  run: async (services, { at }, receipt, { which, page }) => ({
    which,
    page,
    grants: await Promise.all(page.rows.map((row) => openGrant(services, receipt, row, at))),
  }),
})

/** How the person stands to the patient; undefined where it was about their own work. */
async function relationOf(services: Services, grant: GrantRow): Promise<CareRelation | undefined> {
  const { patient_id: patientId, user_id: userId, starts_at: since } = grant
  return patientId === null ? undefined : readCareRelation(services.prepared, { userId, patientId, since })
}

/** One emergency access as its reviewer sees it: how the person stands to the patient, and what they did. */
export const grantToReview = defineStaffQuery({
  ...reviewing,
  name: 'emergency-access.grant-to-review',
  input: z.object({ id: idInAddress, cursor: placeInAddress }),
  find: async (services, _context, { id, cursor }) => {
    const row = await findGrant(services, id)
    return {
      ...aboutGrant(row),
      row,
      page: pageAt(services, cursor, { keyset: oldestFirst, size: usesOnPage }),
    }
  },
  run: async (services, { proof, at }, receipt, { row, page }) => {
    const [uses, relation] = await Promise.all([
      readGrantUses(services.prepared, row, page.after, page.limit),
      relationOf(services, row),
    ])
    return {
      grant: await openGrant(services, receipt, row, at),
      mayReview: mayReview(row, proof.actor.id),
      runsUntil: row.ended_at === null && row.ends_at > at ? row.ends_at : undefined,
      second: row.review_state === 'escalated',
      relation,
      usesTotal: uses.total,
      uses: listed(services, page, uses.rows),
    }
  },
})
