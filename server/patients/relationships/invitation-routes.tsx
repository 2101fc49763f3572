import { InvitationPage } from '../../../views/patients/relationships/invitation-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { InvalidForm } from '../../http/answer.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { deedWords } from '../../http/words/deed-words.ts'
import { mailWaits } from '../../http/limits/mail-waits.ts'
import { helpWords } from '../../http/words/overtaken-words.ts'
import { strangers } from '../../http/limits/senders.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { findNothing, type SessionRequest } from '../../http/sessions/session-request.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { joinByInvitation } from './accept.ts'
import { recordInvitationUsed } from './record-invitation-used.ts'
import { joinSchema } from './relationship-form.ts'

/** An invitation that was used: when, to anyone who holds it and is known by nothing else. The attempt is recorded. */
async function usedAlready(
  services: Services,
  { origin }: SessionRequest<undefined>,
  { deed, where }: OvertakenError,
): Promise<InvalidForm> {
  await recordInvitationUsed(services, origin, where.about)
  const words = await deedWords(services, { id: '', patientScope: 'own' }, deed)
  const message = (where.help ?? []).reduce(
    (deedSaid, code) => said('overtaken.deed-advice', { deed: deedSaid, advice: helpWords(code) }),
    words,
  )
  return { errors: [{ field: 'code', message }], status: 409 }
}

/** Making an account of one's own with an invitation from the front desk. */
export function invitationRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.invitation(),
    sessionForm(services, {
      why: 'who holds an invitation from the front desk makes an account with it',
      from: strangers,
      schema: joinSchema,
      events: ['record-tie.accepted'],
      find: findNothing,
      show: ({ shell }, { typed: { code: _code, ...typed }, errors }) => (
        <InvitationPage shell={shell} typed={typed} errors={errors} action={paths.invitation()} />
      ),
      take: async (request, values) => {
        const { origin, at } = request
        try {
          await joinByInvitation(services, values, { origin, at })
        } catch (error) {
          if (error instanceof OvertakenError) {
            return usedAlready(services, request, error)
          }
          throw error
        }
        return {
          to: paths.login(),
          notice: [
            said('patients.notice.account-made'),
            said('mail.written.first-password-link', { waits: mailWaits(services) }),
          ],
        }
      },
    }),
  )
}
