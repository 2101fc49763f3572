import type { Request } from 'express'
import { discardSetAsideForm } from './discard-set-aside-form.ts'
import type { Origin } from '../audit/entry.ts'
import type { Proof } from '../audit/record.ts'
import type { Services } from '../services.ts'
import { NotFoundError } from './errors.ts'
import { postedForm } from './form-place.ts'

/** Forgets what was kept of a form that has been sent: its draft, and what was saved separately and filled it. */
export async function forgetSent(
  services: Services,
  req: Request,
  { proof, origin }: { proof: Proof; origin: Origin },
): Promise<void> {
  const posted = postedForm(req)
  await services.formDrafts.forget(proof.actor.id, posted)
  if (posted.apart === undefined) {
    return
  }
  try {
    await discardSetAsideForm(services, { proof, origin }, posted.apart, { sent: true })
  } catch (error) {
    // Thrown away before, or in another tab: there is nothing to forget.
    if (!(error instanceof NotFoundError)) {
      throw error
    }
  }
}
