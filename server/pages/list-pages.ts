import { z } from 'zod'
import { readPageTree, type PageListRow } from '../../models/queries/pages/pages.ts'
import { byText } from '../lists/cursor.ts'
import { readList } from '../lists/read-list.ts'
import { choiceInAddress, placeInAddress } from '../operations/input.ts'
import { defineStaffQuery } from '../operations/operation.ts'

const byPath = byText((row: PageListRow) => row.path)

/** Every page with its state, or those alone that have something to publish. */
export const listPages = defineStaffQuery({
  name: 'pages.list',
  action: 'page.edit',
  event: 'page.listed',
  subject: 'none',
  input: z.object({ show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, _context, { show, cursor }) => {
    const which = show === 'unpublished' ? ('unpublished' as const) : ('all' as const)
    const page = await readList(services, cursor, {
      keyset: byPath,
      // A tree is read as a whole, in one line for each page: it is divided late.
      size: 100,
      read: (after, limit) => readPageTree(services.prepared, { which, after, limit }),
    })
    return { which, page, details: { shown: page.rows.length } }
  },
  run: async (_services, _context, _receipt, { which, page }) => ({ which, page }),
})
