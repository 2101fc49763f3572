import { z } from 'zod'
import type { IdentityCheck } from '../../../models/erasure-request.ts'
import { newestErasure } from '../../../models/queries/erasures.ts'
import { AskErasurePage } from '../../../views/patients/erasure/ask-erasure-page.tsx'
import { OwnErasurePage } from '../../../views/patients/erasure/own-erasure-page.tsx'
import type { Changed } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { choice, requiredText } from '../../operations/fields.ts'
import {
  patientChange,
  patientForm,
  type PatientRequest,
  type PatientVisit,
} from '../../http/patient-route.ts'
import type { NextWords } from '../../http/overtaken-words.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { openPatientIdentity } from '../open-identity.ts'
import { askErasure, withdrawErasure } from './ask-erasure.ts'
import { openErasure } from './show-erasure.ts'
import { said } from '../../../words/said.ts'

const reason = requiredText('the reason', 1000)

async function ask(
  services: Services,
  request: PatientRequest,
  asked: { reason: string; identityCheck: IdentityCheck; to: string; next: NextWords },
): Promise<Changed> {
  const { to, next, ...rest } = asked
  const receipt = await askErasure(services, request, { ...rest, next: { href: to, label: next } })
  return { receipt, to, notice: said('patients.notice.erasure-asked') }
}

async function lastErasure(services: Services, { admission, receipt }: PatientVisit) {
  const row = await newestErasure(services.prepared, admission.actor.id, admission.patientId)
  return row === undefined ? undefined : openErasure(services, receipt, row)
}

/** Asking for erasure: by the patient, or by administrative staff on the patient's behalf. */
export function askErasureRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.ownErasure(),
    patientForm(services, {
      action: 'own-record.erase',
      event: 'erasure.requested',
      viewEvent: 'erasure.form-opened',
      schema: z.object({ reason }),
      change: (request, values) =>
        ask(services, request, {
          ...values,
          identityCheck: 'signed-in',
          to: paths.ownErasure(),
          next: 'own-request',
        }),
      show: async (visit, { typed, errors }) => (
        <OwnErasurePage
          shell={visit.shell}
          time={services.time}
          typed={typed}
          errors={errors}
          last={await lastErasure(services, visit)}
        />
      ),
    }),
  )
  routes.post(
    paths.withdrawErasure(),
    patientChange(services, {
      action: 'own-record.open',
      event: 'erasure.withdrawn',
      viewEvent: 'erasure.form-opened',
      schema: z.object({}),
      change: async (request) => ({
        receipt: await withdrawErasure(services, request),
        to: paths.ownErasure(),
        notice: said('patients.notice.erasure-withdrawn'),
      }),
      show: async (visit, { errors }) => (
        <OwnErasurePage
          shell={visit.shell}
          time={services.time}
          typed={{}}
          errors={errors}
          last={await lastErasure(services, visit)}
        />
      ),
    }),
  )
  routes.form(
    paths.askErasure.pattern,
    patientForm(services, {
      action: 'erasure.request',
      event: 'erasure.requested',
      viewEvent: 'erasure.form-opened',
      schema: z.object({
        reason,
        identityCheck: choice('how it was made sure', ['document', 'known-in-person', 'representative']),
      }),
      change: (request, values) =>
        ask(services, request, {
          ...values,
          to: paths.askErasure(request.admission.patientId),
          next: 'erasure-request',
        }),
      show: async (visit, { typed, errors }) => {
        const { patientId } = visit.admission
        const [{ identity }, last] = await Promise.all([
          openPatientIdentity(services, visit.receipt, patientId),
          lastErasure(services, visit),
        ])
        return (
          <AskErasurePage
            shell={visit.shell}
            time={services.time}
            today={visit.req.context.circumstances.local.date}
            identity={identity}
            typed={typed}
            errors={errors}
            last={last}
          />
        )
      },
    }),
  )
}
