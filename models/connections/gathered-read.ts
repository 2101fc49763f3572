import type { PreparedQueries } from '../prepared.ts'

type WaitingRead<Asked, Found> = {
  readonly asked: Asked
  readonly found: (found: Found) => void
  readonly failed: (error: unknown) => void
}

/** Reads for several who ask; what each is told stands at the same place as what was asked. */
export type ReadMany<Asked, Found> = (
  prepared: PreparedQueries,
  asked: readonly Asked[],
) => Promise<readonly Found[]>

async function settle<Asked, Found>(
  prepared: PreparedQueries,
  readMany: ReadMany<Asked, Found>,
  batch: readonly WaitingRead<Asked, Found>[],
): Promise<void> {
  try {
    const answers = await readMany(
      prepared,
      batch.map(({ asked }) => asked),
    )
    if (answers.length !== batch.length) {
      throw new Error(`${batch.length} asked and ${answers.length} were answered`)
    }
    for (const [place, answer] of answers.entries()) {
      batch[place]?.found(answer)
    }
  } catch (error) {
    const [only, ...others] = batch
    if (only !== undefined && others.length === 0) {
      only.failed(error)
      return
    }
    await Promise.all(batch.map((waiting) => settle(prepared, readMany, [waiting])))
  }
}

/**
 * A read that many requests make at once. What is asked for in the same turn of the event loop goes to the database as
 * one statement: starting a statement costs more than finding one more row. A read that is alone waits for nothing.
 * Where a statement for several fails, each is read by itself, so that nobody fails for another's sake.
 */
export function gatheredRead<Asked, Found>(
  readMany: ReadMany<Asked, Found>,
): (prepared: PreparedQueries, asked: Asked) => Promise<Found> {
  const gathering = new WeakMap<PreparedQueries, WaitingRead<Asked, Found>[]>()
  return (prepared, asked) => {
    prepared.mustHoldNone('A gathered read')
    return new Promise((found, failed) => {
      const waiting = gathering.get(prepared)
      if (waiting !== undefined) {
        waiting.push({ asked, found, failed })
        return
      }
      const batch = [{ asked, found, failed }]
      gathering.set(prepared, batch)
      setImmediate(() => {
        gathering.delete(prepared)
        void settle(prepared, readMany, batch)
      })
    })
  }
}
