import type { Transaction } from 'sequelize'
import { Dispensing } from '../../models/dispensing.ts'
import type { SignedIn } from '../access/session.ts'
import type { AlreadyDone } from '../http/answer.ts'
import { paths } from '../paths.ts'
import { Prevented } from './prevented.ts'

/** This person has recorded this very form before. Thrown inside the transaction of the second one. */
export class RecordedBefore extends Error {}

export const alreadyRecorded: AlreadyDone = {
  alreadyDone: true,
  to: paths.prescriptions(),
  notice: 'This dispensing was recorded already. Nothing was recorded twice.',
}

/** Recognises a form that was sent twice, also when the first has taken the prescription out of the pharmacy's sight. */
export async function dispensedBefore(
  prescriptionId: string,
  person: SignedIn,
  idempotencyKey: string,
): Promise<AlreadyDone | undefined> {
  const known = await Dispensing.findOne({
    attributes: ['id'],
    where: { prescriptionId, idempotencyKey, pharmacistId: person.actor.id },
  })
  return known === null ? undefined : alreadyRecorded
}

/** @throws RecordedBefore for a form sent twice, Prevented where another one carries its key */
export async function mustBeNew(
  prescriptionId: string,
  pharmacistId: string,
  idempotencyKey: string,
  transaction: Transaction,
): Promise<void> {
  const known = await Dispensing.findOne({ where: { prescriptionId, idempotencyKey }, transaction })
  if (known?.pharmacistId === pharmacistId) {
    throw new RecordedBefore()
  }
  if (known !== null) {
    throw new Prevented('key-taken')
  }
}
