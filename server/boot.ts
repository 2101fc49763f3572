import type { Server } from 'node:http'
import type { Logger } from 'pino'
import type { Environment } from '../config/env.ts'
import { askForVerificationAtStart } from '../models/queries/audit/tree/integrity-state.ts'
import { createApp } from './app.ts'
import { startShipping } from './audit/shipping.ts'
import type { Clock } from './clock.ts'
import { DrainingServer } from './http/draining-server.ts'
import { startJobs } from './jobs/jobs.ts'
import { migrateDatabase, openDatabase, openServices, type Progress } from './open-services.ts'
import { seedEmptyCatalogue } from './prescriptions/seed-medications.ts'
import type { Services } from './services.ts'
import { version } from './version.ts'
import { sourceLanguage } from '../views/words/languages.ts'

export { migrateDatabase, openServices, type Progress } from './open-services.ts'

export type RunningServer = {
  readonly url: string
  readonly services: Services
  /** @param outcome recorded: failure where a fault ends the server */
  stop(outcome?: 'success' | 'failure'): Promise<void>
}

/** Something else listens there. */
export class PortInUseError extends Error {
  constructor(host: string, port: number) {
    super(
      `The port ${port} is in use on ${host}: stop what listens there, or set PORT to another (0 takes any free one)`,
    )
    this.name = 'PortInUseError'
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(host, port) : error)
    })
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function addressOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Starts everything in order; `stop` is the other way round: requests under way finish first. */
export async function boot(options: {
  environment: Environment
  clock: Clock
  log: Logger
  progress: Progress
}): Promise<RunningServer> {
  const { environment, clock, log, progress } = options
  const undo: (() => Promise<void>)[] = []
  let ending: 'success' | 'failure' = 'success'
  const stop = async (outcome: 'success' | 'failure' = 'success') => {
    ending = outcome
    for (const step of undo.splice(0).toReversed()) {
      await step()
    }
  }
  try {
    const urls = await openDatabase(environment, progress)
    undo.push(() => urls.stop())
    progress('Checking the schema')
    await migrateDatabase(urls, progress)
    const { services, database } = await openServices({
      environment,
      clock,
      log,
      appUrl: urls.appUrl,
      directUrl: urls.directUrl,
    })
    undo.push(() => database.close())
    undo.push(() => services.sessionUse.write())
    await seedEmptyCatalogue(clock.now())
    if (environment.demo) {
      const { loadDemoData } = await import('./demo/load-demo-data.ts')
      await loadDemoData(services, progress)
    }
    await services.keyWatch.start()
    undo.push(() => services.keyWatch.stop())
    const jobs = await startJobs(services)
    undo.push(() => jobs.stop())
    const shipping = await startShipping(services)
    undo.push(() => shipping.stop())
    services.sealing.start()
    await askForVerificationAtStart(services.sequelize)
    undo.push(() => services.sealing.stop())
    const details = { version: version(), node: process.version }
    await services.trail.append({ event: 'system.started', outcome: 'success', details })
    undo.push(async () => {
      await services.trail.append({ event: 'system.stopped', outcome: ending, details })
    })
    const server = new DrainingServer(createApp(services), () =>
      services.words[sourceLanguage].say('http.problem.being-stopped'),
    )
    await listen(server.http, environment.PORT, environment.HOST)
    undo.push(() =>
      server.stop(() => progress('Stopping: what was accepted is answered, what comes later is refused')),
    )
    const url = addressOf(server.http, environment.HOST)
    services.publicUrl.listeningAt(url)
    return { url, services, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
