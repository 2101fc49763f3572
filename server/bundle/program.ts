import { systemClock } from '../clock.ts'

/*
 * All that is started from one bundle. Each part is loaded when it is asked for.
 */

/** Serves until a signal asks it to stop. */
export async function serve(): Promise<void> {
  const { serve: serveBy } = await import('../serve.ts')
  await serveBy(systemClock)
}

/** Runs the command that the arguments name, and sets the exit code. */
export async function runCommand(): Promise<void> {
  const [{ goOnWithoutReaders }, { makeProgram }, { runProgram }] = await Promise.all([
    import('../cli/output.ts'),
    import('../cli/program.ts'),
    import('../cli/run-program.ts'),
  ])
  goOnWithoutReaders()
  process.exitCode = await runProgram(makeProgram(), process.argv)
}

/** Loads what a start loads, without starting anything: what is loaded is what is kept compiled. */
export async function load(): Promise<void> {
  await Promise.all([
    import('../serve.ts'),
    import('../boot.ts'),
    import('../log.ts'),
    import('../demo/load-demo-data.ts'),
    import('../cli/program.ts'),
    import('../cli/run-program.ts'),
  ])
}
