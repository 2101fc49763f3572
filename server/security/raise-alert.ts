import type { Transaction } from 'sequelize'
import { Alert } from '../../models/security/alert.ts'
import { newId } from '../../models/new-id.ts'
import { readSecurityTeam } from '../../models/queries/security/security-team.ts'
import type { MessageText } from '../mail/message-text.ts'
import type { Services } from '../services.ts'
import { enqueueWebhook } from './webhook/enqueue-webhook.ts'
import type { AlertToRaise } from './alerts/alert-to-raise.ts'

/** SECURITY_TEAM_EMAILS, or else everyone who watches over security and has an address. */
async function recipients(services: Services, transaction: Transaction) {
  const configured = services.environment.SECURITY_TEAM_EMAILS
  if (configured.length > 0) {
    return configured.map((to) => ({ to, userId: null }))
  }
  const team = await readSecurityTeam(services.sequelize, transaction)
  return team.map(({ id, email }) => ({ to: email, userId: id }))
}

/** Sends to the security team what several alerts say: each by webhook, and one mail for all. */
export async function announceAll(
  services: Services,
  transaction: Transaction,
  alerts: readonly (Omit<AlertToRaise, 'message'> & { readonly id?: string })[],
  message: MessageText,
): Promise<void> {
  const people = await recipients(services, transaction)
  await services.mail.enqueueAll(
    transaction,
    people.map((person) => ({ ...person, ...message })),
  )
  for (const alert of alerts) {
    await enqueueWebhook(services, transaction, alert)
  }
}

/** Sends to the security team what an alert says, by mail and webhook, in the transaction of what it tells of. */
export const announce = (
  services: Services,
  transaction: Transaction,
  alert: AlertToRaise & { readonly id?: string },
): Promise<void> => announceAll(services, transaction, [alert], alert.message)

/** Tells the security officers of something: on their page, by mail and by webhook, in the transaction of what it tells of. */
export async function raiseAlert(
  services: Services,
  transaction: Transaction,
  alert: AlertToRaise,
): Promise<string> {
  const { kind, severity, at, userId, patientId = null, grantId = null, details = {} } = alert
  const id = newId()
  await Alert.create(
    { id, kind, severity, raisedAt: at, userId, patientId, grantId, details: { ...details } },
    { transaction },
  )
  await announce(services, transaction, { ...alert, id })
  return id
}
