import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { verifyFile, type FileReport } from '../../audit/tree/files/verify-file.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { complain, say } from '../output.ts'
import { Progress } from '../progress.ts'
import { checkpointIn, growthIn, keysIn } from '../trusted-files.ts'
import { smallProofOf, verifyEvent, verifyGrowth, type TrustedInputs } from './verify-small-proofs.ts'

export type AuditVerifyOptions = {
  readonly publicKey: readonly string[]
  readonly checkpoint?: string
  readonly consistency?: string
}

const readAtOnce = 1024 * 1024

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) {
    throw new UsedWronglyError(`There is no file ${file}`)
  }
  return found.size
}

function summary({ header, checkpoint, rows, withheld, outside }: FileReport): string[] {
  const { origin = '', size = 0, sealedAt = 'an unknown time' } = checkpoint ?? {}
  const range = header === undefined ? '' : `leaves ${header.from} to ${header.to - 1}`
  return [
    `Signed: a tree of ${size} leaves, at ${sealedAt}, by ${origin}`,
    `Rows in the file: ${rows}, of ${range}`,
    ...(withheld === 0 ? [] : [`Rows of that range that the export's filters left out: ${withheld}`]),
    ...(outside === 0 ? [] : [`Leaves outside of that range: ${outside}`]),
  ]
}

function tellFaults({ faults, moreFaults }: FileReport): void {
  for (const { what, rows } of faults) {
    complain([what, ...rows.map(({ index, id }) => `row ${index}, id ${id}`)].join(' '))
  }
  if (moreFaults > 0) {
    complain(`… and ${moreFaults} more`)
  }
}

async function startOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64))
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function verifyLogFile(file: string, bytes: number, trusted: TrustedInputs): Promise<void> {
  const progress = new Progress()
  progress.begin('Verifying', bytes)
  const started = performance.now()
  const stream = createReadStream(file, { highWaterMark: readAtOnce })
  const report = await verifyFile(stream, trusted, (done) => progress.at(done)).finally(() =>
    progress.clear(),
  )
  if (report.faults.length > 0) {
    tellFaults(report)
    throw new CommandFailedError('The file is NOT what was signed.')
  }
  for (const line of summary(report)) {
    say(line)
  }
  if (trusted.older !== undefined) {
    say(`The older checkpoint of ${trusted.older.size} leaves fits: since then the log only grew.`)
  }
  const seconds = (performance.now() - started) / 1000
  say(`Verified in ${seconds.toFixed(1)} s: nothing was altered, nothing is missing, the order was kept.`)
}

/**
 * Verifies a file and says what came of it: an export, the proof of one event, or a proof that the log only grew.
 * @throws UsedWronglyError where a file or key cannot be read; CommandFailedError where the file is not what was signed
 */
export async function verifyAuditFile(file: string, options: AuditVerifyOptions): Promise<void> {
  const bytes = await sizeOf(file)
  const keys = (await Promise.all(options.publicKey.map(keysIn))).flat()
  if (options.consistency !== undefined && options.checkpoint === undefined) {
    throw new UsedWronglyError('--consistency needs --checkpoint: the checkpoint that was kept')
  }
  const trusted: TrustedInputs = {
    keys,
    ...(options.checkpoint === undefined ? {} : { older: await checkpointIn(options.checkpoint, keys) }),
    ...(options.consistency === undefined ? {} : { growth: await growthIn(options.consistency, keys) }),
  }
  const kind = smallProofOf(await startOf(file))
  if (kind === 'event') {
    return verifyEvent(file, trusted)
  }
  return kind === 'consistency' ? verifyGrowth(file, trusted) : verifyLogFile(file, bytes, trusted)
}
