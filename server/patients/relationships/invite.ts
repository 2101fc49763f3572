import { Temporal } from 'temporal-polyfill'
import { newId } from '../../../models/new-id.ts'
import { RecordTie } from '../../../models/patients/record-tie.ts'
import { User } from '../../../models/accounts/user.ts'
import { auditedChange } from '../../audit/record.ts'
import { recordInvitation } from '../mails/record-invitation.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { extentOf, parsePartialDate } from '../../partial-date.ts'
import { paths } from '../../paths.ts'
import { holdPatient } from '../hold-record.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { hashInvitationCode, invitationDays, newInvitationCode } from './relationship-code.ts'
import { managingRelationships } from './read-relationships.ts'
import { inviteSchema } from './relationship-form.ts'

/** From when on a person acts for themselves. */
const majority = 18

/**
 * The day before a child comes of age: of a birth that is known to the month or the year, as if it were at its end, so that
 * nobody is a child for longer than can be. Undefined where nothing is known of it.
 */
function lastDayOfChildhood(birthDate: string | null, timeZone: string): string | undefined {
  const born = birthDate === null ? undefined : parsePartialDate(birthDate)
  return born === undefined
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(extentOf(born, timeZone).to.getTime())
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .subtract({ days: 1 })
        .add({ years: majority })
        .subtract({ days: 1 })
        .toString()
}

function mustBeChildUntil(birthDate: string | null, endsOn: string | null, timeZone: string): void {
  const last = lastDayOfChildhood(birthDate, timeZone)
  if (last !== undefined && endsOn !== null && endsOn > last) {
    throw new Refused('comes-of-age', { values: { last } })
  }
}

/**
 * Invites a person, whose identity was proved at the desk, to tie their account to a record: with a code that works once and
 * for two weeks, by mail or printed. One record is one person's. It gives the code, where it goes by no mail.
 */
export const inviteToRecord = definePatientCommand({
  ...managingRelationships,
  name: 'patients.invite-to-record',
  event: 'record-tie.invited',
  input: ({ time, clock }) => inviteSchema(() => time.isoDate(clock.now())),
  run: (services, { proof, origin, at }, { kind, document, grounds, endsOn, email }) => {
    const { patientId, actor, recordNumber } = proof
    const { purposeKeys, publicUrl, mail } = services
    return auditedChange(services, proof, origin, 'record-tie.invited', async (transaction) => {
      const { patient, key } = await holdPatient(services, transaction, patientId)
      if (kind === 'guardian') {
        mustBeChildUntil(
          patient.birthDate?.open(key, { table: 'patients', column: 'birth_date', row: patientId }) ?? null,
          endsOn,
          services.time.timeZone,
        )
      }
      if (kind === 'self' && (await User.count({ where: { patientId }, transaction })) > 0) {
        throw new Refused('tied-already')
      }
      const id = newId()
      const code = newInvitationCode()
      const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000)
      await RecordTie.create(
        {
          id,
          patientId,
          kind,
          document,
          grounds: kind === 'self' ? null : fieldSealer(key, 'record_ties', id).optional('grounds', grounds),
          endsOn: kind === 'self' ? null : endsOn,
          codeHash: hashInvitationCode(code, purposeKeys['access-codes']),
          codeExpiresAt: expiresAt,
          invitedBy: actor.id,
          invitedAt: at,
        },
        { transaction },
      )
      if (email !== null) {
        const message = recordInvitation({
          code,
          recordNumber,
          link: publicUrl.link(paths.invitation()),
          validDays: invitationDays,
        })
        await mail.enqueue(transaction, { ...message, to: email, goodUntil: expiresAt })
      }
      return {
        value: { id, code: email === null ? code : undefined },
        resource: { type: 'record-tie', id },
        details: { kind, document, by: email === null ? 'printed' : 'mail' },
      }
    })
  },
})
