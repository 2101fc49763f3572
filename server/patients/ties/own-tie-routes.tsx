import { z } from 'zod'
import { chooseRecord, readTiesOfUser } from '../../../models/queries/record-ties.ts'
import { SessionMetadata } from '../../../models/session-metadata.ts'
import { OwnRecordsPage } from '../../../views/patients/ties/own-records-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import { invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffChange, staffForm, type StaffVisit } from '../../http/staff-route.ts'
import type { FormState } from '../../http/forms.ts'
import { isId } from '../../is-id.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { acceptInvitation, AcceptFaultError } from './accept.ts'
import { acceptSchema } from './tie-form.ts'
import { said } from '../../../words/said.ts'

async function show(services: Services, { req, clearance, shell }: StaffVisit, { typed, errors }: FormState) {
  const { actor, person } = clearance
  return (
    <OwnRecordsPage
      shell={shell}
      today={req.context.circumstances.local.date}
      hasOwn={actor.ownPatientId !== null}
      ties={(await readTiesOfUser(services.prepared, actor.id, person.sessionId)).filter(
        ({ kind }) => kind !== 'self',
      )}
      typed={typed}
      errors={errors}
    />
  )
}

/** The records that one may read: one's own and those of whom one acts for; and accepting an invitation to another. */
export function ownTieRoutes(routes: RouteTable, services: Services): void {
  const common = {
    action: 'own-records.list',
    viewEvent: 'own-records.listed',
    show: (visit: StaffVisit, form: FormState) => show(services, visit, form),
  } as const
  routes.form(
    paths.ownRecords(),
    staffForm(services, {
      ...common,
      event: 'record-tie.accepted',
      schema: acceptSchema,
      change: async (request, { code }) => {
        try {
          return {
            receipt: await acceptInvitation(services, request, code),
            to: paths.ownRecords(),
            notice: said('patients.notice.invitation-accepted'),
          }
        } catch (error) {
          if (error instanceof AcceptFaultError) {
            return error.answer
          }
          throw error
        }
      },
    }),
  )
  routes.post(
    paths.chooseOwnRecord(),
    staffChange(services, {
      ...common,
      event: 'own-records.chosen',
      schema: z.object({ record: z.string('Choose a record').max(40, 'Choose a record') }),
      change: async (request, { record }) => {
        const { clearance, origin, req } = request
        const { sessionId } = clearance.person
        const today = req.context.circumstances.local.date
        const own = record === 'own'
        const patientId = own
          ? (clearance.actor.ownPatientId ?? undefined)
          : isId(record)
            ? await chooseRecord(services.prepared, { sessionId, tieId: record, today })
            : undefined
        if (patientId === undefined) {
          return invalid('record', 'Your right to read this record has ended. Ask the front desk')
        }
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'own-records.chosen',
          async (transaction) => {
            if (own) {
              await SessionMetadata.update({ recordOf: null }, { where: { id: sessionId }, transaction })
            }
            return { value: patientId, patientId }
          },
        )
        return { receipt, to: paths.ownRecord() }
      },
    }),
  )
}
