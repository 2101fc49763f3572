import { SetAsideForm } from '../../models/set-aside-form.ts'
import type { Origin } from '../audit/entry.ts'
import { auditedChange, type ChangeReceipt, type Proof } from '../audit/record.ts'
import { NotFoundError } from './errors.ts'
import type { Services } from '../services.ts'

/**
 * Throws away a form of one's own that was saved separately.
 * @param because.sent it has been sent after all, in the form that was filled with it
 * @returns the page that its form stands on
 * @throws NotFoundError where there is none of this id, or it is another's
 */
export async function discardSetAsideForm(
  services: Services,
  { proof, origin }: { proof: Proof; origin: Origin },
  id: string,
  because: { readonly sent: boolean },
): Promise<ChangeReceipt<string>> {
  const where = { id, userId: proof.actor.id }
  const kept = await SetAsideForm.findOne({ where, attributes: ['page'] })
  if (kept === null) {
    throw new NotFoundError()
  }
  return auditedChange(services, proof, origin, 'form.discarded', async (transaction) => {
    if ((await SetAsideForm.destroy({ where, transaction })) === 0) {
      throw new NotFoundError()
    }
    return {
      value: kept.page,
      resource: { type: 'set-aside-form', id },
      ...(because.sent ? { details: { because: 'sent' } } : {}),
    }
  })
}
