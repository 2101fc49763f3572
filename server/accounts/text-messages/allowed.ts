import { NotFoundError, ProblemError } from '../../http/errors.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { textCodesAllowed } from './numbers.ts'
import { said } from '../../../views/words/said.ts'

const notForRole = new ProblemError({
  status: 403,
  code: 'text-messages-not-for-role',
  heading: said('accounts.problem.not-role'),
  reason: said('accounts.problem.text-messages-intercepted-numbers'),
  wayOut: [{ href: paths.ownSecondFactor(), label: said('accounts.problem.back-second-step') }],
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
