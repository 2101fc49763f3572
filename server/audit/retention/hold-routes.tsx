import type { Request } from 'express'
import { z } from 'zod'
import { LegalHold } from '../../../models/legal-hold.ts'
import { Patient } from '../../../models/patient.ts'
import { readRemovedMonths } from '../../../models/queries/audit-retention.ts'
import { HoldPage } from '../../../views/audit/hold-page.tsx'
import { HoldsPage } from '../../../views/audit/holds-page.tsx'
import { invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { optionalText, requiredText } from '../../operations/fields.ts'
import { staffChange, staffForm } from '../../http/staff-route.ts'
import { askedPage, pageOf } from '../../http/list-page.ts'
import { NotFoundError } from '../../http/errors.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { auditedChange } from '../record.ts'
import { holdEntries, onRecord, standingHold } from './hold-entry.ts'
import { liftHold } from './lift-hold.ts'
import { byHold, readHolds } from './read-holds.ts'
import { said } from '../../../views/words/said.ts'

/** Those that were lifted, a page at a time; those that stand are all on the first. */
async function holdsOfPage(services: Services, req: Request) {
  const asked = askedPage(services, req, { keyset: byHold })
  const { standing, lifted } = await readHolds(asked)
  const { rows, links } = pageOf(asked, lifted)
  return { holds: [...standing, ...rows], links }
}

/** Legal holds of the audit log: setting one, and ending one, for which it takes two. */
export function holdRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.auditHolds(),
    staffForm(services, {
      action: 'audit.hold',
      event: 'audit.hold-set',
      viewEvent: 'audit.holds-viewed',
      schema: z.object({
        recordNumber: optionalText('the-record-number', 40),
        reason: requiredText('the-reason', 500),
      }),
      find: async ({ req }) => {
        const { holds } = await holdsOfPage(services, req)
        const patientIds = holds.flatMap(({ patientId }) => (patientId === null ? [] : [patientId]))
        return { details: { shown: holds.length }, patientIds: [...new Set(patientIds)] }
      },
      change: async ({ clearance, origin, at }, { recordNumber, reason }) => {
        const patient =
          recordNumber === null
            ? null
            : await Patient.findOne({ attributes: ['id'], where: { recordNumber } })
        if (recordNumber !== null && patient === null) {
          return invalid('recordNumber', said('audit.fault.no-patient-record-number'))
        }
        const { actor } = clearance
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.hold-set',
          async (transaction) => {
            const hold = await LegalHold.create(
              {
                patientId: patient?.id ?? null,
                reason,
                setAt: at,
                setBy: actor.id,
                setByName: actor.displayName,
              },
              { transaction },
            )
            return { value: undefined, ...onRecord(hold) }
          },
        )
        return { receipt, to: paths.auditHolds(), notice: said('audit.notice.hold-stands') }
      },
      show: async ({ shell, req }, { typed, errors }) => {
        const { holds, links } = await holdsOfPage(services, req)
        return (
          <HoldsPage
            shell={shell}
            time={services.time}
            action={paths.auditHolds()}
            typed={typed}
            errors={errors}
            retentionDays={services.environment.AUDIT_RETENTION_DAYS}
            holds={await holdEntries(holds)}
            pages={links(paths.auditHolds())}
            removed={await readRemovedMonths(services.prepared)}
          />
        )
      },
    }),
  )

  const decisions = { confirm: 'audit.hold-lifted', keep: 'audit.hold-lift-withdrawn' } as const

  routes.form(
    paths.auditHold.pattern,
    staffForm(services, {
      action: 'audit.hold',
      event: 'audit.hold-lift-asked',
      viewEvent: 'audit.holds-viewed',
      schema: z.object({ reason: requiredText('the-reason', 500) }),
      find: async (request) => onRecord(await standingHold(request)),
      change: async (request, { reason }) => {
        const { id } = await standingHold(request)
        const receipt = await liftHold(services, request, { step: 'ask', reason })
        return { receipt, to: paths.auditHold(id), notice: said('audit.notice.hold-end-asked') }
      },
      show: async (visit, { typed, errors }) => {
        const [entry] = await holdEntries([await standingHold(visit)])
        if (entry === undefined) {
          throw new NotFoundError()
        }
        const hold = await standingHold(visit)
        return (
          <HoldPage
            shell={visit.shell}
            time={services.time}
            backHref={paths.auditHolds()}
            hold={entry}
            askedByReader={hold.liftAskedBy === visit.clearance.actor.id}
            action={paths.auditHold(entry.id)}
            confirmAction={paths.confirmAuditHoldLift(entry.id)}
            keepAction={paths.keepAuditHold(entry.id)}
            typed={typed}
            errors={errors}
          />
        )
      },
    }),
  )

  for (const [step, event, { pattern }] of [
    ['confirm', decisions.confirm, paths.confirmAuditHoldLift],
    ['keep', decisions.keep, paths.keepAuditHold],
  ] as const) {
    routes.post(
      pattern,
      staffChange(services, {
        action: 'audit.hold',
        event,
        viewEvent: 'audit.holds-viewed',
        schema: z.object({}),
        change: async (request) => ({
          receipt: await liftHold(services, request, { step }),
          to: paths.auditHolds(),
          notice: step === 'confirm' ? said('audit.notice.hold-lifted') : said('audit.notice.hold-stays'),
        }),
      }),
    )
  }
}
