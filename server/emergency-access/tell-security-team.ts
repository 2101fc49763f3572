import type { Transaction } from 'sequelize'
import type { EmergencyReasonCode } from '../../models/emergency-grant.ts'
import { readSecurityTeam } from '../../models/queries/security-team.ts'
import { emergencyAccessStarted } from '../mail/messages/emergency-access-started.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/** SECURITY_TEAM_EMAILS, or else everyone who watches over security and has an address. */
async function recipients(services: Services, transaction: Transaction) {
  const configured = services.environment.SECURITY_TEAM_EMAILS
  if (configured.length > 0) {
    return configured.map((to) => ({ to, userId: null }))
  }
  const team = await readSecurityTeam(services.sequelize, transaction)
  return team.map(({ id, email }) => ({ to: email, userId: id }))
}

/** Tells the security team of an emergency access, in the transaction that starts it. */
export async function tellSecurityTeam(
  services: Services,
  transaction: Transaction,
  started: { grantId: string; who: string; reasonCode: EmergencyReasonCode; at: Date },
): Promise<void> {
  const message = emergencyAccessStarted({
    who: started.who,
    reasonCode: started.reasonCode,
    when: services.time.dateTime(started.at),
    reviewLink: services.publicUrl.link(paths.reviewEmergencyAccess(started.grantId)),
  })
  const people = await recipients(services, transaction)
  await services.mail.enqueueAll(
    transaction,
    people.map((person) => ({ ...person, ...message })),
  )
}
