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
import { openWithIdentity } from '../open-identity.ts'
import { fieldOpener } from '../sealed-fields.ts'
import { agreeEnd, askEnd } from './end.ts'
import { InviteFaultError, inviteToRecord } from './invite.ts'
import { endSchema, inviteSchema } from './tie-form.ts'
import { mailWaits } from '../../http/mail-waits.ts'
import { said } from '../../../words/said.ts'
import { idIn } from '../../http/id-in.ts'

const momentOf = (text: string | null) => (text === null ? null : new Date(text))

async function show(
  services: Services,
  visit: PatientVisit,
  { typed, errors }: { typed: Readonly<Record<string, string>>; errors: readonly FieldError[] },
) {
  const { req, admission, receipt, shell } = visit
  const { patientId, actor } = admission
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, readTiesOfPatient)
  const today = req.context.circumstances.local.date
  return (
    <TiesPage
      shell={shell}
      time={services.time}
      today={today}
      identity={identity}
      ties={(row.tie_rows ?? []).map((tie) => {
        const open = fieldOpener(key, 'record_ties', tie.id)
        const codeExpiresAt = new Date(tie.code_expires_at)
        return {
          ...tie,
          grounds: open.optional('grounds', tie.grounds),
          endReason: open.optional('end_reason', tie.end_reason),
          code_expires_at: codeExpiresAt,
          invited_at: new Date(tie.invited_at),
          accepted_at: momentOf(tie.accepted_at),
          end_asked_at: momentOf(tie.end_asked_at),
          ended_at: momentOf(tie.ended_at),
          expired: tie.accepted_at === null && codeExpiresAt <= visit.at,
          over: tie.ends_on !== null && tie.ends_on < today,
          mine: tie.end_asked_by === actor.id,
        }
      })}
      typed={typed}
      errors={errors}
      back={paths.patient(patientId)}
    />
  )
}

const answer = (receipt: Awaited<ReturnType<typeof askEnd>>, patientId: string): Changed | Invalid =>
  receipt.value === 'not-asked'
    ? invalid(wholeForm, 'Nobody has asked for the end of this tie yet.')
    : { receipt, to: paths.recordTies(patientId), notice: said(`patients.notice.tie-end-${receipt.value}`) }

/** The accounts that are tied to a record: inviting, and ending by two people. */
export function tieRoutes(routes: RouteTable, services: Services): void {
  const pageShow = (visit: PatientVisit, form: Parameters<typeof show>[2]) => show(services, visit, form)
  const common = { action: 'record-tie.manage', viewEvent: 'record-ties.viewed', show: pageShow } as const
  routes.form(
    paths.recordTies.pattern,
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
                ? said('mail.written.invitation', { waits: mailWaits(services) })
                : said('patients.notice.invitation-code', { code: receipt.value }),
          }
        } catch (error) {
          if (error instanceof InviteFaultError) {
            return error.answer
          }
          throw error
        }
      },
    }),
  )
  routes.post(
    paths.endRecordTie.pattern,
    patientChange(services, {
      ...common,
      event: 'record-tie.end-asked',
      schema: endSchema,
      change: async (request, { reason }) =>
        answer(await askEnd(services, request, idIn(request, 'tieId'), reason), request.admission.patientId),
    }),
  )
  routes.post(
    paths.agreeRecordTieEnd.pattern,
    patientChange(services, {
      ...common,
      event: 'record-tie.ended',
      schema: z.object({}),
      change: async (request) =>
        answer(await agreeEnd(services, request, idIn(request, 'tieId')), request.admission.patientId),
    }),
  )
}
