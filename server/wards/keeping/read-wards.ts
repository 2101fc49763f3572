import { z } from 'zod'
import {
  findWard,
  listClosedWards,
  listOpenWards,
  type WardRow,
} from '../../../models/queries/wards/ward-rows.ts'
import { byText, newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { choiceInAddress, idInAddress, nothingTaken, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { resourceOfWard } from '../hold-ward.ts'

const byName = byText((row: WardRow) => row.name_key)

/** The wards and teams of the facility: those that are open, or those that are closed. */
export const wardsQuery = defineStaffQuery({
  name: 'wards.list',
  action: 'ward.view',
  event: 'wards.viewed',
  subject: 'none',
  input: z.object({ show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, { at }, { show, cursor }) => {
    const { prepared } = services
    const closed = show === 'closed'
    const page = closed
      ? await readList(services, cursor, {
          keyset: newestFirst,
          read: (before, limit) => listClosedWards(prepared, { before, limit, at }),
        })
      : await readList(services, cursor, {
          keyset: byName,
          read: (after, limit) => listOpenWards(prepared, { after, limit, at }),
        })
    return { closed, page, details: { shown: page.rows.length } }
  },
  run: async (_services, _context, _receipt, { closed, page }) => ({ closed, page }),
})

/** The form that makes one. */
export const newWardQuery = defineStaffQuery({
  name: 'wards.new',
  action: 'ward.manage',
  event: 'ward.form-opened',
  subject: 'none',
  input: nothingTaken,
  find: async () => ({}),
  run: async () => undefined,
})

/** The form that renames one. */
export const wardToRenameQuery = defineStaffQuery({
  name: 'wards.to-rename',
  action: 'ward.manage',
  event: 'ward.form-opened',
  subject: 'none',
  input: z.object({ wardId: idInAddress }),
  find: async ({ prepared }, { at }, { wardId }) => {
    const ward = await findWard(prepared, wardId, at)
    if (ward === undefined || ward.closed_at !== null) {
      throw new Refused('no-such-thing')
    }
    return { ward, resource: resourceOfWard(wardId) }
  },
  run: async (_services, _context, _receipt, { ward }) => ward,
})
