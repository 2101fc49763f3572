import express, { type Express, type Request, type Response } from 'express'
import type { Environment } from '../config/env.ts'
import { limits as bounds } from '../config/security.ts'
import { arrival } from '../middleware/arrival.ts'
import { errorHandler } from '../middleware/errors.ts'
import { createPassport, passportSession } from '../middleware/passport.ts'
import { inOrder } from '../middleware/in-order.ts'
import { formAfterHours, lateForm } from '../middleware/late-form.ts'
import { noteForwardingHeaders } from '../middleware/forwarding-headers.ts'
import { oneHost } from '../middleware/one-host.ts'
import { requestContext } from '../middleware/request-context.ts'
import { requestFacts } from '../middleware/request-facts.ts'
import { requestLimits } from '../middleware/request-limits.ts'
import { requireTls } from '../middleware/require-tls.ts'
import { securityHeaders } from '../middleware/security-headers.ts'
import { sessionGuard } from '../middleware/session-guard.ts'
import { sessionMiddleware } from '../middleware/session.ts'
import { waitingCounts } from '../middleware/waiting-counts.ts'
import { withinNetworks } from './access/networks.ts'
import type { SessionLimits } from './access/session.ts'
import { assetsRouter } from './assets/assets-router.ts'
import { csrfGuard } from './http/forms/csrf.ts'
import { NotFoundError } from './http/errors.ts'
import { answerProblem } from './http/problem.tsx'
import { problems } from './http/problems.ts'
import { refuseForgedForm } from './http/forms/refuse-forged-form.ts'
import { showArrival } from './http/sessions/show-arrival.tsx'
import { paths } from './paths.ts'
import { createRoutes } from './routes.ts'
import type { Services } from './services.ts'
import { subjectOf } from './http/routes/subject.ts'

const addressPolicies = { true: 'hold', strict: 'end', false: 'ignore' } as const

/** Whether forwarding headers from this address are believed; a connection without an address is not a proxy's. */
const isTrustedProxy = ({ TRUSTED_PROXIES: proxies }: Environment, address: string | undefined): boolean =>
  address !== undefined && withinNetworks(proxies, address)

/** The application: what every request passes, in this order. */
export function createApp(services: Services): Express {
  const { environment, clock, prepared, store, sessionSecrets: secrets } = services
  const passport = createPassport(services)
  const routes = createRoutes(services, passport)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', (address: string | undefined) => isTrustedProxy(environment, address))
  const insecure = (req: Request, res: Response) => answerProblem(services, req, res, problems.insecure)
  app.use(
    inOrder([
      requestContext({
        clock,
        timeZone: environment.FACILITY_TIME_ZONE,
        administrationNetworks: environment.ADMIN_ALLOWED_IPS,
      }),
      noteForwardingHeaders({
        prepared,
        log: services.log,
        trusts: (address) => isTrustedProxy(environment, address),
      }),
      securityHeaders(),
      oneHost((req, res) => answerProblem(services, req, res, problems.badRequest)),
      assetsRouter(services.assets),
      ...(environment.NODE_ENV === 'production' ? [requireTls(insecure)] : []),
      arrival(showArrival(services)),
    ]),
  )
  // Whoever asks these gets the same answer: it waits for no session to be read.
  app.use([paths.liveness(), paths.readiness()], (req, _res, next) => {
    delete req.headers.cookie
    next()
  })
  const limits: SessionLimits = {
    idleMinutes: environment.SESSION_IDLE_MINUTES,
    absoluteHours: environment.SESSION_TIMEOUT_HOURS,
    onAddressChange: addressPolicies[environment.ENFORCE_IP_CONSISTENCY],
    passwordMaxAgeDays: environment.PASSWORD_MAX_AGE_DAYS,
  }
  const { sessions, sessionUse } = services
  const otherMethods = routes.otherMethods((req, res, allowed) => {
    res.setHeader('Allow', allowed)
    answerProblem(services, req, res, problems.methodNotAllowed)
  })
  const { formBytes: limit, tableFormBytes: tableLimit, formFields: parameterLimit } = bounds
  const form = express.urlencoded({ extended: false, limit, parameterLimit })
  const tableForm = express.urlencoded({ extended: false, limit: tableLimit, parameterLimit })
  app.use(
    inOrder([
      requestFacts({
        prepared,
        secrets,
        sessionUse,
        limits,
        subjectOf: (path) => routes.subjectOf(path) ?? subjectOf(path),
      }),
      sessionMiddleware({ store, secrets }),
      passportSession(passport),
      sessionGuard({ sessions, sessionUse, limits }),
      requestLimits({
        limits: services.requestLimits,
        secrets,
        refuse: (req, res) => answerProblem(services, req, res, problems.tooManyRequests),
      }),
      // Most requests are GETs of what is there: for them the other methods are asked about only if no route took them.
      (req, res, next) => (req.method === 'GET' ? next() : otherMethods(req, res, next)),
      waitingCounts(services.waitingCounts),
      (req, res, next) =>
        (req.path === paths.diagnosisCodes() && req.context.session.kind === 'open' ? tableForm : form)(
          req,
          res,
          next,
        ),
    ]),
  )
  app.use('/api', express.json({ limit }))
  const kept = {
    drafts: services.formDrafts,
    setAside: services.setAsideForms,
    trail: services.trail,
    time: services.time,
    pageOfForm: routes.pageOfForm.bind(routes),
  }
  app.use(
    inOrder([
      lateForm(kept),
      csrfGuard(services.csrf, (req, res) => refuseForgedForm(services, req, res)),
      routes.router.find,
      otherMethods,
      () => {
        throw new NotFoundError()
      },
    ]),
  )
  app.use(formAfterHours(kept, environment.FACILITY_TIME_ZONE))
  app.use(errorHandler(services))
  return app
}
