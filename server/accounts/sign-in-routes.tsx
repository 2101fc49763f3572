import type { Request, Response } from 'express'
import type { PassportInstance } from '../../middleware/passport.ts'
import { newId } from '../../models/new-id.ts'
import { SignInPage } from '../../views/accounts/sign-in-page.tsx'
import type { FieldError } from '../../views/components/field.ts'
import { demoPanel } from '../demo/demo-panel.ts'
import { redirect } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { answerProblem } from '../http/problem.tsx'
import { problems } from '../http/problems.ts'
import { publicRoute } from '../http/public-route.ts'
import { queryText } from '../http/query.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { authenticate } from './authenticate.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { wasOneTooMany } from './end-oldest-sessions.ts'
import { endedWords } from './ended-words.ts'
import { askerOf, fieldOf, withinLimits } from './half-signed-in.ts'
import { localAddress } from './local-address.ts'
import { nextStepFor } from './next-step.ts'
import { said } from '../../views/words/said.ts'

const wrongPassword: FieldError = {
  field: 'username',
  message: said('accounts.fault.username-password-do-match'),
}

const outlived: FieldError = {
  field: 'password',
  message: said('accounts.fault.page-had-been-open'),
}

const tooManyWords = ({ environment }: Services) =>
  said('accounts.ended.too-many', { most: environment.MAX_CONCURRENT_SESSIONS })

/** The first step of signing in: username and password. */
export function signInRoutes(routes: RouteTable, services: Services, passport: PassportInstance): void {
  const showSignIn = async (req: Request, res: Response, errors: readonly FieldError[]) => {
    const { unknownSid } = req.context
    const told = await wasOneTooMany(unknownSid)
    const ended = told ? tooManyWords(services) : endedWords(services, req.session.endedBecause)
    delete req.session.endedBecause
    // Told once: the browser gets another cookie.
    await services.sessions.prepareForm(req, { anew: told })
    const shell = { ...shellOf(services, req), sessionOver: req.context.session.kind === 'anonymous' }
    const page = (
      <SignInPage
        shell={ended === undefined ? shell : { ...shell, notice: shell.words.tell(ended) }}
        errors={errors}
        username={fieldOf(req, 'username')}
        next={localAddress(fieldOf(req, 'next') || queryText(req, 'next', 2_000))}
        forgottenHref={paths.forgottenPassword()}
        demoAccounts={await demoPanel(services, req.context.at)}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  /** passport looks into the address too, where no password belongs: only a form's own two fields reach it. */
  const userOf = async (req: Request, res: Response) =>
    fieldOf(req, 'username') === '' || fieldOf(req, 'password') === ''
      ? undefined
      : authenticate(passport, req, res)

  routes.form(paths.login(), {
    show: publicRoute({
      why: 'strangers sign in here',
      answer: async (req, res) => {
        if (req.context.session.kind === 'open') {
          redirect(req, res, { to: paths.home() })
        } else {
          await showSignIn(req, res, [])
        }
      },
    }),
    submit: publicRoute({
      why: 'strangers sign in here',
      answer: async (req, res) => {
        const { formOutlived } = req.context
        if (formOutlived === 'sign-in') {
          redirect(req, res, { to: localAddress(fieldOf(req, 'next')) ?? paths.home() })
          return
        }
        if (!(await withinLimits(services, req, res))) {
          return
        }
        if (formOutlived === 'cookie') {
          await showSignIn(req, res, [outlived])
          return
        }
        // Counted before it is looked at, and given back when it was right: many at once cannot slip through.
        const asking = { who: askerOf(services, req), record: { origin: originOf(req) } }
        const proven = await services.requestLimits.tryInTurn(res, 'sign-in', asking, () => userOf(req, res))
        if (proven === 'refused') {
          answerProblem(services, req, res, problems.tooMany)
          return
        }
        if (proven === undefined) {
          await showSignIn(req, res, [wrongPassword])
          return
        }
        const { id: userId, credentialsVersion } = proven
        const returnTo = localAddress(fieldOf(req, 'next'))
        const { step, actor, trustedDevice } = await nextStepFor(services, req, userId)
        const sessionId = newId()
        const details =
          trustedDevice === undefined
            ? { factor: 'password' }
            : { factor: 'trusted-device', deviceId: trustedDevice }
        if (step === undefined) {
          await completeSignIn(services, req, res, { actor, sessionId, credentialsVersion, details })
        } else {
          await services.trail.append({
            event: 'sign-in.password-accepted',
            outcome: 'success',
            actor,
            sessionId,
            origin: originOf(req),
            details,
          })
        }
        await services.sessions.begin(req, {
          userId,
          sessionId,
          credentialsVersion,
          returnTo: step === undefined ? undefined : returnTo,
          trustedDevice,
        })
        redirect(req, res, { to: step ?? returnTo ?? paths.home() })
      },
    }),
  })
}
