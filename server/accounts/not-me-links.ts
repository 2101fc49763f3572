import type { Transaction } from 'sequelize'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { issueLink } from './one-time-links.ts'

/** Makes the link "this was not me" for a mail about somebody's account, in the transaction that writes the mail. */
export async function notMeLink(
  services: Pick<Services, 'purposeKeys' | 'publicUrl'>,
  transaction: Transaction,
  { userId, at }: { readonly userId: string; readonly at: Date },
): Promise<string> {
  const { token } = await issueLink(services, transaction, { userId, kind: 'not-me', at })
  return services.publicUrl.link(paths.notMe(token))
}
