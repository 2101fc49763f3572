import { renewIndexKey } from '../../keys/renew-index-key.ts'
import { NoSuchPatientError, renewPatientKey } from '../../keys/renew-patient-key.ts'
import { UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { say } from '../output.ts'
import { Progress } from '../progress.ts'
import { withServices } from '../with-services.ts'
import { showRotation } from './rotation-progress.ts'

/** Gives one patient a new data key. @throws UsedWronglyError where there is no such patient */
export async function renewKeyOfPatient(recordNumber: string): Promise<void> {
  await withServices(async (services) => {
    const number = recordNumber.toUpperCase()
    const values = await renewPatientKey(services, number, operator()).catch((error: unknown) => {
      throw error instanceof NoSuchPatientError ? new UsedWronglyError(error.message) : error
    })
    say(`${values.toLocaleString('en')} values of ${number} are encrypted under a new key.`)
  })
}

/** Makes the search index anew under a new key. */
export async function renewKeyOfIndex(batch: number): Promise<void> {
  await withServices(async (services) => {
    const progress = new Progress()
    try {
      const listener = showRotation(progress, 'Making the search index anew')
      const rows = await renewIndexKey(services, { batch, operator: operator(), listener })
      progress.clear()
      say(`The search index stands under a new key (${rows.toLocaleString('en')} rows); the old one is gone.`)
    } finally {
      progress.clear()
    }
  })
}
