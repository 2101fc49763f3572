import { UniqueConstraintError, type Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { RecordTie } from '../../../models/patients/record-tie.ts'
import { Role } from '../../../models/administration/role.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import { auditedChange } from '../../audit/record.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { RecordErasedError } from '../record-erased.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { readingOwn } from './read-relationships.ts'
import { hashInvitationCode } from './relationship-code.ts'
import { acceptSchema } from './relationship-form.ts'

/** Says who has used an invitation, or that it was taken back: the code opens nothing any more. */
function usedMeanwhile({ id, patientId, acceptedAt, userId, endedAt, endedBy }: RecordTie): OvertakenError {
  const next = { href: paths.ownRecords(), label: 'own-records' } as const
  const what = 'invitation'
  const about = { patientId, resource: { type: 'record-tie', id } }
  return acceptedAt === null
    ? new OvertakenError(
        { what, done: 'withdrawn', by: endedBy, at: endedAt },
        { next, about, help: ['ask-for-a-new-one'] },
      )
    : new OvertakenError(
        { what, done: 'accepted', by: userId, at: acceptedAt },
        {
          next,
          about,
          help: ['if-not-you'],
        },
      )
}

function mustNotBeUsed(relationship: RecordTie | null): void {
  if (relationship !== null && (relationship.acceptedAt !== null || relationship.endedAt !== null)) {
    throw usedMeanwhile(relationship)
  }
}

/**
 * Keeps the record from being erased until the account is tied to it.
 * @throws Refused where it was erased: who holds a code alone is not told which record it was
 */
async function holdRecord(services: Services, patientId: string, transaction: Transaction): Promise<void> {
  try {
    await services.patientKeys.load(patientId, transaction)
  } catch (error) {
    throw error instanceof RecordErasedError ? new Refused('invited-record-gone') : error
  }
}

/** @throws Refused; OvertakenError where the code was used, or its invitation withdrawn */
async function lockInvitation(
  services: Services,
  code: string,
  at: Date,
  transaction: Transaction,
): Promise<RecordTie> {
  const where = { codeHash: hashInvitationCode(code, services.purposeKeys['access-codes']) }
  const found = await RecordTie.findOne({ where, transaction })
  mustNotBeUsed(found)
  if (found === null) {
    throw new Refused('invitation-does-not-work')
  }
  await holdRecord(services, found.patientId, transaction)
  const relationship = await RecordTie.findOne({ where, transaction, lock: transaction.LOCK.UPDATE })
  mustNotBeUsed(relationship)
  if (relationship === null || relationship.codeExpiresAt <= at) {
    throw new Refused('invitation-does-not-work')
  }
  return relationship
}

/** Ties an account to the record of an invitation. @throws Refused */
async function accept(
  relationship: RecordTie,
  userId: string,
  at: Date,
  transaction: Transaction,
): Promise<void> {
  const user = await User.findByPk(userId, {
    attributes: ['id', 'patientId'],
    transaction,
    lock: transaction.LOCK.UPDATE,
    rejectOnEmpty: true,
  })
  if (relationship.kind === 'self') {
    if (user.patientId !== null) {
      throw new Refused('has-own-record')
    }
    await user.update({ patientId: relationship.patientId, updatedAt: at }, { transaction })
  } else if (user.patientId === relationship.patientId) {
    throw new Refused('is-own-record')
  }
  await relationship.update({ userId, acceptedAt: at }, { transaction })
}

const entryOf = (relationship: RecordTie) => ({
  patientId: relationship.patientId,
  resource: { type: 'record-tie', id: relationship.id } as const,
  details: { kind: relationship.kind },
})

/** Accepts an invitation for the account that is signed in. */
export const acceptInvitation = defineStaffCommand({
  ...readingOwn,
  name: 'patients.accept-invitation',
  event: 'record-tie.accepted',
  input: acceptSchema,
  run: async (services, { proof, origin, at }, { code }) => {
    try {
      return await auditedChange(services, proof, origin, 'record-tie.accepted', async (transaction) => {
        const relationship = await lockInvitation(services, code, at, transaction)
        await accept(relationship, proof.actor.id, at, transaction)
        return { value: { id: relationship.id }, ...entryOf(relationship) }
      })
    } catch (error) {
      // Two accounts that accept for one record at the same moment: the database lets one in.
      throw error instanceof UniqueConstraintError ? new Refused('invitation-does-not-work') : error
    }
  },
})

/**
 * Makes an account for the holder of an invitation and ties it. They choose a password by a link that goes to their address,
 * which shows that it is theirs.
 * @throws Refused, OvertakenError
 */
export async function joinByInvitation(
  services: Services,
  { code, username, email }: { code: string; username: string; email: string },
  { origin, at }: { origin: Origin; at: Date },
): Promise<void> {
  const role = await Role.findOne({ where: { name: 'patient' }, rejectOnEmpty: true })
  const id = newId()
  // Patients' names stand in their records only, sealed: accounts are shown to many.
  const displayName = 'Patient'
  const stamps = { createdAt: at, updatedAt: at }
  try {
    await services.sequelize.transaction(async (transaction) => {
      const relationship = await lockInvitation(services, code, at, transaction)
      const user = await User.create(
        { id, username, displayName, email, roleId: role.id, credentialsChangedAt: at, ...stamps },
        { transaction },
      )
      await SecurityProfile.create({ userId: id, ...stamps }, { transaction })
      await accept(relationship, id, at, transaction)
      await sendFirstPassword(services, transaction, user, { email, at })
      const actor = actorOf({ id, displayName, role })
      const common = { outcome: 'success', actor, origin } as const
      await services.trail.appendIn(transaction, {
        ...common,
        event: 'user.created',
        resource: { type: 'user', id },
        details: { role: role.name, link: 'first-password' },
      })
      await services.trail.appendIn(transaction, {
        ...common,
        event: 'record-tie.accepted',
        ...entryOf(relationship),
      })
    })
  } catch (error) {
    if (error instanceof UniqueConstraintError) {
      throw new Refused('account-exists')
    }
    throw error
  }
}
