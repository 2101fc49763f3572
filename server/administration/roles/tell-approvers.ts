import type { Transaction } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { readHolders } from '../../../models/queries/security/security-team.ts'
import { rightsRequested } from '../mails/rights-requested.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/** Writes to everybody who may decide on a proposal, but for whoever made it, in the transaction that makes it. */
export async function tellApprovers(
  { sequelize, mail, publicUrl }: Pick<Services, 'sequelize' | 'mail' | 'publicUrl'>,
  transaction: Transaction,
  proposal: { readonly id: string; readonly by: string },
): Promise<void> {
  const holders = await readHolders(sequelize, transaction, 'role.approve')
  const message = rightsRequested({
    link: publicUrl.link(paths.approval(proposal.id)),
    days: limits.rightsRequestDays,
  })
  await mail.enqueueAll(
    transaction,
    holders
      .filter(({ id }) => id !== proposal.by)
      .map(({ id, email }) => ({ to: email, userId: id, ...message })),
  )
}
