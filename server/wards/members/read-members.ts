import { z } from 'zod'
import {
  listCovered,
  listFormerWardMembers,
  listWardMembers,
  listWardPeople,
  type WardMemberRow,
} from '../../../models/queries/wards/ward-member-rows.ts'
import { findWard } from '../../../models/queries/wards/ward-rows.ts'
import { byText, newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { choiceInAddress, idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { resourceOfWard } from '../hold-ward.ts'

const byUsername = byText((row: WardMemberRow) => row.sort_key)

/** A ward or a team, with who is on it, or who was, and who could be. */
export const keptWardQuery = defineStaffQuery({
  name: 'wards.kept-ward',
  action: 'ward.manage',
  event: 'ward.viewed',
  subject: 'none',
  input: z.object({ wardId: idInAddress, show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, { at, proof }, { wardId, show, cursor }) => {
    const { prepared } = services
    const former = show === 'former'
    const [ward, page, people, covered] = await Promise.all([
      findWard(prepared, wardId, at),
      former
        ? readList(services, cursor, {
            keyset: newestFirst,
            read: (before, limit) => listFormerWardMembers(prepared, { wardId, at, before, limit }),
          })
        : readList(services, cursor, {
            keyset: byUsername,
            read: (after, limit) => listWardMembers(prepared, { wardId, at, after, limit }),
          }),
      listWardPeople(prepared, { wardId, at, askedBy: proof.actor.id }),
      listCovered(prepared, { wardId, at }),
    ])
    if (ward === undefined) {
      throw new Refused('no-such-thing')
    }
    const resource = resourceOfWard(wardId)
    return { ward, former, page, people, covered, resource, details: { shown: page.rows.length } }
  },
  run: async (_services, _context, _receipt, { ward, former, page, people, covered }) => ({
    ward,
    former,
    page,
    people,
    covered,
  }),
})
