import type { ErrorRequestHandler, Request, Response } from 'express'
import { calendarDate } from '../views/words/calendar-date.ts'
import { said } from '../views/words/said.ts'
import { BaseError as SequelizeError, ConnectionError } from 'sequelize'
import { isCommitUnanswered } from '../models/connections/unanswered.ts'
import { RefusalError } from '../server/access/refusal.ts'
import { HiddenSectionError } from '../server/access/sections.ts'
import type { PendingStep } from '../server/access/session.ts'
import { escapeForLog } from '../server/audit/escape.ts'
import { AuditUnavailableError } from '../server/audit/unavailable.ts'
import { SealBrokenError } from '../server/crypto/envelope.ts'
import { CredentialsChangedError } from '../server/accounts/complete-sign-in.ts'
import { NotFoundError, ProblemError, SignInNeededError, StepUpNeededError } from '../server/http/errors.ts'
import { refusedProblem } from '../server/http/faces/refused-problem.ts'
import { Refused } from '../server/operations/refused.ts'
import { RecordErasedError } from '../server/patients/record-erased.ts'
import { isForPrograms } from '../server/http/routes/for-programs.ts'
import { originOf } from '../server/http/origin.ts'
import { answerProblem, wantsJson, type Problem } from '../server/http/problem.tsx'
import { programProblems } from '../server/api/problems.ts'
import { problems } from '../server/http/problems.ts'
import { refusalProblem } from '../server/http/words/refusal-words.ts'
import { paths } from '../server/paths.ts'
import { reportBrokenSeal } from '../server/patients/report-broken.ts'
import type { Services } from '../server/services.ts'
import { storeBeforeAnswer } from '../server/http/sessions/session-object.ts'

const stepPages: Record<Exclude<PendingStep, 'address-check'>, string> = {
  'second-factor': paths.secondFactor(),
  'second-factor-enrolment': paths.secondFactorSetup(),
  'password-change': paths.password(),
}

/**
 * SQLSTATE classes that mean the database is away, or lets nobody in: connection, authorization, no such database,
 * resources, operator, a lock or a transaction that was waited for too long (PostgreSQL appendix A).
 */
const awayCodes = /^(08|28|3D|53|57|55P03|25P03)/

/** The code of an error or of what is behind it: Sequelize's hold the driver's, ours the cause. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) {
    return ''
  }
  if ('code' in error) {
    return String(error.code)
  }
  const behind = 'parent' in error ? error.parent : 'cause' in error ? error.cause : undefined
  return codeOf(behind)
}

function databaseIsAway(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof AuditUnavailableError) {
    return true
  }
  const cause = error instanceof SequelizeError && 'parent' in error ? error.parent : error
  const message = cause instanceof Error ? cause.message : ''
  return (
    awayCodes.test(codeOf(cause)) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(codeOf(cause)) ||
    /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|permission denied for database/.test(
      message,
    )
  )
}

/**
 * What the database could not read as what it should be: an impossible moment, a number out of range (PostgreSQL appendix A,
 * class 22). Of a page that is only read, the address is to blame.
 */
const unreadableCodes = /^(22003|22007|22008|22021|22P02)$/

const addressIsUnreadable = (req: Request, error: unknown): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') && unreadableCodes.test(codeOf(error))

/** What Express and its parsers blame on the request: too much, or unreadable. */
function requestProblem(error: unknown): Problem | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  if (status === 413) {
    return problems.tooLarge
  }
  return typeof status === 'number' && status >= 400 && status < 500 ? problems.badRequest : undefined
}

function problemOf(services: Services, req: Request, error: unknown): Problem {
  if (error instanceof RefusalError) {
    const { circumstances, language, draftKept = false } = req.context
    return refusalProblem(error, {
      circumstances,
      time: services.times[language],
      words: services.words[language],
      draftKept,
    })
  }
  if (error instanceof HiddenSectionError) {
    return problems.sectionHidden
  }
  if (error instanceof RecordErasedError) {
    return {
      ...problems.erased,
      reason: said('http.problem.erased-on', {
        recordNumber: error.recordNumber,
        day: calendarDate(services.time.isoDate(error.at)),
      }),
    }
  }
  if (error instanceof NotFoundError) {
    return problems.notFound
  }
  if (error instanceof ProblemError) {
    return error.problem
  }
  if (error instanceof Refused) {
    return refusedProblem(error)
  }
  if (error instanceof SealBrokenError) {
    return problems.sealBroken
  }
  if (addressIsUnreadable(req, error)) {
    return problems.badRequest
  }
  if (isCommitUnanswered(error)) {
    return problems.outcomeUnknown
  }
  return requestProblem(error) ?? (databaseIsAway(error) ? problems.unavailable : problems.unexpected)
}

/** Sends strangers to sign in, and back to where they were going (GET only: a form cannot be posted again by itself). */
function signInAddress(req: Request, step: PendingStep | undefined): string {
  const back = req.method === 'GET' && req.originalUrl !== '/' ? req.originalUrl : undefined
  if (step === 'address-check') {
    // In the address and not in the session: from another network nobody says where its person goes on.
    return paths.resume(back)
  }
  return step === undefined ? paths.login(back) : stepPages[step]
}

/** Sends a reader to a page of ours, and a program the same with the reason (RFC 9470 for a proof that is too old). */
function sendElsewhere(services: Services, req: Request, res: Response, to: string, why: Problem): void {
  if (isForPrograms(req.path)) {
    const step = why === problems.stepUpNeeded ? ' error="insufficient_user_authentication"' : ''
    res.setHeader('WWW-Authenticate', `Bearer${step}`)
    answerProblem(services, req, res, why)
  } else if (wantsJson(req)) {
    res.setHeader('Location', to)
    answerProblem(services, req, res, { ...why, status: 303 })
  } else {
    res.redirect(303, to)
  }
}

async function recordBrokenSeal(services: Services, req: Request, error: SealBrokenError): Promise<void> {
  const { session, facts } = req.context
  const person = session.kind === 'open' ? session.person : undefined
  const reporter = {
    origin: originOf(req),
    ...(person === undefined
      ? {}
      : {
          actor: {
            id: person.actor.id,
            displayName: person.actor.displayName,
            roleName: person.actor.role.name,
          },
          sessionId: person.sessionId,
        }),
  }
  await reportBrokenSeal(services, reporter, facts.relationship?.patientId, error)
}

/**
 * Puts on record that a request failed for a reason nobody foresaw: which one, where and as whom, and the kind of error.
 * Where the log cannot be written the answer is an error anyway.
 */
async function recordFailure(services: Services, req: Request, error: unknown): Promise<void> {
  const { session } = req.context
  const person = session.kind === 'open' ? session.person : undefined
  const code = codeOf(error)
  await services.trail
    .append({
      event: 'request.failed',
      outcome: 'failure',
      origin: originOf(req),
      details: {
        error: escapeForLog(nameOf(error), 64),
        ...(code === '' ? {} : { code: escapeForLog(code, 32) }),
      },
      ...(person === undefined
        ? {}
        : {
            actor: {
              id: person.actor.id,
              displayName: person.actor.displayName,
              roleName: person.actor.role.name,
            },
            sessionId: person.sessionId,
          }),
    })
    .catch(() => services.log.error({ requestId: req.context.id }, 'the failure could not be put on record'))
}

/** Turns whatever went wrong into an answer that helps the reader and tells a stranger nothing. */
export function errorHandler(services: Services): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      services.log.error({ requestId: req.context.id, name: nameOf(error) }, 'failed while answering')
      if (error instanceof SealBrokenError) {
        await recordBrokenSeal(services, req, error)
      }
      next(error)
      return
    }
    if (error instanceof SignInNeededError) {
      const held = error.step === 'address-check' && isForPrograms(req.path)
      const why = held ? programProblems.sessionHeld : problems.signInNeeded
      sendElsewhere(services, req, res, signInAddress(req, error.step), why)
      return
    }
    if (error instanceof CredentialsChangedError) {
      const { actor, sessionId } = error.attempt
      await services.trail.append({
        event: 'sign-in.failed',
        outcome: 'failure',
        actor,
        sessionId,
        origin: originOf(req),
        rule: 'credentials-changed',
      })
      req.session.endedBecause = 'credentials-changed'
      await storeBeforeAnswer(req)
      sendElsewhere(services, req, res, paths.login(), problems.signInNeeded)
      return
    }
    if (error instanceof StepUpNeededError) {
      sendElsewhere(services, req, res, error.to, problems.stepUpNeeded)
      return
    }
    if (error instanceof SealBrokenError) {
      await recordBrokenSeal(services, req, error)
    }
    const problem = problemOf(services, req, error)
    if (problem.status >= 500) {
      services.log.error(
        {
          requestId: req.context.id,
          route: req.context.route,
          name: nameOf(error),
          code: codeOf(error),
          stack: stackOf(error),
        },
        'request failed',
      )
    }
    if (problem === problems.unexpected) {
      await recordFailure(services, req, error)
    }
    answerProblem(services, req, res, problem)
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)

/** Where it happened, without the message: that may repeat what was typed. */
const stackOf = (error: unknown) =>
  error instanceof Error
    ? error.stack
        ?.split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .slice(0, 8)
    : undefined
