import { readTiesOfPatient } from '../../../models/queries/record-ties.ts'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import type { FieldError } from '../../../views/components/field.ts'
import { TiesPage } from '../../../views/patients/ties/ties-page.tsx'
import { invalid, type Changed, type Invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { patientChange, patientForm, type PatientVisit } from '../../http/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { z } from 'zod'
import { openIdentity } from '../open-identity.ts'
import { fieldOpener } from '../sealed-fields.ts'
import { agreeEnd, askEnd, type Ended } from './end.ts'
import { InviteFault, inviteToRecord } from './invite.ts'
import { endSchema, inviteSchema } from './tie-form.ts'

async function show(
  services: Services,
  visit: PatientVisit,
  { typed, errors }: { typed: Readonly<Record<string, string>>; errors: readonly FieldError[] },
) {
  const { req, admission, receipt, shell } = visit
  const { patientId, actor } = admission
  const [{ identity, key }, rows] = await Promise.all([
    openIdentity(services, receipt, patientId),
    readTiesOfPatient(services.prepared, patientId),
  ])
  const today = req.context.circumstances.local.date
  return (
    <TiesPage
      shell={shell}
      time={services.time}
      today={today}
      identity={identity}
      ties={rows.map((row) => {
        const open = fieldOpener(key, 'record_ties', row.id)
        return {
          ...row,
          grounds: open.optional('grounds', row.grounds),
          endReason: open.optional('end_reason', row.end_reason),
          expired: row.accepted_at === null && row.code_expires_at <= visit.at,
          over: row.ends_on !== null && row.ends_on < today,
          mine: row.end_asked_by === actor.id,
        }
      })}
      typed={typed}
      errors={errors}
      back={paths.patient(patientId)}
    />
  )
}

const notices: Readonly<Record<Extract<Ended, 'asked' | 'ended' | 'withdrawn'>, string>> = {
  asked: 'It is asked for. A colleague now agrees on this page; until then nothing has changed.',
  ended: 'The tie is ended. That account reads nothing of this record any more.',
  withdrawn: 'The invitation is withdrawn. Its code works no more.',
}

const faults: Readonly<Record<Exclude<Ended, keyof typeof notices>, string>> = {
  'not-asked': 'Nobody has asked for the end of this tie yet.',
}

const isDone = (ended: Ended): ended is keyof typeof notices => Object.hasOwn(notices, ended)

const answer = (receipt: Awaited<ReturnType<typeof askEnd>>, patientId: string): Changed | Invalid =>
  isDone(receipt.value)
    ? { receipt, to: paths.recordTies(patientId), notice: notices[receipt.value] }
    : invalid(wholeForm, faults[receipt.value])

/** The accounts that are tied to a record: inviting, and ending by two people. */
export function tieRoutes(routes: RouteTable, services: Services): void {
  const pageShow = (visit: PatientVisit, form: Parameters<typeof show>[2]) => show(services, visit, form)
  const common = { action: 'record-tie.manage', viewEvent: 'record-ties.viewed', show: pageShow } as const
  routes.form(
    '/patients/:id/accounts',
    patientForm(services, {
      ...common,
      event: 'record-tie.invited',
      schema: inviteSchema(() => services.time.isoDate(services.clock.now())),
      change: async (request, values) => {
        try {
          const receipt = await inviteToRecord(services, request, values)
          return {
            receipt,
            to: paths.recordTies(request.admission.patientId),
            notice:
              receipt.value === undefined
                ? 'The invitation is on its way by mail.'
                : `The code is ${receipt.value}. Write it down or print this page for the person now: it is not shown again. They enter it at /invitation.`,
          }
        } catch (error) {
          if (error instanceof InviteFault) {
            return error.answer
          }
          throw error
        }
      },
    }),
  )
  routes.post(
    '/patients/:id/accounts/:tieId/end',
    patientChange(services, {
      ...common,
      event: 'record-tie.end-asked',
      schema: endSchema,
      change: async (request, { reason }) =>
        answer(
          await askEnd(services, request, request.req.params['tieId'], reason),
          request.admission.patientId,
        ),
    }),
  )
  routes.post(
    '/patients/:id/accounts/:tieId/agree',
    patientChange(services, {
      ...common,
      event: 'record-tie.ended',
      schema: z.object({}),
      change: async (request) =>
        answer(await agreeEnd(services, request, request.req.params['tieId']), request.admission.patientId),
    }),
  )
}
