import { z } from 'zod'
import { findErasure, listErasures, type ErasureRow } from '../../../models/queries/erasures.ts'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { dayText } from '../../../views/format.ts'
import type { FieldError } from '../../../views/components/field.ts'
import { ErasureListPage } from '../../../views/patients/erasure/erasure-list-page.tsx'
import { ErasurePage } from '../../../views/patients/erasure/erasure-page.tsx'
import { whyNot } from '../../dual-authorization/dual-authorization.ts'
import { invalid, type Changed, type Invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { optionalText, requiredText } from '../../operations/fields.ts'
import { listPage } from '../../http/list-page.ts'
import { queryText } from '../../http/query.ts'
import { refusedWords } from '../../http/refused-words.ts'
import { staffChange, staffRoute, type StaffRequest, type StaffVisit } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { decideErasure } from './decide-erasure.ts'
import { deciderOf, erasurePolicy, requestOfRow } from './erasure-authorization.ts'
import { openKept } from './retention.ts'
import { listedErasure, openErasure } from './show-erasure.ts'
import { said } from '../../../views/words/said.ts'

async function inAddress(services: Services, request: StaffRequest): Promise<ErasureRow> {
  const row = await findErasure(services.prepared, request.clearance.actor.id, idIn(request))
  if (row === undefined) {
    throw new NotFoundError()
  }
  return row
}

const found = (row: ErasureRow) => ({
  row,
  patientId: row.patient_id,
  resource: { type: 'erasure-request', id: row.id },
})

async function show(
  services: Services,
  visit: StaffVisit,
  form: { errors: readonly FieldError[]; typed?: string | undefined },
) {
  const { clearance, receipt, shell, req, asksForCode } = visit
  const row = await inAddress(services, visit)
  const waiting = row.outcome === null
  const by = deciderOf(clearance.actor.id, row.concerned)
  const why = whyNot(requestOfRow(row), erasurePolicy, { verb: 'approve', by })
  const today = req.context.circumstances.local.date
  return (
    <ErasurePage
      shell={shell}
      time={services.time}
      errors={form.errors}
      typed={form.typed}
      erasure={openErasure(services, receipt, row)}
      waiting={waiting}
      whyNot={why === undefined ? undefined : refusedWords(why, {}).reason}
      kept={waiting ? await openKept(services, receipt, row.patient_id, today) : undefined}
      asksForCode={asksForCode}
    />
  )
}

async function decide(
  services: Services,
  request: StaffRequest,
  asked: Parameters<typeof decideErasure>[3],
): Promise<Changed | Invalid> {
  const row = await inAddress(services, request)
  const receipt = await decideErasure(services, request, row.id, asked)
  const decided = receipt.value
  if (decided.kind === 'must-be-kept') {
    return invalid(
      wholeForm,
      `Law demands that this record is kept until ${dayText(decided.kept.until)}. Refuse, and give the patient this reason.`,
    )
  }
  if (decided.kind === 'review-due') {
    return invalid(
      wholeForm,
      'Emergency access to this record is not reviewed yet. Afterwards nobody could: have it reviewed first.',
    )
  }
  return { receipt, to: paths.erasure(row.id), notice: said(`patients.notice.erasure-${decided.kind}`) }
}

/** Deciding whether records are erased. */
export function decideErasureRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.erasures(),
    staffRoute(services, {
      action: 'erasure.view',
      event: 'erasure.listed',
      find: async ({ req, clearance }) => {
        const waiting = queryText(req, 'show') !== 'past'
        const page = await listPage(services, req, {
          keyset: newestFirst,
          read: (before, limit) =>
            listErasures(services.prepared, { readerId: clearance.actor.id, waiting, before, limit }),
          patientOf: (row) => row.patient_id,
        })
        return { waiting, page, patientIds: page.patientIds }
      },
      show: async ({ shell, clearance }, { waiting, page }) => (
        <ErasureListPage
          shell={shell}
          time={services.time}
          waiting={waiting}
          erasures={page.rows.map(listedErasure)}
          pages={page.links(paths.erasures(), { show: waiting ? 'waiting' : 'past' })}
          retentionHref={clearance.actor.permissions.has('facility.manage') ? paths.retention() : undefined}
        />
      ),
    }),
  )
  routes.get(
    paths.erasure.pattern,
    staffRoute(services, {
      action: 'erasure.view',
      event: 'erasure.viewed',
      find: async (request) => found(await inAddress(services, request)),
      show: (visit) => show(services, visit, { errors: [] }),
    }),
  )
  routes.post(
    paths.approveErasure.pattern,
    staffChange(services, {
      action: 'erasure.decide',
      event: 'erasure.approved',
      viewEvent: 'erasure.viewed',
      schema: z.object({ refusal: optionalText('the reason', 1000) }),
      codeOnForm: true,
      find: async (request) => found(await inAddress(services, request)),
      change: async (request, { refusal }) =>
        refusal === null
          ? decide(services, request, {
              verb: 'approve',
              today: request.req.context.circumstances.local.date,
            })
          : invalid(
              'refusal',
              'Leave this empty to approve: it is told to the patient only where you refuse',
            ),
      show: (visit, { typed, errors }) => show(services, visit, { errors, typed: typed['refusal'] }),
    }),
  )
  routes.post(
    paths.refuseErasure.pattern,
    staffChange(services, {
      action: 'erasure.decide',
      event: 'erasure.refused',
      viewEvent: 'erasure.viewed',
      schema: z.object({ refusal: requiredText('why not, in words for the patient', 1000) }),
      codeOnForm: true,
      find: async (request) => found(await inAddress(services, request)),
      change: (request, { refusal }) => decide(services, request, { verb: 'refuse', refusal }),
      show: (visit, { typed, errors }) => show(services, visit, { errors, typed: typed['refusal'] }),
    }),
  )
}
