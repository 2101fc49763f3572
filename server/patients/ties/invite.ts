import { Temporal } from 'temporal-polyfill'
import { newId } from '../../../models/new-id.ts'
import { RecordTie } from '../../../models/record-tie.ts'
import { User } from '../../../models/user.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { invalid, type Invalid } from '../../http/answer.ts'
import type { PatientRequest } from '../../http/patient-route.ts'
import { recordInvitation } from '../mails/record-invitation.ts'
import { extentOf, parsePartialDate } from '../../partial-date.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { holdPatient } from '../hold-record.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { hashTieCode, invitationDays, newTieCode } from './tie-code.ts'
import type { InviteValues } from './tie-form.ts'

/** From when on a person acts for themselves. */
const majority = 18

/** Somebody cannot be invited so. */
export class InviteFaultError extends Error {
  readonly answer: Invalid
  constructor(field: string, message: string) {
    super(message)
    this.answer = invalid(field, message)
  }
}

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
    throw new InviteFaultError(
      'endsOn',
      `The patient comes of age after ${last}: enter that day or an earlier one. From then on they are asked themselves`,
    )
  }
}

/**
 * Invites a person, whose identity was proved at the desk, to tie their account to a record: with a code that works once and
 * for two weeks, by mail or printed. One record is one person's.
 * @returns the code, where it goes by no mail
 * @throws InviteFaultError
 */
export async function inviteToRecord(
  services: Services,
  { admission, origin, at }: PatientRequest,
  { kind, document, grounds, endsOn, email }: InviteValues,
): Promise<ChangeReceipt<string | undefined>> {
  const { patientId, actor, recordNumber } = admission
  const { purposeKeys, publicUrl, mail } = services
  return auditedChange(services, admission, origin, 'record-tie.invited', async (transaction) => {
    const { patient, key } = await holdPatient(services, transaction, patientId)
    if (kind === 'guardian') {
      mustBeChildUntil(
        patient.birthDate?.open(key, { table: 'patients', column: 'birth_date', row: patientId }) ?? null,
        endsOn,
        services.time.timeZone,
      )
    }
    if (kind === 'self' && (await User.count({ where: { patientId }, transaction })) > 0) {
      throw new InviteFaultError(
        'kind',
        'An account is tied to this record already. Where it is another person’s, have that tie ended first',
      )
    }
    const id = newId()
    const code = newTieCode()
    const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000)
    await RecordTie.create(
      {
        id,
        patientId,
        kind,
        document,
        grounds: kind === 'self' ? null : fieldSealer(key, 'record_ties', id).optional('grounds', grounds),
        endsOn: kind === 'self' ? null : endsOn,
        codeHash: hashTieCode(code, purposeKeys['access-codes']),
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
      value: email === null ? code : undefined,
      resource: { type: 'record-tie', id },
      details: { kind, document, by: email === null ? 'printed' : 'mail' },
    }
  })
}
