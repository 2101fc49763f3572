import { z } from 'zod'
import { PasswordPage } from '../../../views/accounts/passwords/password-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { goOn } from '../../http/sessions/go-on.ts'
import { readKnownDevice } from '../../http/sessions/known-device-cookie.ts'
import { recordSignIn } from '../../http/sessions/record-sign-in.ts'
import { pendingOrSignedIn } from '../../http/limits/senders.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { findNothing } from '../../http/sessions/session-request.ts'
import { fault } from '../../operations/fault.ts'
import { withFields } from '../../operations/input-fields.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changePassword } from './change-password.ts'
import { codeIsDue, takeDueCode } from '../second-factor/code-is-due.ts'
import { isSame, notTheSame, twice } from './new-password-fields.ts'
import { newPasswordRules } from '../new-password.ts'
import { passwordDueWords } from './password-due-words.ts'
import { passwordStrength } from './password-strength.ts'
import { signInBy } from '../sign-in/sign-in-by.ts'
import { signInRecorded } from '../sign-in/sign-in-recorded.ts'
import { typedSecret } from '../typed-proof.ts'

const currentMissing = fault('accounts.fault.enter-current-password')

const schema = withFields(
  ['username'],
  z
    .object({
      currentPassword: z.string(currentMissing).min(1, currentMissing).max(1_000, currentMissing),
      code: typedSecret,
      ...twice,
    })
    .refine(isSame, notTheSame),
)

/** Changing one's own password: of one's own accord, or because a new one is due before anything else opens. */
export function passwordRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.password(),
    sessionForm(services, {
      why: 'whoever is signed in, and whoever has to choose a new password before being so',
      from: pendingOrSignedIn('password-change'),
      schema,
      events: ['password.change-refused', 'password.changed', 'second-factor.failed', 'sign-in.succeeded'],
      find: findNothing,
      show: ({ req, sender, shell, at }, { errors }) => (
        <PasswordPage
          shell={shell}
          errors={errors}
          username={sender.actor.username}
          rules={{
            ...newPasswordRules(services.environment, sender),
            strengthScript: services.assets.url('password-strength.js'),
          }}
          asksForCode={codeIsDue(sender, at) && req.context.provedNow !== true}
          due={
            req.context.session.kind === 'open'
              ? undefined
              : shell.words.tell(passwordDueWords(services, sender))
          }
        />
      ),
      take: async ({ req, res, sender, origin, at }, { currentPassword, newPassword, code }) => {
        const { session } = req.context
        const isOpen = session.kind === 'open'
        const device = readKnownDevice(req, services.sessionSecrets)
        let facts = sender
        if (codeIsDue(sender, at)) {
          await takeDueCode(services, sender, code, { isOpen, device, origin, at })
          await services.sessions.stepUp(req, sender, { secondFactorAt: at })
          req.context.provedNow = true
          facts = { ...sender, secondFactorAt: at }
        }
        const outcome = await changePassword(services, { facts, currentPassword, newPassword, origin, at })
        if (outcome.fault !== undefined) {
          return { errors: [outcome.fault] }
        }
        if (!isOpen && !(await signInRecorded(facts.sessionId))) {
          await recordSignIn(
            services,
            req,
            res,
            signInBy(facts, facts.secondFactorAt === null ? 'password' : 'totp'),
          )
        }
        await services.sessions.stepUp(req, facts, { startedAt: at })
        const { words } = await passwordStrength(newPassword, outcome.owner)
        const notice = [
          said('accounts.notice.password-changed'),
          ...words,
          ...(outcome.unchecked ? [said('accounts.password.not-checked')] : []),
        ]
        return isOpen
          ? { to: paths.ownSessions(), notice: [...notice, said('accounts.notice.other-sessions-ended')] }
          : goOn(req, notice)
      },
    }),
  )
}
