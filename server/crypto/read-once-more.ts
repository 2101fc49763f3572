import { SealBrokenError } from './envelope.ts'

/**
 * Reads and opens; where a seal does not open, once more from the first read on: a key may have been renewed between two
 * reads. What then does not open was changed outside MedGuard.
 * @param read changes nothing
 * @param onFirstRead is told when the first reading is over
 * @throws SealBrokenError of the second reading, and whatever else was thrown
 */
export async function readOnceMore<Found>(
  read: () => Promise<Found>,
  onFirstRead: () => void = () => {},
): Promise<Found> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof SealBrokenError)) {
      throw error
    }
  } finally {
    onFirstRead()
  }
  return read()
}
