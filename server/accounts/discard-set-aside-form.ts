import { z } from 'zod'
import { readNewestDeed } from '../../models/queries/http/newest-deed.ts'
import { SetAsideForm } from '../../models/accounts/set-aside-form.ts'
import type { Origin } from '../audit/entry.ts'
import { auditedChange, type ChangeReceipt, type Proof } from '../audit/record.ts'
import { idInAddress, nothingTaken } from '../operations/input.ts'
import { defineStaffCommand, defineStaffQuery, type StaffContext } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import { OvertakenError } from '../overtaken/overtaken.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const dayMs = 24 * 3_600_000

const nothingThere = (error: unknown): boolean => error instanceof Refused && error.code === 'no-such-thing'

/** @throws Refused where there is none of this id, or it is another's */
async function discard(
  services: Services,
  { proof, origin }: { proof: Proof; origin: Origin },
  id: string,
  because: { readonly sent: boolean },
): Promise<ChangeReceipt<string>> {
  const where = { id, userId: proof.actor.id }
  const kept = await SetAsideForm.findOne({ where, attributes: ['page'] })
  if (kept === null) {
    throw new Refused('no-such-thing')
  }
  return auditedChange(services, proof, origin, 'form.discarded', async (transaction) => {
    if ((await SetAsideForm.destroy({ where, transaction })) === 0) {
      throw new Refused('no-such-thing')
    }
    return {
      value: kept.page,
      resource: { type: 'set-aside-form', id },
      ...(because.sent ? { details: { because: 'sent' } } : {}),
    }
  })
}

/** Forgets a form that was saved separately, once it has been sent after all, in the form that was filled with it. */
export async function forgetSetAsideForm(
  services: Services,
  sender: { proof: Proof; origin: Origin },
  id: string,
): Promise<void> {
  try {
    await discard(services, sender, id, { sent: true })
  } catch (error) {
    // Thrown away before, or in another tab: there is nothing to forget.
    if (!nothingThere(error)) {
      throw error
    }
  }
}

/** Says that a form was thrown away: it is there no more, so the audit log is asked. @throws Refused where it was not */
async function discardedBefore(
  { prepared }: Services,
  { proof, at }: StaffContext,
  id: string,
): Promise<OvertakenError> {
  const resource = { type: 'set-aside-form', id }
  // Nothing is kept apart for longer than a day.
  const since = new Date(at.getTime() - dayMs)
  const deed = await readNewestDeed(prepared, { events: ['form.discarded'], resource, since })
  if (deed === undefined || deed.by !== proof.actor.id) {
    throw new Refused('no-such-thing')
  }
  return new OvertakenError(
    { what: 'kept-apart', done: 'thrown-away', ...deed },
    { next: { href: paths.setAsideForms(), label: 'what-else-is-kept-apart' }, about: { resource } },
  )
}

/** Throws away a form of one's own that was saved separately. Its value is the page that the form stands on. */
export const discardOwnForm = defineStaffCommand({
  name: 'accounts.discard-set-aside-form',
  action: 'account.use',
  event: 'form.discarded',
  subject: 'self',
  input: z.object({ id: idInAddress }),
  run: async (services, context, { id }) => {
    try {
      return await discard(services, context, id, { sent: false })
    } catch (error) {
      // Thrown away before, or in another tab between looking and doing.
      throw nothingThere(error) ? await discardedBefore(services, context, id) : error
    }
  },
})

/** What is kept apart for oneself, the newest first; nothing of it is opened. */
export const setAsideFormsQuery = defineStaffQuery({
  name: 'accounts.set-aside-forms',
  action: 'account.use',
  event: 'account.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async ({ setAsideForms }, { proof, at }) => setAsideForms.list(proof.actor.id, at),
})
