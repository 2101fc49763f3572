import type { Transaction } from 'sequelize'
import { recordedChange, type ChangeReceipt } from '../audit/record.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import type { HookedPage, PageChange } from './hooks.ts'

/** Who changes pages, by what right, when. */
export type Editing = Pick<StaffRequest, 'clearance' | 'origin' | 'at'>

/** The steps of a change in their order: saved, and perhaps published. */
export type PageChanges = readonly [PageChange, ...PageChange[]]

/**
 * Changes a page: the change, what the hooks of `after_edit_page` do, and the audit rows that they write are committed
 * together, or nothing is.
 * @returns a receipt with the page as the last step left it
 */
export async function changePage(
  services: Services,
  { clearance, origin, at }: Editing,
  work: (transaction: Transaction) => Promise<PageChanges>,
): Promise<ChangeReceipt<HookedPage>> {
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const changes = await work(transaction)
    for (const change of changes) {
      await services.hooks.run('after_edit_page', change, { actor: clearance.actor, at, transaction, record })
    }
    return (changes.at(-1) ?? changes[0]).page
  })
}
