import type { Request, Response } from 'express'
import type { ReactElement } from 'react'
import type { ZodType } from 'zod'
import type { Shell } from '../../../views/shell.ts'
import type { Action } from '../../access/actions.ts'
import type { Clearance } from '../../access/clearance.ts'
import type { Origin } from '../../audit/entry.ts'
import type { EventName } from '../../audit/events.ts'
import { recordDisclosure, type Receipt } from '../../audit/record.ts'
import type { Services } from '../../services.ts'
import {
  answeredHead,
  redirect,
  sendShown,
  statusOf,
  type ChangeAnswer,
  type InvalidForm,
  type PageAnswer,
} from '../answer.ts'
import { declareRoute, type DeclaredRoute, type FormRoutes } from './declared-route.ts'
import { ProblemError } from '../errors.ts'
import { parseForm, typedFields, type FormState } from '../forms/forms.ts'
import { answerOnce } from '../forms/once.ts'
import type { DisclosureScope } from '../../operations/operation.ts'
import { originOf } from '../origin.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { fieldsOf } from '../../operations/input-fields.ts'
import { forgetSent } from '../forms/forget-sent.ts'
import { formNotTaken } from '../problems.ts'
import { Refused } from '../../operations/refused.ts'
import { refusedProblem } from '../faces/refused-problem.ts'
import { shellOfPosted } from '../forms/posted-shell.ts'
import { restoredForm, shellWithKeptForms } from '../forms/restored-form.ts'
import { shellOf } from '../shell.ts'
import { asksForCode, requireProof, takeProof } from './step-up.ts'
import { answerOvertaken, type Attempt } from '../faces/unless-overtaken.ts'
import { recordRefused, unlessRefused } from '../faces/unless-refused.ts'
import { actionsOf, clearRequest, type ActionChoice } from './walk.ts'
import { actorOf } from '../../audit/actor-of.ts'

/** A request whose person may do this. */
export type SignedInRequest = {
  readonly req: Request
  readonly res: Response
  readonly clearance: Clearance
  readonly origin: Origin
  readonly at: Date
}

/** A request that is recorded: now it may be answered. */
export type RecordedRequest = SignedInRequest & {
  readonly receipt: Receipt
  readonly shell: Shell
  /** Whether the form that is shown must ask for a code. */
  readonly asksForCode: boolean
}

async function cleared(
  services: Services,
  req: Request,
  res: Response,
  action: Action | ActionChoice,
  event: EventName,
): Promise<SignedInRequest> {
  const clearance = await clearRequest(services, req, action, event)
  return { req, res, clearance, origin: originOf(req), at: req.context.at }
}

export type SignedInRoute<Finding extends DisclosureScope> = {
  readonly action: Action | ActionChoice
  readonly event: EventName
  /** Finds what there is to show, as identifiers; nothing sealed is opened here. */
  readonly find: (request: SignedInRequest) => Promise<Finding>
  readonly show: (visit: RecordedRequest, finding: Finding) => Promise<PageAnswer>
  /** That it was asked for is recorded also where it cannot be given, for a reason that the reader is told. */
  readonly recordsProblems?: true
}

async function record(
  services: Services,
  request: SignedInRequest,
  event: EventName,
  found: DisclosureScope,
): Promise<RecordedRequest> {
  const { patientIds, patientId, resource, details } = found
  const receipt = await recordDisclosure(services.trail, request.clearance, request.origin, event, {
    ...(patientIds === undefined ? {} : { patientIds }),
    ...(patientId === undefined ? {} : { patientId }),
    ...(resource === undefined ? {} : { resource }),
    ...(details === undefined ? {} : { details }),
  })
  return {
    ...request,
    receipt,
    shell: await shellWithKeptForms(services, request.req, {
      actor: request.clearance.actor,
      shell: shellOf(services, request.req),
    }),
    asksForCode: asksForCode(request.req, request.clearance),
  }
}

const attemptOf = ({ req, clearance, origin }: SignedInRequest, event: EventName): Attempt => ({
  req,
  proof: clearance,
  origin,
  event,
})

async function findOrRecord<Finding extends DisclosureScope>(
  services: Services,
  request: SignedInRequest,
  { event, find, recordsProblems }: Pick<SignedInRoute<Finding>, 'event' | 'find' | 'recordsProblems'>,
): Promise<Finding> {
  try {
    return await find(request)
  } catch (error) {
    if (error instanceof OvertakenError) {
      await answerOvertaken(services, attemptOf(request, event), error)
    }
    // What is nobody's to see who is this person, or not so often, is recorded as what is nobody's to do.
    if (error instanceof Refused && (error.rule.status === 403 || error.rule.status === 429)) {
      await recordRefused(services, attemptOf(request, event), error)
    }
    const problem =
      error instanceof ProblemError
        ? error.problem
        : error instanceof Refused
          ? refusedProblem(error)
          : undefined
    if (recordsProblems === true && problem !== undefined) {
      const { actor, person } = request.clearance
      await services.trail.append({
        event,
        outcome: 'failure',
        actor: actorOf(actor),
        sessionId: person.sessionId,
        origin: request.origin,
        details: { answered: problem.status, reason: problem.code },
      })
    }
    throw error
  }
}

/** @param way.onlyForm it shows a form and does nothing yet */
function staffPage<Finding extends DisclosureScope>(
  services: Services,
  route: SignedInRoute<Finding>,
  { onlyForm }: { onlyForm: boolean },
): DeclaredRoute {
  const declaration = { kind: 'staff' as const, actions: actionsOf(route.action), events: [route.event] }
  return declareRoute(declaration, async (req, res) => {
    const request = await cleared(services, req, res, route.action, route.event)
    if (!onlyForm) {
      await requireProof(services, req, request.clearance, route.event)
    }
    const finding = await findOrRecord(services, request, route)
    if (answeredHead(req, res)) {
      return
    }
    const visit = await record(services, request, route.event, finding)
    await sendShown(req, res, await visit.receipt.show(() => route.show(visit, finding)))
  })
}

/** A page for signed-in people that is not of one patient; a list names every patient it shows in its audit row. */
export const signedInRoute = <Finding extends DisclosureScope>(
  services: Services,
  route: SignedInRoute<Finding>,
): DeclaredRoute => staffPage(services, route, { onlyForm: false })

export type StaffChange<Values> = {
  readonly action: Action | ActionChoice
  readonly event: EventName
  readonly schema: ZodType<Values>
  readonly change: (request: SignedInRequest, values: Values) => Promise<ChangeAnswer | InvalidForm>
  /** The form shows a field `code` where `asksForCode` says so. Other forms send their reader to a page for it. */
  readonly codeOnForm?: true
  /** What the address says beside what was typed. */
  readonly given?: (req: Request) => Readonly<Record<string, string | undefined>>
  readonly viewEvent: EventName
  readonly find?: (request: SignedInRequest) => Promise<DisclosureScope>
  /** Shows the form again; absent where it has no field that could be wrong. */
  readonly show?: (visit: RecordedRequest, form: FormState, found: DisclosureScope) => Promise<ReactElement>
}

type StaffForm<Values> = StaffChange<Values> & Required<Pick<StaffChange<Values>, 'show'>>

const nothingFound = async (): Promise<DisclosureScope> => ({})

/** @param way.comesBack the form stands at the address that it is posted to */
function staffSubmit<Values>(
  services: Services,
  route: StaffChange<Values>,
  { comesBack }: { comesBack: boolean },
): DeclaredRoute {
  const { action, event, viewEvent, find = nothingFound } = route
  const form = { event, comesBack, codeOnForm: route.codeOnForm === true }
  const declaration = {
    kind: 'staff' as const,
    actions: actionsOf(action),
    events: [event, viewEvent],
    once: true as const,
    fields: fieldsOf(route.schema),
  }
  return declareRoute(declaration, (req, res) =>
    answerOnce(services, req, res, async (submission) => {
      const request = await cleared(services, req, res, action, event)
      submission.isFor(request.clearance)
      const parsed = parseForm(route.schema, req, route.given?.(req))
      const outcome: ChangeAnswer | InvalidForm =
        parsed.errors === undefined
          ? (submission.fault ??
            (await takeProof(services, req, request.clearance, form)) ??
            (await unlessRefused(services, attemptOf(request, event), () =>
              route.change(request, parsed.values),
            )))
          : parsed
      if ('receipt' in outcome) {
        await submission.answered(outcome)
        await forgetSent(services, req, { proof: request.clearance, origin: request.origin })
        redirect(req, res, outcome)
        return
      }
      await submission.failed()
      const { show } = route
      if (show === undefined) {
        throw new ProblemError(formNotTaken(outcome))
      }
      const found = await findOrRecord(services, request, { event: viewEvent, find })
      const visit = await record(services, request, viewEvent, found)
      const shown = { ...visit, shell: shellOfPosted(req, visit.shell, { comesBack }) }
      const again = { typed: typedFields(req), errors: outcome.errors }
      const page = await visit.receipt.show(() => show(shown, again, found))
      // Nothing wrong and nothing changed: the form only asked to be shown differently, as a preview.
      await sendShown(req, res, page, outcome.errors.length === 0 ? 200 : statusOf(outcome))
    }),
  )
}

/** A change posted by signed-in people; a form with errors comes back with 422 and what was typed. */
export const signedInChange = <Values>(services: Services, route: StaffChange<Values>): DeclaredRoute =>
  staffSubmit(services, route, { comesBack: false })

/** A form for signed-in people: GET shows it, POST makes the change. */
export function signedInForm<Values>(services: Services, route: StaffForm<Values>): FormRoutes {
  const { action, viewEvent, find = nothingFound, show } = route
  return {
    show: staffPage(
      services,
      {
        action,
        event: viewEvent,
        find,
        show: async (visit, found) => {
          const reader = { actor: visit.clearance.actor, shell: visit.shell }
          const { form, shell } = await restoredForm(services, visit.req, reader)
          return show({ ...visit, shell }, form, found)
        },
      },
      { onlyForm: true },
    ),
    submit: staffSubmit(services, route, { comesBack: true }),
  }
}
