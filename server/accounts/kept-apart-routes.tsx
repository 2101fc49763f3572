import { z } from 'zod'
import { readNewestDeed } from '../../models/queries/newest-deed.ts'
import { KeptApartPage } from '../../views/accounts/kept-apart-page.tsx'
import type { ChangeReceipt } from '../audit/record.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFoundError } from '../http/errors.ts'
import { OvertakenError } from '../overtaken/overtaken.ts'
import { discardSetAsideForm } from '../http/discard-set-aside-form.ts'
import { staffChange, staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { said } from '../../views/words/said.ts'

const dayMs = 24 * 3_600_000

/** Says that a form was thrown away: it is there no more, so the audit log is asked. @throws NotFoundError */
async function discardedBefore(
  { prepared }: Services,
  { clearance, at }: StaffRequest,
  id: string,
): Promise<OvertakenError> {
  const resource = { type: 'set-aside-form', id }
  // Nothing is kept apart for longer than a day.
  const since = new Date(at.getTime() - dayMs)
  const deed = await readNewestDeed(prepared, { events: ['form.discarded'], resource, since })
  if (deed === undefined || deed.by !== clearance.actor.id) {
    throw new NotFoundError()
  }
  return new OvertakenError(
    { what: 'kept-apart', done: 'thrown away', ...deed },
    { next: { href: paths.setAsideForms(), label: 'what-else-is-kept-apart' }, about: { resource } },
  )
}

/** Throws one's own form away. @throws NotFoundError where there never was one of this id; OvertakenError where it is gone */
async function discard(
  services: Services,
  request: StaffRequest,
  id: string,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin } = request
  try {
    return await discardSetAsideForm(services, { proof: clearance, origin }, id, { sent: false })
  } catch (error) {
    // Thrown away before, or in another tab between looking and doing.
    throw error instanceof NotFoundError ? await discardedBefore(services, request, id) : error
  }
}

/** Forms that came with one's session from elsewhere: where they stand, and throwing them away. */
export function keptApartRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.setAsideForms(),
    staffRoute(services, {
      action: 'account.use',
      event: 'account.viewed',
      find: async () => ({}),
      show: async ({ shell, clearance, at }) => {
        const kept = await services.setAsideForms.list(clearance.actor.id, at)
        return (
          <KeptApartPage
            shell={shell}
            forms={kept.map(({ id, page, fromAddress, because, postedAt }) => ({
              id,
              href: page,
              address: fromAddress,
              because,
              postedAt,
              discardAction: paths.discardSetAsideForm(id),
            }))}
          />
        )
      },
    }),
  )
  routes.post(
    paths.discardSetAsideForm.pattern,
    staffChange(services, {
      action: 'account.use',
      event: 'form.discarded',
      viewEvent: 'account.viewed',
      schema: z.object({}),
      change: async (request) => {
        const receipt = await discard(services, request, idIn(request))
        return { receipt, to: receipt.value, notice: said('accounts.notice.saved-separately-discarded') }
      },
    }),
  )
}
