import { z } from 'zod'
import { SetAsideForm } from '../../models/set-aside-form.ts'
import { KeptApartPage } from '../../views/accounts/kept-apart-page.tsx'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { staffChange, staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { isId } from '../http/subject.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/** Throws one's own form away. @throws NotFound where there is none of this id */
async function discard(
  services: Services,
  request: StaffRequest,
  id: string,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin } = request
  const kept = isId(id) ? await SetAsideForm.findOne({ where: { id, userId: clearance.actor.id } }) : null
  if (kept === null) {
    throw new NotFound()
  }
  return auditedChange(services, clearance, origin, 'form.discarded', async (transaction) => {
    await SetAsideForm.destroy({ where: { id }, transaction })
    return { value: kept.path }
  })
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
            time={services.time}
            forms={kept.map(({ id, path, fromAddress, because, postedAt }) => ({
              id,
              href: path,
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
    '/account/kept-apart/:id/discard',
    staffChange(services, {
      action: 'account.use',
      event: 'form.discarded',
      viewEvent: 'account.viewed',
      schema: z.object({}),
      change: async (request) => {
        const receipt = await discard(services, request, String(request.req.params['id']))
        return { receipt, to: receipt.value, notice: 'What was kept apart has been thrown away.' }
      },
      // The form has no field that could be wrong.
      show: async () => {
        throw new NotFound()
      },
    }),
  )
}
