import type { Request } from 'express'
import type { PassportInstance } from '../../../middleware/passport.ts'
import { SignInPage } from '../../../views/accounts/sign-in/sign-in-page.tsx'
import type { FieldError } from '../../../views/components/fields/field.ts'
import { said } from '../../../views/words/said.ts'
import { demoPanel } from '../../demo/demo-panel.ts'
import { authenticate } from '../../http/sessions/authenticate.ts'
import { beginSession } from '../../http/sessions/begin-session.ts'
import { askerOf } from '../../http/limits/count-asker.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { queryText } from '../../http/faces/query.ts'
import { strangers } from '../../http/limits/senders.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { wasOneTooMany } from '../end-oldest-sessions.ts'
import { endedWords } from '../sessions/ended-words.ts'
import { localAddress } from '../local-address.ts'
import { signInFields } from './sign-in-fields.ts'

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

/** Where the form that was sent leads to. */
const sentNext = (req: Request): string => signInFields.parse(req.body ?? {}).next

/** The first step of signing in: username and password. */
export function signInRoutes(routes: RouteTable, services: Services, passport: PassportInstance): void {
  routes.form(
    paths.login(),
    sessionForm(services, {
      why: 'strangers sign in here',
      from: strangers,
      schema: signInFields,
      events: ['sign-in.failed', 'sign-in.limited', 'sign-in.password-accepted', 'sign-in.succeeded'],
      elsewhere: (req) => {
        if (req.method === 'POST') {
          return req.context.formOutlived === 'sign-in'
            ? { to: localAddress(sentNext(req)) ?? paths.home() }
            : undefined
        }
        return req.context.session.kind === 'open' ? { to: paths.home() } : undefined
      },
      find: async ({ req }) => ({ wasOneTooMany: await wasOneTooMany(req.context.unknownSid) }),
      // Told once.
      anew: ({ wasOneTooMany: told }) => told,
      show: async ({ req, shell, found, at }, { typed, errors }) => {
        const ended = found.wasOneTooMany
          ? tooManyWords(services)
          : endedWords(services, req.session.endedBecause)
        delete req.session.endedBecause
        return (
          <SignInPage
            shell={{
              ...shell,
              sessionOver: req.context.session.kind === 'anonymous',
              ...(ended === undefined ? {} : { notice: shell.words.tell(ended) }),
            }}
            errors={errors}
            username={typed['username'] ?? ''}
            next={localAddress(sentNext(req) || queryText(req, 'next', 2_000))}
            forgottenHref={paths.forgottenPassword()}
            demoAccounts={await demoPanel(services, at)}
          />
        )
      },
      take: async (request, { username, password, next }) => {
        const { req, res, origin } = request
        if (req.context.formOutlived === 'cookie') {
          return { errors: [outlived] }
        }
        // Counted before it is looked at, and given back when it was right: many at once cannot slip through.
        const asking = { who: askerOf(services, req), record: { origin } }
        // passport looks into the address too, where no password belongs: only a form's own two fields reach it.
        const look = async () =>
          username === '' || password === '' ? undefined : authenticate(passport, req, res)
        const proven = await services.requestLimits.tryInTurn(res, 'sign-in', asking, look)
        if (proven === 'refused') {
          throw new Refused('too-many-tries', { recorded: true })
        }
        return proven === undefined
          ? { errors: [wrongPassword] }
          : beginSession(services, request, proven, localAddress(next))
      },
    }),
  )
}
