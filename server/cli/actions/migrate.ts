import { readEnvironment } from '../../../config/env.ts'
import { rollBack } from '../../../models/migrate.ts'
import { migrateDatabase } from '../../open-services.ts'
import { complain, say } from '../output.ts'
import { reachDatabase } from '../reach-database.ts'

/** Brings the schema up to date. */
export async function bringUp(): Promise<void> {
  const urls = await reachDatabase(readEnvironment(process.env), complain)
  try {
    const { applied } = await migrateDatabase(urls, complain)
    say(applied.length === 0 ? 'The schema is up to date.' : `The schema has changed: ${applied.join(', ')}.`)
  } finally {
    await urls.stop()
  }
}

/** Takes back the newest steps, with the data in their tables. */
export async function takeBack(steps: number): Promise<void> {
  const urls = await reachDatabase(readEnvironment(process.env), complain)
  try {
    const { reverted } = await rollBack({ url: urls.ownerUrl, steps })
    say(reverted.length === 0 ? 'There was nothing to take back.' : `Taken back: ${reverted.join(', ')}.`)
  } finally {
    await urls.stop()
  }
}
