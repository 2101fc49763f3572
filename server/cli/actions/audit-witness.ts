import { rename } from 'node:fs/promises'
import path from 'node:path'
import { readLastCheckpoint } from '../../../models/queries/audit/tree/verify-tree.ts'
import { TreeBrokenError } from '../../audit/tree/stored-tree.ts'
import type { WitnessFile } from '../../audit/tree/witness/witness-file.ts'
import { isWitnessed } from '../../audit/tree/witness/witness-notes.ts'
import type { Services } from '../../services.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { say } from '../output.ts'
import { withServices } from '../with-services.ts'

export type AuditWitnessOptions = { readonly beginAnew?: true; readonly reason?: string }

const longestReason = 500

/** The most rows of a checkpoint in the file; undefined where none is of this log. */
async function rowsOf(witness: WitnessFile): Promise<number | undefined> {
  try {
    return Math.max(0, ...(await witness.newest()).map(({ size }) => size))
  } catch (error) {
    if (error instanceof TreeBrokenError) {
      return undefined
    }
    throw error
  }
}

async function tellState({ prepared }: Services, witness: WitnessFile): Promise<void> {
  const sealed = (await readLastCheckpoint(prepared))?.size ?? 0
  const has = await rowsOf(witness)
  const { state } = witness
  if (state.kind === 'unusable') {
    throw new CommandFailedError(
      `${witness.name} cannot be used (${state.problem}): the log is not witnessed.`,
    )
  }
  if (has === undefined) {
    throw new CommandFailedError(`${witness.name} holds checkpoints, but none of this log.`)
  }
  if (has > sealed) {
    throw new CommandFailedError(
      `${witness.name} has checkpoints up to ${has} rows, the database only up to ${sealed}: the end of the log was cut off, or an older copy of the database was restored.`,
    )
  }
  say(`${witness.name} has checkpoints up to ${has} rows, the database up to ${sealed}.`)
}

/** Puts the file aside, under a name with the time, and begins another; on record. */
async function beginAnew(services: Services, witness: WitnessFile, reason: string): Promise<void> {
  const { trail, sealing, clock } = services
  if (!(await isWitnessed(witness.name))) {
    throw new UsedWronglyError(`There is nothing in ${witness.name}: it is begun with the next checkpoint.`)
  }
  const rows = await rowsOf(witness)
  const aside = `${witness.name}.until-${clock.now().toISOString().replaceAll(/[:.]/g, '-')}`
  await rename(witness.name, aside)
  try {
    await trail.append({
      event: 'audit.witness-renewed',
      outcome: 'success',
      details: { reason, operator: operator(), aside: path.basename(aside), rows: rows ?? 'not of this log' },
    })
  } catch (error) {
    await rename(aside, witness.name)
    throw error
  }
  const size = await sealing.sealNow()
  say(`The file before stands in ${aside}. A new one has checkpoints up to ${size} rows.`)
  say('Restart the servers that were running: they still know of the log as it was.')
}

/**
 * Says how the witness file stands, or begins it anew after a restore that was meant.
 * @throws CommandFailedError where the file and the database do not fit; UsedWronglyError where a reason is missing
 */
export async function lookAfterWitness(options: AuditWitnessOptions): Promise<void> {
  const reason = options.reason?.trim() ?? ''
  if (options.beginAnew === true && (reason === '' || reason.length > longestReason)) {
    throw new UsedWronglyError(
      `--begin-anew needs --reason, in at most ${longestReason} characters: say why.`,
    )
  }
  await withServices(async (services) => {
    const { witness } = services
    if (witness === undefined) {
      throw new CommandFailedError('AUDIT_WITNESS_FILE is off: the log is not witnessed.')
    }
    await (options.beginAnew === true ? beginAnew(services, witness, reason) : tellState(services, witness))
  })
}
