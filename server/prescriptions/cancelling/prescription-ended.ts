import type { Transaction } from 'sequelize'
import { readPrescriptionEnd } from '../../../models/queries/prescriptions/prescription-end.ts'
import { OvertakenError, type Deed } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { Refused } from '../../operations/refused.ts'

/**
 * Why a prescription is not in the state that a change needs: who has signed, dispensed or cancelled it and when; or that
 * it is of another system, where nobody here does.
 * @param to where whoever comes too late goes on
 */
export async function prescriptionEnded(
  { prepared }: Pick<Services, 'prepared'>,
  transaction: Transaction,
  id: string,
  to = paths.prescription(id),
): Promise<OvertakenError | Refused> {
  const end = await readPrescriptionEnd(prepared.within(transaction), id)
  const what = 'prescription'
  const told = (deed: Omit<Deed, 'what'>) =>
    new OvertakenError(
      { what, ...deed },
      {
        next: { href: to, label: 'how-it-stands' },
        about: { resource: { type: 'prescription', id } },
      },
    )
  switch (end?.status) {
    case 'dispensed':
      return told({ done: 'dispensed', by: end.dispensed_by_id, at: end.dispensed_at })
    case 'cancelled':
      return told({ done: 'cancelled', by: end.cancelled_by_id, at: end.cancelled_at })
    case 'approved':
      return told({ done: 'signed', by: end.prescriber_id, at: end.signed_at })
    case 'draft':
      return new Refused('not-signed')
    default:
      return new Refused('of-another-system')
  }
}
