import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import {
  accountConcerns,
  listAccounts,
  type AccountFilters,
  type AccountRow,
} from '../../models/queries/administration/list-accounts.ts'
import { byText } from '../lists/cursor.ts'
import { readList } from '../lists/read-list.ts'
import { choiceInAddress, placeInAddress } from '../operations/input.ts'
import { defineStaffQuery, type StaffContext } from '../operations/operation.ts'
import { searchInAddress, seek } from '../operations/search-in-address.ts'
import type { Services } from '../services.ts'
import { expiryState } from './expiry.ts'
import { roleChoices } from './users/role-choices.ts'

const byName = byText((row: AccountRow) => row.username)

/** A licence that ends within so many days is to be renewed. */
export const licenceWithinDays = 60

/** A page of the accounts, in the order of their usernames. Whoever asks may see them; what it is for, the two lists say. */
const readAccounts = (
  services: Services,
  { at, today }: StaffContext,
  cursor: string,
  filters: Partial<AccountFilters>,
) =>
  readList(services, cursor, {
    keyset: byName,
    read: (after, limit) =>
      listAccounts(services.prepared, {
        text: '',
        role: '',
        state: '',
        concern: 'all',
        ...filters,
        licenceUntil: Temporal.PlainDate.from(today).add({ days: licenceWithinDays }).toString(),
        after,
        limit,
        at,
      }),
    patientOf: (row) => row.patient_id,
  })

/** The accounts, for who manages them: all, or those that want something. */
export const usersQuery = defineStaffQuery({
  name: 'security.users',
  action: 'user.view',
  event: 'users.viewed',
  subject: 'none',
  input: z.object({ show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, context, { show, cursor }) => {
    const concern = accountConcerns.find((one) => one === show) ?? 'all'
    const page = await readAccounts(services, context, cursor, { concern })
    return { concern, page, patientIds: page.patientIds, details: { shown: page.rows.length } }
  },
  run: async (_services, _context, _receipt, found) => found,
})

const stateOf = (text: string) => (text === 'active' || text === 'disabled' ? text : '')

/** The accounts, for who guards security: found by name, role and state, with what holds of each and until when. */
export const peopleQuery = defineStaffQuery({
  name: 'security.people',
  action: 'security.read',
  event: 'users.viewed',
  subject: 'none',
  input: z.object({
    q: searchInAddress,
    role: choiceInAddress(60),
    state: choiceInAddress().transform(stateOf),
    cursor: placeInAddress,
  }),
  find: async (services, context, { q, role, state, cursor }) => {
    const { page, text, refused } = await seek(q, {
      seek: async (typed) => ({
        page: await readAccounts(services, context, cursor, { text: typed.trim(), role, state }),
      }),
      nothing: { page: { rows: [], patientIds: [], next: undefined, isFirst: true } },
    })
    const asked = { text: text.trim(), role, state }
    return { asked, refused, page, patientIds: page.patientIds, details: { shown: page.rows.length } }
  },
  run: async (_services, { today, proof }, _receipt, { asked, refused, page }) => {
    const expiry = (lastDay: string | null) => ({ lastDay, state: expiryState(lastDay, today) })
    const people = page.rows.map((row) => ({
      ...row,
      licence: expiry(row.licence_expires_on),
      training: expiry(row.training_expires_on),
    }))
    return {
      asked,
      refused,
      page,
      people,
      roles: await roleChoices('awaiting_approval'),
      mayMakeUsers: proof.actor.permissions.has('user.manage'),
    }
  },
})
