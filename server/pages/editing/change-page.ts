import type { Transaction } from 'sequelize'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import type { HookedPage, PageChange } from '../hooks.ts'

/** Who changes pages, by what right, when. */
export type Editing = Pick<StaffContext, 'proof' | 'origin' | 'at'>

/** The steps of a change in their order: saved, and perhaps published. */
export type PageChanges = readonly [PageChange, ...PageChange[]]

/**
 * Changes a page: the change, what the hooks of `after_edit_page` do, and the audit rows that they write are committed
 * together, or nothing is.
 * @param told what the receipt tells of the page as the last step left it
 */
export async function changePage<Told>(
  services: Services,
  { proof, origin, at }: Editing,
  work: (transaction: Transaction) => Promise<PageChanges>,
  told: (page: HookedPage) => Told,
): Promise<ChangeReceipt<Told>> {
  return recordedChange(services, proof, origin, async (transaction, record) => {
    const changes = await work(transaction)
    for (const change of changes) {
      await services.hooks.run('after_edit_page', change, { actor: proof.actor, at, transaction, record })
    }
    return told((changes.at(-1) ?? changes[0]).page)
  })
}
