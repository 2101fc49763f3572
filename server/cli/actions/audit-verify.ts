import { createPublicKey, type KeyObject } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { openCheckpoint, type Checkpoint } from '../../audit/tree/checkpoint.ts'
import { verifyFile, type FileReport } from '../../audit/tree/verify-file.ts'
import { rawPublicKey } from '../../crypto/signed-note.ts'
import { CommandFailed, UsedWrongly } from '../command-error.ts'
import type { AuditVerifyOptions } from '../commands/audit-verify.ts'
import { complain, say } from '../output.ts'
import { Progress } from '../progress.ts'

const readAtOnce = 1024 * 1024

async function textOf(name: string, option: string): Promise<string> {
  try {
    return await readFile(name, 'utf8')
  } catch {
    throw new UsedWrongly(`${option}: the file ${name} cannot be read`)
  }
}

const pemBlock = /-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g

/** The public keys in a file: it may hold those of earlier times too. */
async function keysIn(name: string): Promise<KeyObject[]> {
  const blocks = (await textOf(name, '--public-key')).match(pemBlock) ?? []
  try {
    const keys = blocks.map((pem) => createPublicKey(pem))
    keys.forEach(rawPublicKey)
    if (keys.length > 0) {
      return keys
    }
  } catch {
    // Said below: what is in the file is no key that can verify.
  }
  throw new UsedWrongly(`--public-key: ${name} does not hold an Ed25519 public key as PEM`)
}

async function checkpointIn(name: string, keys: readonly KeyObject[]): Promise<Checkpoint> {
  const note = `${(await textOf(name, '--checkpoint')).replaceAll('\r\n', '\n').trim()}\n`
  try {
    const said = keys.map((key) => openCheckpoint(note, key)).find((open) => open !== undefined)
    if (said !== undefined) {
      return said
    }
  } catch {
    throw new UsedWrongly(`--checkpoint: ${name} does not hold a checkpoint`)
  }
  throw new CommandFailed(`The checkpoint in ${name} was not signed by this public key.`)
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) {
    throw new UsedWrongly(`There is no file ${file}`)
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

/**
 * Verifies a file and says what came of it.
 * @throws UsedWrongly where a file or key cannot be read; CommandFailed where the file is not what was signed
 */
export async function verifyAuditFile(file: string, options: AuditVerifyOptions): Promise<void> {
  const bytes = await sizeOf(file)
  const keys = (await Promise.all(options.publicKey.map(keysIn))).flat()
  const older = options.checkpoint === undefined ? undefined : await checkpointIn(options.checkpoint, keys)
  const progress = new Progress()
  progress.begin('Verifying', bytes)
  const started = performance.now()
  const stream = createReadStream(file, { highWaterMark: readAtOnce })
  const report = await verifyFile(stream, { keys, ...(older === undefined ? {} : { older }) }, (done) =>
    progress.at(done),
  ).finally(() => progress.clear())
  if (report.faults.length > 0) {
    tellFaults(report)
    throw new CommandFailed('The file is NOT what was signed.')
  }
  for (const line of summary(report)) {
    say(line)
  }
  if (older !== undefined) {
    say(`The older checkpoint of ${older.size} leaves fits: since then the log only grew.`)
  }
  const seconds = (performance.now() - started) / 1000
  say(`Verified in ${seconds.toFixed(1)} s: nothing was altered, nothing is missing, the order was kept.`)
}
