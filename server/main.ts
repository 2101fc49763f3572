import { EnvironmentError, readEnvironment } from '../config/env.ts'
import { boot, type Running } from './boot.ts'
import { systemClock } from './clock.ts'
import { createLog } from './log.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

function welcome({ url, services }: Running): void {
  say(`MedGuard is ready at ${url}`)
  if (services.environment.demo) {
    say('Demo mode: sign in with one of the accounts shown on the sign-in page, for example physician.')
    say('Stop it with Ctrl-C; the data is kept.')
  }
}

function stopOnSignal(running: Running): void {
  let stopping = false
  const stop = () => {
    if (stopping) {
      return
    }
    stopping = true
    say('Stopping: requests under way finish first')
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(`Stopping failed: ${error instanceof Error ? error.message : 'unknown reason'}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function main(): Promise<void> {
  const started = performance.now()
  const environment = readEnvironment(process.env)
  const progress = (line: string) => say(`[${((performance.now() - started) / 1000).toFixed(1)} s] ${line}`)
  const running = await boot({
    environment,
    clock: systemClock,
    log: createLog(environment.LOG_LEVEL),
    progress,
  })
  stopOnSignal(running)
  welcome(running)
}

main().catch((error: unknown) => {
  const known =
    error instanceof EnvironmentError || (error instanceof Error && error.name === 'DataFolderInUseError')
  complain(
    error instanceof Error
      ? known
        ? error.message
        : (error.stack ?? error.message)
      : 'MedGuard could not start',
  )
  process.exit(1)
})
