import { readEnvironment } from '../../config/env.ts'
import { migrateDatabase, openServices } from '../open-services.ts'
import { systemClock } from '../clock.ts'
import type { DatabaseUrls } from '../embedded-database.ts'
import { createLog } from '../log.ts'
import type { Services } from '../services.ts'
import { complain } from './output.ts'
import { reachDatabase } from './reach-database.ts'

/** Does a command's work with everything that the server has, but for the server; closes it all afterwards. */
export async function withServices<T>(
  work: (services: Services, urls: DatabaseUrls) => Promise<T>,
): Promise<T> {
  const environment = readEnvironment(process.env)
  const urls = await reachDatabase(environment, complain)
  try {
    await migrateDatabase(urls, complain)
    const { services, database } = await openServices({
      environment,
      clock: systemClock,
      log: createLog(environment.LOG_LEVEL, process.stderr),
      appUrl: urls.appUrl,
      directUrl: urls.directUrl,
    })
    await services.keyWatch.start()
    try {
      if (environment.demo) {
        // Nobody but the demo waits for it to be loaded.
        const { loadDemoData } = await import('../demo/load-demo-data.ts')
        await loadDemoData(services, complain)
      }
      return await work(services, urls)
    } finally {
      await services.keyWatch.stop().catch(() => undefined)
      await database.close()
    }
  } finally {
    await urls.stop()
  }
}
