import type { Transaction } from 'sequelize'
import { Dispensing } from '../../../models/prescriptions/dispensing.ts'
import type { SignedIn } from '../../access/session.ts'
import { DoneBeforeError } from '../../operations/done-before.ts'
import { Refused } from '../../operations/refused.ts'

/** Recognises a form that was sent twice, also when the first has taken the prescription out of the pharmacy's sight. */
export async function dispensedBefore(
  prescriptionId: string,
  person: SignedIn,
  idempotencyKey: string,
): Promise<boolean> {
  const known = await Dispensing.findOne({
    attributes: ['id'],
    where: { prescriptionId, idempotencyKey, pharmacistId: person.actor.id },
  })
  return known !== null
}

/** @throws DoneBeforeError for a form sent twice, Refused where another one carries its key */
export async function mustBeNew(
  prescriptionId: string,
  pharmacistId: string,
  idempotencyKey: string,
  transaction: Transaction,
): Promise<void> {
  const known = await Dispensing.findOne({ where: { prescriptionId, idempotencyKey }, transaction })
  if (known?.pharmacistId === pharmacistId) {
    throw new DoneBeforeError()
  }
  if (known !== null) {
    throw new Refused('key-taken')
  }
}
