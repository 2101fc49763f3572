import { z } from 'zod'
import { readOwnActivity } from '../../../models/queries/accounts/own-activity.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type DisclosureScope } from '../../operations/operation.ts'

/** A place that cannot be leads to the newest: nothing here is searched for. */
const newestOrAfter = { ...newestFirst, broken: 'start' } as const

/** What happened to one's own account. */
export const ownActivity = defineStaffQuery({
  name: 'accounts.activity',
  action: 'account.use',
  event: 'account.viewed',
  subject: 'self',
  input: z.object({ cursor: placeInAddress }),
  find: async (_services, _context, { cursor }): Promise<DisclosureScope & { readonly cursor: string }> => ({
    cursor,
  }),
  run: async (services, { proof }, _receipt, { cursor }) => {
    const { id: userId, username } = proof.actor
    return readList(services, cursor, {
      keyset: newestOrAfter,
      read: (before, limit) => readOwnActivity(services.prepared, { userId, username, before, limit }),
    })
  },
})
