import { Option, type Command } from 'commander'
import type { SecurityCheckOptions } from '../actions/security-check.ts'

const formats: readonly SecurityCheckOptions['format'][] = ['text', 'json']

async function securityCheck(options: SecurityCheckOptions): Promise<void> {
  const { checkSecurity } = await import('../actions/security-check.ts')
  await checkSecurity(options)
}

/** `medguard security-check` */
export function addSecurityCheck(program: Command): void {
  program
    .command('security-check')
    .description('look whether the safeguards of this installation stand')
    .option('--verbose', 'also say what was looked at and found in order')
    .addOption(new Option('--format <format>', 'how to tell it').choices(formats).default('text'))
    .option('--fix', 'mend what can be mended without harm, such as rights of files')
    .addHelpText(
      'after',
      `
It changes nothing without --fix. It ends with 1 where something critical was found: run it regularly, from a timer
whose failures somebody reads.`,
    )
    .action(securityCheck)
}
