import { wholeForm } from '../../../views/components/error-summary.tsx'
import { userInAddress } from '../../accounts/mfa/reset-second-factor.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { auditedChange } from '../../audit/record.ts'
import { invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffChange } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { showUser } from './show-user.tsx'
import { sendFirstPasswordSchema } from './user-fields.ts'
import { mailWaits } from '../../http/mail-waits.ts'
import { said } from '../../../views/words/said.ts'

/** Sending the link to a first password again. */
export function sendFirstPasswordRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.sendFirstPassword.pattern,
    staffChange(services, {
      action: 'user.manage',
      event: 'password.link-sent',
      viewEvent: 'user.viewed',
      codeOnForm: true,
      schema: sendFirstPasswordSchema,
      find: async (request) => ({ resource: { type: 'user', id: (await userInAddress(request)).id } }),
      change: async (request) => {
        const { clearance, origin, at } = request
        const user = await userInAddress(request)
        const { email } = user
        // Otherwise an administrator could come to the password of somebody who has one, by entering another address.
        if (user.passwordHash !== null) {
          return invalid(
            wholeForm,
            'This user has chosen a password already. Who has forgotten it asks for a new one on the sign-in page.',
          )
        }
        if (email === null || !user.active) {
          return invalid(wholeForm, 'The account must be active and have an e-mail address.')
        }
        // The address may be one that an administrator has entered since the account was approved.
        if (user.resetByMailFrom !== null && user.resetByMailFrom > at) {
          return invalid(
            wholeForm,
            `The e-mail address was changed. The link can go there once a second person has approved the address (see “Approvals”), or from ${services.time.dateTime(user.resetByMailFrom)} on.`,
          )
        }
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'password.link-sent',
          async (transaction) => {
            await sendFirstPassword(services, transaction, user, { email, at })
            const details = { kind: 'first-password' }
            return { value: user.id, resource: { type: 'user', id: user.id }, details }
          },
        )
        const notice = said('mail.written.new-link', { waits: mailWaits(services) })
        return { receipt, to: paths.user(user.id), notice }
      },
      show: (visit, { errors }) => showUser(visit, errors),
    }),
  )
}
