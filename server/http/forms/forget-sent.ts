import type { Request } from 'express'
import { forgetSetAsideForm } from '../../accounts/discard-set-aside-form.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Proof } from '../../audit/record.ts'
import type { Services } from '../../services.ts'
import { postedForm } from './form-place.ts'

/** Forgets what was kept of a form that has been sent: its draft, and what was saved separately and filled it. */
export async function forgetSent(
  services: Services,
  req: Request,
  sender: { proof: Proof; origin: Origin },
): Promise<void> {
  const posted = postedForm(req)
  await services.formDrafts.forget(sender.proof.actor.id, posted)
  if (posted.apart !== undefined) {
    await forgetSetAsideForm(services, sender, posted.apart)
  }
}
