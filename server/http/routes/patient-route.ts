import type { Request, Response } from 'express'
import type { ReactElement } from 'react'
import type { ZodType } from 'zod'
import type { Shell } from '../../../views/shell.ts'
import { admit, type PatientAccess } from '../../access/clearance.ts'
import type { Action } from '../../access/actions.ts'
import type { SignedIn } from '../../access/session.ts'
import type { Origin } from '../../audit/entry.ts'
import type { EventName } from '../../audit/events.ts'
import { recordDisclosure, type Receipt } from '../../audit/record.ts'
import type { Services } from '../../services.ts'
import {
  answeredHead,
  redirect,
  sendShown,
  statusOf,
  type AlreadyDone,
  type ChangeAnswer,
  type InvalidForm,
  type PageAnswer,
} from '../answer.ts'
import { declareRoute, type DeclaredRoute, type FormRoutes } from './declared-route.ts'
import { ProblemError } from '../errors.ts'
import { parseForm, typedFields, type FormState } from '../forms/forms.ts'
import { answerOnce } from '../forms/once.ts'
import { originOf } from '../origin.ts'
import { fieldsOfRecord } from '../forms/form-fields.ts'
import { forgetSent } from '../forms/forget-sent.ts'
import { shellOfPosted } from '../forms/posted-shell.ts'
import { formNotTaken } from '../problems.ts'
import { restoredForm, shellWithKeptForms } from '../forms/restored-form.ts'
import { shellOf } from '../shell.ts'
import { asksForCode, requireProof, takeProof } from './step-up.ts'
import { unlessRefused } from '../faces/unless-refused.ts'
import { actionsOf, clearRequest, resourceOf, signedIn, type ActionChoice } from './walk.ts'

/** A request that was admitted to one patient. */
export type PatientRequest = {
  readonly req: Request
  readonly res: Response
  readonly patientAccess: PatientAccess
  readonly origin: Origin
  readonly at: Date
}

/** A request whose disclosure is recorded: now the record may be opened. */
export type RecordedPatientRequest = PatientRequest & {
  readonly receipt: Receipt
  readonly shell: Shell
  /** Whether the form that is shown must ask for a code. */
  readonly asksForCode: boolean
}

/** The first steps of the walk to one patient. @throws what clearRequest throws; RefusalError (404) */
export async function admitRequest(
  services: Services,
  req: Request,
  res: Response,
  action: Action | ActionChoice,
  event: EventName,
): Promise<PatientRequest> {
  const patientAccess = admit(await clearRequest(services, req, action, event))
  return { req, res, patientAccess, origin: originOf(req), at: req.context.at }
}

async function disclose(
  services: Services,
  admitted: PatientRequest,
  event: EventName,
): Promise<RecordedPatientRequest> {
  const { req, patientAccess, origin } = admitted
  const receipt = await recordDisclosure(services.trail, patientAccess, origin, event, resourceOf(req))
  const asks = asksForCode(req, patientAccess.clearance)
  const shell = await shellWithKeptForms(services, req, {
    actor: patientAccess.actor,
    shell: shellOf(services, req),
  })
  return { ...admitted, receipt, shell, asksForCode: asks }
}

type PatientRoute<Ahead> = {
  readonly action: Action | ActionChoice
  readonly event: EventName
  /** Begun while the disclosure is being recorded; it opens and shows nothing. */
  readonly ahead?: (request: PatientRequest) => Ahead
  readonly show: (visit: RecordedPatientRequest, ahead: Ahead | undefined) => Promise<PageAnswer>
}

/** @param way.onlyForm it shows a form and does nothing yet */
function patientPage<Ahead>(
  services: Services,
  route: PatientRoute<Ahead>,
  { onlyForm }: { onlyForm: boolean },
): DeclaredRoute {
  const declaration = { kind: 'patient' as const, actions: actionsOf(route.action), events: [route.event] }
  return declareRoute(declaration, async (req, res) => {
    const admitted = await admitRequest(services, req, res, route.action, route.event)
    if (!onlyForm) {
      await requireProof(services, req, admitted.patientAccess.clearance, route.event)
    }
    if (answeredHead(req, res)) {
      return
    }
    const ahead = route.ahead?.(admitted)
    const visit = await disclose(services, admitted, route.event)
    await sendShown(req, res, await visit.receipt.show(() => route.show(visit, ahead)))
  })
}

/** A page of one patient: cleared, admitted, recorded, and only then shown. */
export const patientRoute = <Ahead>(services: Services, route: PatientRoute<Ahead>): DeclaredRoute =>
  patientPage(services, route, { onlyForm: false })

export type PatientChange<Values> = {
  readonly action: Action
  readonly event: EventName
  readonly schema: ZodType<Values>
  /** Makes the change by auditedChange; or says what is wrong with the form. */
  readonly change: (
    admitted: PatientRequest,
    values: Values,
  ) => Promise<ChangeAnswer | InvalidForm | AlreadyDone>
  /** The form shows a field `code` where `asksForCode` says so. Other forms send their reader to a page for it. */
  readonly codeOnForm?: true
  /**
   * Recognises a form that this person has sent before. It is asked before the walk, because a change can end the very
   * right to make it; it opens nothing.
   */
  readonly repeated?: (req: Request, person: SignedIn, values: Values) => Promise<AlreadyDone | undefined>
  /** Whether what was sent only asks to see the form, filled like this: then nothing is done, and nothing is said of what is missing. */
  readonly onlyAsks?: (typed: FormState['typed']) => boolean
  /** What the address and the session say beside what was typed; it is read before anybody is asked whether they may. */
  readonly given?: (req: Request) => Readonly<Record<string, string | undefined>>
  /** Shows the form (again); recorded as `viewEvent`, because it shows the patient. */
  readonly viewEvent: EventName
  /** Absent where the form has no field that could be wrong. */
  readonly show?: (visit: RecordedPatientRequest, form: FormState) => Promise<ReactElement>
}

type PatientForm<Values> = PatientChange<Values> & Required<Pick<PatientChange<Values>, 'show'>>

/** @param way.comesBack the form stands at the address that it is posted to */
function patientSubmit<Values>(
  services: Services,
  route: PatientChange<Values>,
  { comesBack }: { comesBack: boolean },
): DeclaredRoute {
  const form = { event: route.event, comesBack, codeOnForm: route.codeOnForm === true }
  const declaration = {
    kind: 'patient' as const,
    actions: [route.action],
    events: [route.event, route.viewEvent],
    once: true as const,
    fields: fieldsOfRecord(route.schema),
  }
  return declareRoute(declaration, (req, res) =>
    answerOnce(services, req, res, async (submission) => {
      const onlyAsks = route.onlyAsks?.(typedFields(req)) === true
      const parsed = onlyAsks ? { errors: [] } : parseForm(route.schema, req, route.given?.(req))
      const repeated =
        parsed.errors === undefined && submission.fault === undefined
          ? await route.repeated?.(req, signedIn(req), parsed.values)
          : undefined
      if (repeated !== undefined) {
        redirect(req, res, repeated)
        return
      }
      const admitted = await admitRequest(services, req, res, route.action, route.event)
      const { clearance } = admitted.patientAccess
      submission.isFor(clearance)
      const outcome: ChangeAnswer | InvalidForm | AlreadyDone =
        parsed.errors === undefined
          ? (submission.fault ??
            (await takeProof(services, req, clearance, form)) ??
            (await unlessRefused(
              services,
              { req, proof: admitted.patientAccess, origin: admitted.origin, event: route.event },
              () => route.change(admitted, parsed.values),
            )))
          : parsed
      if ('to' in outcome) {
        await submission.answered(outcome)
        await forgetSent(services, req, { proof: admitted.patientAccess, origin: admitted.origin })
        redirect(req, res, outcome)
        return
      }
      await submission.failed()
      const { show } = route
      if (show === undefined) {
        throw new ProblemError(formNotTaken(outcome))
      }
      const visit = await disclose(services, admitted, route.viewEvent)
      const shown = { ...visit, shell: shellOfPosted(req, visit.shell, { comesBack }) }
      const again = { typed: typedFields(req), errors: outcome.errors }
      const page = await visit.receipt.show(() => show(shown, again))
      await sendShown(req, res, page, onlyAsks ? 200 : statusOf(outcome))
    }),
  )
}

/** A change to one patient's record, posted from a form; a form with errors comes back with 422 and what was typed. */
export const patientChange = <Values>(services: Services, route: PatientChange<Values>): DeclaredRoute =>
  patientSubmit(services, route, { comesBack: false })

/** A form about one patient: GET shows it, POST makes the change. */
export function patientForm<Values>(services: Services, route: PatientForm<Values>): FormRoutes {
  const { action, viewEvent, show } = route
  return {
    show: patientPage(
      services,
      {
        action,
        event: viewEvent,
        show: async (visit) => {
          const reader = { actor: visit.patientAccess.actor, shell: visit.shell }
          const { form, shell } = await restoredForm(services, visit.req, reader)
          return show({ ...visit, shell }, form)
        },
      },
      { onlyForm: true },
    ),
    submit: patientSubmit(services, route, { comesBack: true }),
  }
}
