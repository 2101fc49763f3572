import type { Command } from 'commander'

const doing = new WeakMap<Command, string>()

/** Says of a command that it does what an operation does, by the same steps, for the house instead of somebody signed in. */
export function does(operation: string, command: Command): Command {
  doing.set(command, operation)
  return command
}

/** Every command that can be run, as it is typed. */
export function commandsOf(program: Command): string[] {
  const within = (command: Command, typed: string): string[] =>
    command.commands.length === 0
      ? [typed]
      : command.commands.flatMap((sub) => within(sub, `${typed} ${sub.name()}`))
  return within(program, program.name())
}

/** Every command that does what an operation does, as it is typed. */
export function commandsThatDo(program: Command): { readonly operation: string; readonly typed: string }[] {
  const within = (command: Command, typed: string): { operation: string; typed: string }[] => {
    const operation = doing.get(command)
    return [
      ...(operation === undefined ? [] : [{ operation, typed }]),
      ...command.commands.flatMap((sub) => within(sub, `${typed} ${sub.name()}`)),
    ]
  }
  return within(program, program.name())
}
