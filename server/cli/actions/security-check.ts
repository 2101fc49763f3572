import pg from 'pg'
import { readEnvironment } from '../../../config/env.ts'
import { systemClock } from '../../clock.ts'
import type { CheckSubject } from '../../security/check/check.ts'
import { checks } from '../../security/check/checks.ts'
import { runChecks } from '../../security/check/run-checks.ts'
import { CommandFailedError } from '../command-error.ts'
import { complain, say } from '../output.ts'
import { reachDatabase } from '../reach-database.ts'
import { checksAsJson, checksAsText, countCritical } from '../told-checks.ts'

export type SecurityCheckOptions = {
  readonly verbose?: true
  readonly format: 'text' | 'json'
  readonly fix?: true
}

/** Runs one statement as the owner of the tables. */
async function asOwner(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/**
 * Looks whether the safeguards stand, and says it.
 * @throws CommandFailedError where something critical was found
 */
export async function checkSecurity({ verbose, format, fix }: SecurityCheckOptions): Promise<void> {
  const environment = readEnvironment(process.env)
  const urls = await reachDatabase(environment, complain)
  const client = new pg.Client({ connectionString: urls.directUrl ?? urls.appUrl })
  try {
    await client.connect()
    await client.query('SET default_transaction_read_only = on')
    const subject: CheckSubject = {
      environment,
      at: systemClock.now(),
      ask: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
      change: (text) => asOwner(urls.ownerUrl, text),
      databaseUrl: urls.appUrl,
    }
    const results = await runChecks(checks, subject, { fix: fix === true })
    say(
      format === 'json'
        ? checksAsJson(results, subject.at)
        : checksAsText(results, { verbose: verbose === true }),
    )
    const critical = countCritical(results)
    if (critical > 0) {
      throw new CommandFailedError(`${critical} critical finding${critical === 1 ? '' : 's'}.`)
    }
  } finally {
    await client.end()
    await urls.stop()
  }
}
