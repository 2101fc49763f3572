import { CommanderError, type Command } from 'commander'
import { CommandFailedError, UsedWronglyError } from './command-error.ts'
import { complain } from './output.ts'

/**
 * Runs the command that the arguments name.
 * @param argv as process.argv: two entries before the arguments
 * @returns the exit code: 0 done, 1 found something or failed, 2 used wrongly
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<number> {
  try {
    await program.parseAsync([...argv])
    return 0
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said what was wrong, or shown the help that was asked for.
      return error.exitCode === 0 ? 0 : 2
    }
    if (error instanceof UsedWronglyError || error instanceof CommandFailedError) {
      complain(error.message)
      return error instanceof UsedWronglyError ? 2 : 1
    }
    const { errorText } = await import('./error-text.ts')
    complain(errorText(error))
    return 1
  }
}
