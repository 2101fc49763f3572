import { NotFoundError, ProblemError } from '../../http/errors.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { textCodesAllowed } from './numbers.ts'

const notForRole = new ProblemError({
  status: 403,
  code: 'text-messages-not-for-role',
  heading: 'Not for your role',
  reason:
    'Text messages can be intercepted and numbers taken over, so your role takes codes from the app and backup codes only.',
  wayOut: [{ href: paths.ownSecondFactor(), label: 'Back to your second step' }],
})

/**
 * Nobody of a role without codes by text message sets them up, nor where none are sent.
 * @throws NotFoundError; ProblemError (403)
 */
export async function mustBeAllowed(services: Services, userId: string): Promise<void> {
  if (!services.mail.openChannels.includes('text')) {
    throw new NotFoundError()
  }
  if (!(await textCodesAllowed(services, userId))) {
    throw notForRole
  }
}
