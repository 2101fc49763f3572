import type { Request, Response } from 'express'
import type { FormPlace } from '../../../models/queries/http/form-submissions.ts'
import { isCommitUnanswered } from '../../../models/connections/unanswered.ts'
import type { Clearance } from '../../access/clearance.ts'
import { beforeEveryChange } from '../../audit/record.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { invalid, redirect, type InvalidForm, type Redirect } from '../answer.ts'
import { formContent, formKeyField, postedFormKey } from './form-key.ts'
import { FormTakenError, type TakenForm } from './form-submissions.ts'
import { signedIn } from '../routes/walk.ts'
import { said } from '../../../views/words/said.ts'

/** Longer addresses are no form's, and are not kept. */
const longestPath = 300

/** A posted form, as the route that takes it deals with it. */
export type Submission = {
  /** What is wrong with the form's key; undefined where the form may be taken. */
  readonly fault: InvalidForm | undefined
  /** Has the key taken in the transaction of whatever change this clearance leads to. */
  readonly isFor: (clearance: Clearance) => void
  /** Keeps the answer for the same form sent again. */
  readonly answered: (answer: Redirect) => Promise<void>
  /** The form led to no change. */
  readonly failed: () => Promise<void>
}

const nothing = async (): Promise<void> => undefined

/** A form without a key: nothing is known of it, and nothing is kept. */
const withoutKey = (fault: InvalidForm | undefined): Submission => ({
  fault,
  isFor: () => undefined,
  answered: nothing,
  failed: nothing,
})

const unreadable = invalid(formKeyField, said('http.fault.load-page-again-send'))

/** A form with a key that has been used for something else: what came first stands. */
const usedForOther = (services: Services, { at }: TakenForm): InvalidForm =>
  invalid('form', said('http.fault.form-sent-already-other', { at: services.time.clockTime(at) }))

/** What the same form gets where the first answer was never known: its process died between change and answer. */
const alreadyTaken: Redirect = { to: paths.home(), notice: said('http.notice.form-taken-already') }

/** The form that a request brings; undefined where it can be none that is kept. */
function placeOf(req: Request, key: string): FormPlace | undefined {
  return req.path.length > longestPath || !/^[!-{}~]+$/.test(req.path)
    ? undefined
    : { userId: signedIn(req).actor.id, path: req.path, key }
}

function keyed(services: Services, req: Request, place: FormPlace): Submission {
  const { formSubmissions, log } = services
  const { at } = req.context
  const content = formContent(req)
  let taken = false
  return {
    fault: undefined,
    isFor: (clearance) =>
      beforeEveryChange(clearance, async (transaction) => {
        if (!taken) {
          await formSubmissions.take(transaction, place, content, at)
          transaction.afterCommit(() => {
            taken = true
          })
        }
      }),
    answered: async (answer) => {
      try {
        await formSubmissions.answered(place, content, at, answer)
      } catch (error) {
        // The change is made and stays so; only the answer to a second sending will be less exact.
        log.warn(
          { name: error instanceof Error ? error.name : typeof error },
          'the answer of a form was not kept',
        )
      }
    },
    failed: async () => {
      if (taken) {
        await formSubmissions.forget(place)
      }
    },
  }
}

/**
 * Answers a posted form once. One that was taken before is answered as it was then, before anybody is asked whether they
 * may: a change can end the very right to make it, and nothing is opened. Neither is it done or recorded again.
 * @param answer takes the form; what it throws is passed on, but for FormTakenError
 */
export async function answerOnce(
  services: Services,
  req: Request,
  res: Response,
  answer: (submission: Submission) => Promise<void>,
): Promise<void> {
  const key = postedFormKey(req)
  const place = key === undefined || key === 'unreadable' ? undefined : placeOf(req, key)
  if (place === undefined) {
    await answer(withoutKey(key === 'unreadable' ? unreadable : undefined))
    return
  }
  await services.formSubmissions.inTurn(place, async () => {
    const submission = keyed(services, req, place)
    if (await answeredBefore(services, req, res, place, answer)) {
      return
    }
    try {
      await answer(submission)
    } catch (error) {
      if (!(error instanceof FormTakenError)) {
        // Where nobody knows whether the change is stored, its key must stay: it is what tells the form sent again.
        if (!isCommitUnanswered(error)) {
          await submission.failed().catch(() => undefined)
        }
        throw error
      }
      await answeredBefore(services, req, res, place, answer)
    }
  })
}

/** @returns whether the form was taken before, and is answered now */
async function answeredBefore(
  services: Services,
  req: Request,
  res: Response,
  place: FormPlace,
  answer: (submission: Submission) => Promise<void>,
): Promise<boolean> {
  const known = await services.formSubmissions.find(place)
  if (known === undefined) {
    return false
  }
  if (known.content === formContent(req)) {
    redirect(req, res, known.answer ?? alreadyTaken)
  } else {
    await answer(withoutKey(usedForOther(services, known)))
  }
  return true
}
