import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Services } from '../../services.ts'
import { verifyFile } from '../tree/files/verify-file.ts'

/** An archive does not hold what it should. */
export class ArchiveUnusableError extends Error {
  constructor(file: string, why: string) {
    super(`${file} is not a whole archive of its month: ${why} Nothing was removed.`)
    this.name = 'ArchiveUnusableError'
  }
}

/**
 * Reads an archive back from the disk and verifies it against the keys of this log, as a stranger would.
 * @returns its SHA-256 in hexadecimal
 * @throws ArchiveUnusableError where it is not exactly the rows of the month
 */
export async function checkArchive(
  services: Services,
  file: string,
  expected: { readonly month: string; readonly rows: number },
): Promise<string> {
  const keys = services.auditKeys.all.map(({ publicKey }) => publicKey)
  const digest = createHash('sha256')
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(file)) {
      const read = Buffer.from(chunk)
      digest.update(read)
      yield read
    }
  }
  const { header, rows, faults } = await verifyFile(bytes(), { keys })
  const [fault] = faults
  if (fault !== undefined) {
    throw new ArchiveUnusableError(file, fault.what)
  }
  if (header?.filters?.['month'] !== expected.month || rows !== expected.rows) {
    throw new ArchiveUnusableError(file, `it has ${rows} rows where the month has ${expected.rows}.`)
  }
  return digest.digest('hex')
}
