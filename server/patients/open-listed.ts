import type { Receipt } from '../audit/record.ts'
import { SealBrokenError } from '../crypto/envelope.ts'
import type { Services } from '../services.ts'
import { reportBroken } from './report-broken.ts'

/**
 * Opens something of one patient on a page about several. What does not open is recorded and told to officers, and
 * something else stands in its place: one damaged record keeps nobody from the others.
 * @throws whatever is no broken seal; that too, where the page is read once more before anybody is told
 */
export async function openListed<Opened, Instead>(
  services: Services,
  receipt: Receipt,
  patientId: string,
  { open, instead }: { open: () => Opened; instead: () => Instead },
): Promise<Opened | Instead> {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof SealBrokenError)) {
      throw error
    }
    await reportBroken(services, receipt, patientId, error)
    return instead()
  }
}
